import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Connection {
    /// Connects to an address.
    ///
    /// - Parameters:
    ///   - address: Where to.
    ///   - options: How: as a stream or in datagrams, from which address, with TLS or not.
    ///   - timeout: How long to try, TLS's handshake included.
    ///   - loops: What carries the connection; nil for threads that the whole process shares.
    /// - Returns: The connection.
    /// - Throws: `SocketError`: refused, unreachable, timedOut, invalidAddress, untrusted.
    public static func connect(
        to address: SocketAddress,
        options: ConnectionOptions = ConnectionOptions(),
        timeout: Duration = .seconds(10),
        on loops: EventLoops? = nil
    ) async throws(SocketError) -> Connection {
        let deadline = NIODeadline.now() + .nanoseconds(timeout.clampedNanoseconds)
        return try await connect(address, options, until: deadline, loops).secured(options.tls, until: deadline)
    }

    /// Looks a name up, and connects to the first of its addresses that answers (RFC 8305).
    ///
    /// - Parameters:
    ///   - host: A name, or an address in numbers.
    ///   - port: The port.
    ///   - options: How: as a stream or in datagrams, from which address, with TLS or not.
    ///   - timeout: How long to try, TLS's handshake included.
    ///   - loops: What carries the connection; nil for threads that the whole process shares.
    /// - Returns: The connection.
    /// - Throws: `SocketError`: unknownHost, refused, unreachable, timedOut, invalidAddress, untrusted.
    public static func connect(
        toHost host: String,
        port: Int,
        options: ConnectionOptions = ConnectionOptions(),
        timeout: Duration = .seconds(10),
        on loops: EventLoops? = nil
    ) async throws(SocketError) -> Connection {
        let deadline = NIODeadline.now() + .nanoseconds(timeout.clampedNanoseconds)
        guard (0...65535).contains(port) else {
            throw SocketError(.invalidAddress, "port \(port) does not exist: choose one from 1 to 65535")
        }
        let connection: Connection
        if options.transport == .stream, options.source == nil, options.family == nil {
            let asked = SocketAddress.ip(host: host, port: port)
            connection = try await stream(asked, options, until: deadline, from: nil, loops) { bootstrap, prepare in
                try await bootstrap.connect(host: host, port: port, channelInitializer: prepare)
            }
        } else {
            let addresses = try await SocketAddress.lookUp(host: host, port: port, family: options.family)
            connection = try await connect(toFirstOf: addresses, options, until: deadline, loops)
        }
        return try await connection.secured(options.tls?.named(host), until: deadline)
    }

    /// Connects to the first of several addresses that answers, each tried in its turn.
    private static func connect(
        toFirstOf addresses: [SocketAddress],
        _ options: ConnectionOptions,
        until deadline: NIODeadline,
        _ loops: EventLoops?
    ) async throws(SocketError) -> Connection {
        var failure = SocketError(.unknownHost, "there is no address to connect to")
        for address in addresses {
            do throws(SocketError) {
                return try await connect(address, options, until: deadline, loops)
            } catch {
                failure = error
            }
        }
        throw failure
    }

    private static func connect(
        _ address: SocketAddress,
        _ options: ConnectionOptions,
        until deadline: NIODeadline,
        _ loops: EventLoops?
    ) async throws(SocketError) -> Connection {
        let target = try address.nio()
        let source = try options.source?.nio()
        switch options.transport {
        case .stream:
            return try await stream(address, options, until: deadline, from: source, loops) { bootstrap, prepare in
                try await bootstrap.connect(to: target, channelInitializer: prepare)
            }
        case .datagram:
            return try await datagrams(address, target, from: source, loops)
        }
    }

    private typealias Prepared = (channel: any Channel, inbox: NIOLoopBoundBox<Inbox>)
    private typealias Prepare = @Sendable (any Channel) -> EventLoopFuture<Prepared>

    private static func stream(
        _ asked: SocketAddress,
        _ options: ConnectionOptions,
        until deadline: NIODeadline,
        from source: NIOCore.SocketAddress?,
        _ loops: EventLoops?,
        _ start: (ClientBootstrap, @escaping Prepare) async throws -> Prepared
    ) async throws(SocketError) -> Connection {
        var bootstrap = ClientBootstrap(group: loops?.group ?? MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(max(.nanoseconds(0), deadline - .now()))
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.recvAllocator, value: StreamReadSize.allocator)
        let keepAlive = KeepAlive(limit: options.keepAlive, includesOutput: false)
        if let source {
            bootstrap = bootstrap.bind(to: source)
            if source.protocol != .unix { bootstrap = bootstrap.channelOption(.socketOption(.so_reuseaddr), value: 1) }
        }
        do {
            let (channel, inbox) = try await start(bootstrap) { channel in
                channel.eventLoop.makeCompletedFuture {
                    channel.closeOnExec()
                    if channel.remoteAddress?.protocol != .unix {
                        try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
                        channel.withDescriptor { keepAlive.set(on: $0) }
                    }
                    let inbox = Inbox()
                    try channel.pipeline.syncOperations.addHandler(inbox)
                    return (channel, NIOLoopBoundBox(inbox, eventLoop: channel.eventLoop))
                }
            }
            return Connection(Link(channel), inbox, peer: asked)
        } catch {
            throw SocketError(connecting: "\(asked)", error)
        }
    }

    private static func datagrams(
        _ asked: SocketAddress,
        _ target: NIOCore.SocketAddress,
        from source: NIOCore.SocketAddress?,
        _ loops: EventLoops?
    ) async throws(SocketError) -> Connection {
        var path: String?
        var source = source
        if case .unix = asked {
            // Without a path of its own nobody could answer it.
            if source == nil { source = try SocketAddress.unix(path: UnixSocketFile.temporaryPath()).nio() }
            path = source?.pathname
        }
        var bootstrap = DatagramBootstrap(group: loops?.group ?? MultiThreadedEventLoopGroup.singleton)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_536))
        if path == nil { bootstrap = bootstrap.channelOption(.socketOption(.so_broadcast), value: 1) }
        let prepare: Prepare = { channel in
            channel.eventLoop.makeCompletedFuture {
                channel.closeOnExec()
                let inbox = Inbox(isDatagram: true)
                try channel.pipeline.syncOperations.addHandlers([DatagramOpener(), inbox])
                return (channel, NIOLoopBoundBox(inbox, eventLoop: channel.eventLoop))
            }
        }
        do {
            let (channel, inbox): Prepared
            if let source {
                (channel, inbox) = try await bootstrap.bind(to: source, channelInitializer: prepare)
                try await channel.connect(to: target)
            } else {
                (channel, inbox) = try await bootstrap.connect(to: target, channelInitializer: prepare)
            }
            if let path { channel.closeFuture.whenComplete { _ in unlink(path) } }
            return Connection(Link(channel, isDatagram: true), inbox, peer: asked)
        } catch {
            throw SocketError(connecting: "\(asked)", error)
        }
    }
}

/// How much of a stream is read at once.
enum StreamReadSize {
    /// From a line's size to what keeps a fast sender busy.
    static let allocator = AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 4096, maximum: 262_144)
}
