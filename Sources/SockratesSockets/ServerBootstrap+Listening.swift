import NIOCore
import NIOPosix

extension ServerBootstrap {
    /// Makes a listening channel that takes no connection before its reading is switched on.
    ///
    /// - Parameters:
    ///   - address: Where to listen.
    ///   - options: How; those for lines have no meaning here.
    ///   - limitsOutput: Whether a peer that does not read counts as gone after the same time as one that is silent.
    ///   - group: What carries it.
    /// - Returns: The channel.
    /// - Throws: `SocketError` when the address can't be had.
    static func listening(
        at address: SocketAddress,
        options: ListenerOptions,
        limitsOutput: Bool,
        on group: any EventLoopGroup
    ) async throws(SocketError) -> any Channel {
        let target = try address.nio()
        let inherited = options.inherited
        if inherited == nil, case .unix(let path) = address { try await UnixSocketFile(path).removeIfStale() }
        do {
            var bootstrap = ServerBootstrap(group: group)
                .serverChannelInitializer { channel in
                    // Before it is bound: a program started meanwhile would hold the address.
                    channel.eventLoop.makeCompletedFuture {
                        channel.closeOnExec()
                        if case .ip = address {
                            let keepAlive = KeepAlive(limit: options.keepAlive, includesOutput: limitsOutput)
                            channel.withDescriptor { keepAlive.set(on: $0) }
                        }
                    }
                }
                .serverChannelOption(.autoRead, value: false)
                .serverChannelOption(.maxMessagesPerRead, value: 16)
            if inherited == nil {
                bootstrap =
                    bootstrap
                    .serverChannelOption(.backlog, value: Int32(clamping: options.backlog))
                    .serverChannelOption(.socketOption(.so_reuseaddr), value: options.reuseAddress ? 1 : 0)
            }
            if options.sendBuffer > 0 {
                let size = ChannelOptions.Types.SocketOption.Value(clamping: options.sendBuffer)
                bootstrap = bootstrap.serverChannelOption(.socketOption(.so_sndbuf), value: size)
            }
            if options.receiveBuffer > 0 {
                let size = ChannelOptions.Types.SocketOption.Value(clamping: options.receiveBuffer)
                bootstrap = bootstrap.serverChannelOption(.socketOption(.so_rcvbuf), value: size)
            }
            if case .ip(let host, _) = address {
                // What is set here is handed down to every accepted socket, and costs no call for each.
                bootstrap = bootstrap.serverChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                if inherited == nil, host.contains(":") {
                    let only = ChannelOptions.Types.SocketOption(level: .ipv6, name: .ipv6_v6only)
                    bootstrap = bootstrap.serverChannelOption(only, value: options.ipv6Only ? 1 : 0)
                }
            }
            if let inherited { return try await bootstrap.withBoundSocket(inherited.descriptor).get() }
            return try await bootstrap.bind(to: target).get()
        } catch {
            throw SocketError(binding: address, error)
        }
    }
}
