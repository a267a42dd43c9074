import NIOCore
import NIOPosix

/// A socket that gives its connections one by one to a task, for simple servers and tests.
///
/// ```swift
/// let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 1337))
/// for await connection in listener.connections {
///     while let line = try await connection.receiveLine() { try await connection.send(line + [0x0A]) }
///     await connection.close()
/// }
/// ```
public final class ConnectionListener: Sendable {
    /// Where it listens, with the port that the system chose where 0 was asked for.
    public let localAddress: SocketAddress
    /// The connections in the order of their coming, for one loop to take; it ends after `close`.
    ///
    /// As many as the backlog may wait to be taken. More are closed.
    public let connections: AsyncStream<Connection>

    private let channel: any Channel
    private let taken: AsyncStream<Connection>.Continuation

    /// Binds an address and begins to take connections.
    ///
    /// - Parameters:
    ///   - address: Where to listen; port 0 lets the system choose.
    ///   - options: Limits; those for lines have no meaning here.
    ///   - loops: What carries the connections; nil for threads that the whole process shares.
    /// - Returns: The listener, which takes connections already.
    /// - Throws: `SocketError` when the address can't be had.
    public static func listen(
        at address: SocketAddress,
        options: ListenerOptions = ListenerOptions(),
        on loops: EventLoops? = nil
    ) async throws(SocketError) -> ConnectionListener {
        let group = loops?.group ?? MultiThreadedEventLoopGroup.singleton
        let channel = try await ServerBootstrap.listening(at: address, options: options, on: group)
        let listener = ConnectionListener(channel, address, waiting: max(1, options.backlog))
        do {
            try await channel.eventLoop.submit {
                let gate = AcceptGate(options, ConnectionTally()) { child in listener.take(child) }
                try channel.pipeline.syncOperations.addHandler(gate, position: .first)
                try channel.syncOptions?.setOption(.autoRead, value: true)
            }.get()
        } catch {
            throw SocketError(binding: address, error)
        }
        return listener
    }

    private init(_ channel: any Channel, _ asked: SocketAddress, waiting: Int) {
        (connections, taken) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(waiting))
        localAddress = SocketAddress(channel.localAddress) ?? asked
        self.channel = channel
    }

    /// Closes the listening socket; connections go on.
    public func close() async {
        // It fails only where it is closed already.
        try? await channel.close()
        taken.finish()
    }

    private func take(_ channel: any Channel) {
        let peer = SocketAddress(channel.remoteAddress) ?? localAddress
        let inbox = Inbox()
        do {
            try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: true)
            try channel.pipeline.syncOperations.addHandler(inbox)
        } catch {
            return channel.close(promise: nil)
        }
        channel.closeOnExec()
        let connection = Connection(channel, NIOLoopBoundBox(inbox, eventLoop: channel.eventLoop), peer: peer)
        switch taken.yield(connection) {
        case .enqueued: break
        default: channel.close(promise: nil)
        }
    }
}
