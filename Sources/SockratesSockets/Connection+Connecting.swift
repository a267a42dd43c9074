import NIOCore
import NIOPosix

extension Connection {
    /// Connects to an address.
    ///
    /// - Parameters:
    ///   - address: Where to.
    ///   - timeout: How long to try.
    ///   - loops: What carries the connection; nil for threads that the whole process shares.
    /// - Returns: The connection.
    /// - Throws: `SocketError`: refused, unreachable, timedOut, invalidAddress.
    public static func connect(
        to address: SocketAddress,
        timeout: Duration = .seconds(10),
        on loops: EventLoops? = nil
    ) async throws(SocketError) -> Connection {
        let target = try address.nio()
        return try await connect(address, "\(address)", timeout, loops) { bootstrap, prepare in
            try await bootstrap.connect(to: target, channelInitializer: prepare)
        }
    }

    /// Looks a name up, and connects to the first of its addresses that answers (RFC 8305).
    ///
    /// - Parameters:
    ///   - host: A name, or an address in numbers.
    ///   - port: The port.
    ///   - timeout: How long to try.
    ///   - loops: What carries the connection; nil for threads that the whole process shares.
    /// - Returns: The connection.
    /// - Throws: `SocketError`: unknownHost, refused, unreachable, timedOut, invalidAddress.
    public static func connect(
        toHost host: String,
        port: Int,
        timeout: Duration = .seconds(10),
        on loops: EventLoops? = nil
    ) async throws(SocketError) -> Connection {
        guard (0...65535).contains(port) else {
            throw SocketError(.invalidAddress, "port \(port) does not exist: choose one from 1 to 65535")
        }
        let asked = SocketAddress.ip(host: host, port: port)
        return try await connect(asked, "\(asked)", timeout, loops) { bootstrap, prepare in
            try await bootstrap.connect(host: host, port: port, channelInitializer: prepare)
        }
    }

    private typealias Prepared = (channel: any Channel, inbox: NIOLoopBoundBox<Inbox>)
    private typealias Prepare = @Sendable (any Channel) -> EventLoopFuture<Prepared>

    private static func connect(
        _ asked: SocketAddress,
        _ target: String,
        _ timeout: Duration,
        _ loops: EventLoops?,
        _ start: (ClientBootstrap, @escaping Prepare) async throws -> Prepared
    ) async throws(SocketError) -> Connection {
        let bootstrap = ClientBootstrap(group: loops?.group ?? MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.nanoseconds(timeout.clampedNanoseconds))
            .channelOption(.allowRemoteHalfClosure, value: true)
        do {
            let (channel, inbox) = try await start(bootstrap) { channel in
                channel.eventLoop.makeCompletedFuture {
                    channel.closeOnExec()
                    if channel.remoteAddress?.protocol != .unix {
                        try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
                    }
                    let inbox = Inbox()
                    try channel.pipeline.syncOperations.addHandler(inbox)
                    return (channel, NIOLoopBoundBox(inbox, eventLoop: channel.eventLoop))
                }
            }
            return Connection(channel, inbox, peer: asked)
        } catch {
            throw SocketError(connecting: target, error)
        }
    }
}
