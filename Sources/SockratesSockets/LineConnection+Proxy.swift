import NIOCore

/// How a connection that may have come by a proxy begins.
extension LineConnection {
    /// Decides whether a proxy's header has to come first, and asks for the handler where none has to.
    ///
    /// - Returns: Whether the connection may go on.
    func begin() -> Bool {
        if let proxies = roll.proxies {
            prelude = ProxyPrelude(isExpected: proxies.trusts(peer))
            if prelude?.isExpected == true { return true }
        }
        return meetHandler()
    }

    /// The connection is there, and waits for the proxy's header.
    ///
    /// - Returns: Whether it does.
    func awaitsProxy() -> Bool {
        guard let proxies = roll.proxies, prelude?.isExpected == true else { return false }
        deadline = openedAt + .nanoseconds(proxies.timeout.clampedNanoseconds)
        arm()
        return true
    }

    /// Takes input while it is not clear whether there is a header.
    ///
    /// - Returns: Whether the input is used up.
    func take(_ input: Span<UInt8>, by prelude: ProxyPrelude) -> Bool {
        switch prelude.take(input) {
        case .nothing:
            return prelude.isExpected
        case .none:
            self.prelude = nil
            return false
        case .refused(let why):
            refuseProxy(why)
            return true
        case .own where !leavesInput:
            deadline = desk.now + .nanoseconds((roll.proxies?.patience ?? .zero).clampedNanoseconds)
            arm()
            return true
        case .own:
            goOn(from: nil)
            return true
        case .header(let source, let rest):
            goOn(from: source)
            if !rest.isEmpty { receive(rest.span) }
            return true
        }
    }

    /// The time for a header is over, or for a proxy that speaks for itself to leave.
    func proxyIsLate() {
        if prelude?.isOwn == true { goOn(from: nil) } else { refuseProxy("no PROXY header in time") }
    }

    /// The header is over: the connection begins.
    private func goOn(from source: SocketAddress?) {
        deadline = .distantFuture
        guard pass(source) else { return abort(.closed) }
        event {
            beginDeadlines()
            handler?.opened(self)
        }
    }

    /// The header is over: asks for the handler of whom it names.
    ///
    /// - Returns: Whether the connection may go on.
    func pass(_ source: SocketAddress?) -> Bool {
        prelude = nil
        if let source { peer = source }
        return meetHandler()
    }

    /// Breaks off whose header is wrong, late, or not believed.
    func refuseProxy(_ why: String) {
        roll.proxies?.refused?(peer, why)
        abort(.error(why))
    }

    private func meetHandler() -> Bool {
        handler = roll.welcome(self)
        return handler != nil
    }
}
