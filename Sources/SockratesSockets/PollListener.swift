#if os(Linux)
    import Synchronization

    /// Takes connections on a socket of its own and carries them without NIO.
    final class PollListener: ListenerCarrier {
        let localAddress: SocketAddress
        let reception: Reception

        /// Where connections go, in turns; the first one takes them.
        let pollers: [Poller]
        let socket: ListeningSocket

        let isOpen = Mutex(true)

        /// Binds an address and begins to take connections.
        ///
        /// - Throws: `SocketError` when the address can't be had.
        static func bind(
            to address: SocketAddress,
            _ reception: Reception,
            on loops: EventLoops
        ) async throws(SocketError) -> PollListener {
            let inherited = reception.options.inherited
            if inherited == nil, case .unix(let path) = address { try await UnixSocketFile(path).removeIfStale() }
            let pollers = try loops.startedPollers()
            let socket =
                if let inherited {
                    ListeningSocket(taking: inherited, reception.options)
                } else {
                    try ListeningSocket(binding: address, reception.options)
                }
            let listener = PollListener(socket, reception, pollers)
            let isComing = pollers.first?.execute { loop in PollAcceptor.begin(listener, on: loop) }
            guard isComing == true else {
                socket.close()
                throw SocketError(.closed, "the event loops have ended")
            }
            return listener
        }

        private init(_ socket: ListeningSocket, _ reception: Reception, _ pollers: [Poller]) {
            self.socket = socket
            self.reception = reception
            self.pollers = pollers
            localAddress = socket.localAddress
        }

        deinit {
            let id = ObjectIdentifier(self)
            for poller in pollers { poller.execute { $0.forget(id) } }
        }

        func stopAccepting() async {
            let isFirst = isOpen.withLock { isOpen in
                defer { isOpen = false }
                return isOpen
            }
            guard isFirst else { return }
            await withCheckedContinuation { continuation in
                let isComing = pollers.first?.execute { loop in
                    loop.first { (acceptor: PollAcceptor) in acceptor.listener === self }?.loopEnds()
                    continuation.resume()
                }
                if isComing != true { continuation.resume() }
            }
        }

        func onEachRoll(_ body: @escaping @Sendable (ConnectionRoll) -> Void) {
            for poller in pollers { poller.execute { loop in body(loop.roll(of: self)) } }
        }

        func onEachRollInTurn(_ body: @escaping @Sendable (ConnectionRoll) -> Void) async {
            for poller in pollers {
                await withCheckedContinuation { continuation in
                    let isComing = poller.execute { loop in
                        body(loop.roll(of: self))
                        continuation.resume()
                    }
                    if !isComing { continuation.resume() }
                }
            }
        }
    }
#endif
