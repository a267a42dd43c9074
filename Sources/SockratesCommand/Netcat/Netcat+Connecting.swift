import SockratesSockets

extension Netcat {
    /// For so long a listener of this machine is waited for.
    private static let grace = Duration.milliseconds(300)

    /// Connects to the first address of a host that answers, from the address that was asked for.
    func connected(to host: String, port: Int) async throws(SocketError) -> Connection {
        let addresses = try await SocketAddress.lookUp(
            host: host,
            port: port,
            family: options.family,
            numericOnly: options.command.noNames
        )
        let deadline = ContinuousClock.now + options.wait
        return try await patiently(isNear: addresses.allSatisfy(\.isLoopback)) { isFirst throws(SocketError) in
            try await connected(toOneOf: addresses, named: host, until: deadline, isFirst)
        }
    }

    /// Tries again for a moment where nobody listens on this machine.
    ///
    /// Scripts start a listener and its client at once, and it should not matter which is the quicker one. `-z` asks how it is now.
    ///
    /// - Parameters:
    ///   - isNear: Whether it is this machine that is connected to.
    ///   - attempt: Connects; it is told whether it is the first time.
    /// - Returns: The connection.
    /// - Throws: What the last attempt threw.
    func patiently(
        isNear: Bool,
        _ attempt: (Bool) async throws(SocketError) -> Connection
    ) async throws(SocketError) -> Connection {
        let end = ContinuousClock.now + min(Self.grace, options.wait)
        var isFirst = true
        while true {
            do throws(SocketError) {
                return try await attempt(isFirst)
            } catch {
                guard error.code == .refused || error.code == .noSuchPath, isNear, !options.command.zero,
                    .now < end
                else { throw error }
            }
            isFirst = false
            do {
                try await Task.sleep(for: .milliseconds(5))
            } catch {
                throw SocketError(.cancelled, "cancelled")
            }
        }
    }

    private func connected(
        toOneOf addresses: [SocketAddress],
        named host: String,
        until deadline: ContinuousClock.Instant,
        _ isFirst: Bool
    ) async throws(SocketError) -> Connection {
        var failure = SocketError(.unknownHost, "\(host) has no address")
        for address in addresses {
            do throws(SocketError) {
                let settings = ConnectionOptions(transport: options.transport, source: source(for: address))
                return try await Connection.connect(
                    to: address,
                    options: settings,
                    timeout: max(.zero, deadline - .now)
                )
            } catch {
                failure = error
                guard isFirst, address != addresses.last else { continue }
                say("Connection to \(address.host ?? host) failed: \(error.systemWords).")
                say("Trying next address...")
            }
        }
        throw failure
    }

    private func source(for address: SocketAddress) -> SocketAddress? {
        let command = options.command
        guard command.source != nil || command.sourcePort != nil else { return nil }
        let any = address.host?.contains(":") == true ? "::" : "0.0.0.0"
        return .ip(host: command.source ?? any, port: command.sourcePort ?? 0)
    }
}

extension SocketAddress {
    /// Whether it is an address by which a machine reaches itself.
    fileprivate var isLoopback: Bool { host.map { $0.hasPrefix("127.") || $0 == "::1" } ?? false }
}
