import NIOCore
import NIOSSL

extension Connection {
    /// Speaks TLS from now on, as the client: after a plain beginning, as STARTTLS and proxies have it.
    ///
    /// - Parameters:
    ///   - client: Whom to trust, and what to ask for; a name that is not given is not asked for.
    ///   - timeout: How long the handshake may take; nil for the connection's own.
    /// - Throws: `SocketError`: untrusted, timedOut, reset, ended; then the connection is closed.
    public func startTLS(as client: TLSClient, timeout: Duration? = nil) async throws(SocketError) {
        try await startTLS(until: deadline(timeout)) {
            try NIOSSLClientHandler(context: client.context, serverHostname: client.nameForSNI)
        }
    }

    /// Speaks TLS from now on, as the server.
    ///
    /// - Parameters:
    ///   - server: The certificate to show.
    ///   - timeout: How long the handshake may take; nil for the server's own time.
    /// - Throws: `SocketError`: untrusted, timedOut, reset, ended; then the connection is closed.
    public func startTLS(as server: TLSServer, timeout: Duration? = nil) async throws(SocketError) {
        try await startTLS(until: deadline(timeout ?? server.handshakeTimeout)) {
            NIOSSLServerHandler(context: server.context)
        }
    }

    /// The connection itself, with TLS where it is asked for.
    func secured(_ client: TLSClient?, until deadline: NIODeadline?) async throws(SocketError) -> Connection {
        if let client {
            try await startTLS(until: deadline) {
                try NIOSSLClientHandler(context: client.context, serverHostname: client.nameForSNI)
            }
        }
        return self
    }

    private func startTLS(
        until deadline: NIODeadline?,
        _ makeHandler: @escaping @Sendable () throws -> NIOSSLHandler
    ) async throws(SocketError) {
        guard !link.isDatagram, link.input === link.output else {
            throw SocketError(.system, "TLS is spoken over streams only")
        }
        let (channel, inbox) = (link.input, inbox)
        let agreed = channel.eventLoop.makePromise(of: String?.self)
        let patience = deadline.map { deadline in
            channel.eventLoop.scheduleTask(deadline: deadline) {
                agreed.fail(SocketError(.timedOut, "TLS was not agreed upon in time: does the other side speak it?"))
            }
        }
        defer { patience?.cancel() }
        channel.eventLoop.execute {
            if inbox.value.end != nil {
                return agreed.fail(SocketError(.ended, "the peer ended before TLS was agreed upon"))
            }
            do {
                let pipeline = channel.pipeline.syncOperations
                let handler = try makeHandler()
                inbox.value.secured = agreed
                let early = inbox.value.removeAll()
                try pipeline.addHandler(handler, position: .first)
                if early.readableBytes > 0 { pipeline.fireChannelRead(NIOAny(early)) }
            } catch {
                agreed.fail(error)
            }
        }
        do {
            applicationProtocol = try await agreed.futureResult.get()
        } catch {
            let error = SocketError(using: error)
            await close()
            guard error.code == .reset || error.code == .truncated else { throw error }
            throw SocketError(error.code, "the peer broke off while TLS was agreed upon: does it speak it?")
        }
    }
}

extension TLSClient {
    /// The name to ask for; addresses are not asked for by name (RFC 6066, section 3).
    var nameForSNI: String? {
        serverName.flatMap { SocketAddress.ip(host: $0, port: 0).addressBytes == nil ? $0 : nil }
    }
}
