import NIOCore
import NIOPosix

/// A socket that gives its connections one by one to a task, for simple servers and tests.
///
/// ```swift
/// let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 1337))
/// for await connection in listener.connections {
///     while let line = try await connection.receiveLine() { try await connection.sendLine(line) }
///     await connection.close()
/// }
/// ```
public final class ConnectionListener: Sendable {
    /// Where it listens, with the port that the system chose where 0 was asked for.
    public let localAddress: SocketAddress

    private let channel: any Channel
    private let desk: NIOLoopBoundBox<DatagramDesk>?
    private let queue: AcceptQueue
    private let tls: TLSServer?

    /// Binds an address and begins to take connections.
    ///
    /// With datagrams, every address that sends one is a connection of its own, from its first datagram until it is closed.
    ///
    /// - Parameters:
    ///   - address: Where to listen; port 0 lets the system choose.
    ///   - transport: How bytes travel.
    ///   - options: Limits, and TLS; those for lines have no meaning here.
    ///   - loops: What carries the connections; nil for threads that the whole process shares.
    /// - Returns: The listener, which takes connections already.
    /// - Throws: `SocketError` when the address can't be had.
    public static func listen(
        at address: SocketAddress,
        transport: Transport = .stream,
        options: ListenerOptions = ListenerOptions(),
        on loops: EventLoops? = nil
    ) async throws(SocketError) -> ConnectionListener {
        let group = loops?.group ?? MultiThreadedEventLoopGroup.singleton
        let queue = AcceptQueue(limit: max(1, options.backlog))
        switch transport {
        case .stream:
            let channel = try await ServerBootstrap.listening(
                at: address,
                options: options,
                limitsOutput: false,
                on: group
            )
            let listener = ConnectionListener(channel, nil, address, queue, options.tls)
            try await AcceptGate.open(before: channel, at: address, options, ConnectionTally()) { child in
                listener.take(child)
            }
            return listener
        case .datagram:
            let (channel, desk) = try await DatagramBootstrap.listening(at: address, options: options, queue, on: group)
            return ConnectionListener(channel, desk, address, queue, nil)
        }
    }

    private init(
        _ channel: any Channel,
        _ desk: NIOLoopBoundBox<DatagramDesk>?,
        _ asked: SocketAddress,
        _ queue: AcceptQueue,
        _ tls: TLSServer?
    ) {
        localAddress = SocketAddress(channel.localAddress) ?? asked
        self.channel = channel
        self.desk = desk
        self.queue = queue
        self.tls = tls
    }

    /// The connections in the order of their coming; the sequence ends after `close`.
    ///
    /// As many as the backlog may wait to be taken. More are closed.
    public var connections: AsyncStream<Connection> {
        AsyncStream { try? await self.accept() }
    }

    /// Waits for the next connection.
    ///
    /// - Parameter timeout: How long to wait; nil for as long as it takes.
    /// - Returns: The connection, after its TLS handshake where TLS is spoken.
    /// - Throws: `SocketError`: timedOut, cancelled, closed.
    public func accept(timeout: Duration? = nil) async throws(SocketError) -> Connection {
        let (queue, ticket) = (queue, queue.ticket())
        let alarm = timeout.map { timeout in
            channel.eventLoop.scheduleTask(in: .nanoseconds(timeout.clampedNanoseconds)) { queue.giveUp(ticket) }
        }
        let connection = await withTaskCancellationHandler {
            await queue.next(ticket)
        } onCancel: {
            queue.giveUp(ticket)
        }
        alarm?.cancel()
        queue.forget(ticket)
        if let connection { return connection }
        if Task.isCancelled { throw SocketError(.cancelled, "the task was cancelled") }
        guard channel.isActive else { throw SocketError(.closed, "the listener is closed") }
        throw SocketError(.timedOut, "nobody connected in time")
    }

    /// Closes the listening socket; connections go on.
    public func close() async {
        queue.close()
        if let desk {
            // The socket is its connections' too, and is closed after the last of them.
            let isClosed = try? await channel.eventLoop.submit { desk.value.close() }.get()
            if isClosed == true { try? await channel.closeFuture.get() }
        } else {
            // It fails only where it is closed already.
            try? await channel.close()
        }
    }

    private func take(_ channel: any Channel) {
        let peer = SocketAddress(channel.remoteAddress) ?? localAddress
        let inbox = Inbox()
        do {
            try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: true)
            try channel.syncOptions?.setOption(.recvAllocator, value: StreamReadSize.allocator)
            try channel.pipeline.syncOperations.addHandler(inbox)
        } catch {
            return channel.close(promise: nil)
        }
        channel.closeOnExec()
        let connection = Connection(Link(channel), NIOLoopBoundBox(inbox, eventLoop: channel.eventLoop), peer: peer)
        guard let tls else { return put(connection) }
        Task {
            do {
                try await connection.startTLS(as: tls)
                self.put(connection)
            } catch {
                // It is closed; who does not speak TLS is nobody's concern here.
            }
        }
    }

    private func put(_ connection: Connection) {
        if !queue.put(connection) { connection.link.input.close(promise: nil) }
    }
}

extension DatagramBootstrap {
    /// Binds a socket whose peers are connections of their own.
    fileprivate static func listening(
        at address: SocketAddress,
        options: ListenerOptions,
        _ queue: AcceptQueue,
        on group: any EventLoopGroup
    ) async throws(SocketError) -> (any Channel, NIOLoopBoundBox<DatagramDesk>) {
        let target = try address.nio()
        if case .unix(let path) = address { try await UnixSocketFile(path).removeIfStale() }
        var bootstrap = DatagramBootstrap(group: group)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_536))
            .channelOption(.socketOption(.so_reuseaddr), value: options.reuseAddress ? 1 : 0)
        if case .ip(let host, _) = address, host.contains(":") {
            let only = ChannelOptions.Types.SocketOption(level: .ipv6, name: .ipv6_v6only)
            bootstrap = bootstrap.channelOption(only, value: options.ipv6Only ? 1 : 0)
        }
        do {
            let made = try await bootstrap.bind(to: target).flatMapThrowing { channel in
                let loop = channel.eventLoop
                // The desk holds the socket's connections, and they the desk, until they are closed.
                let place = NIOLoopBoundBox<DatagramDesk?>(nil, eventLoop: loop)
                let desk = DatagramDesk(mostPeers: options.backlog) { peer, inbox in
                    guard let desk = place.value else { return }
                    let link = Link(NIOLoopBoundBox(desk, eventLoop: loop), of: channel, peer: peer)
                    let connection = Connection(link, NIOLoopBoundBox(inbox, eventLoop: loop), peer: address)
                    if !queue.put(connection) { desk.leave(peer) }
                }
                place.value = desk
                channel.closeFuture.assumeIsolated().whenComplete { _ in place.value = nil }
                channel.closeOnExec()
                try channel.pipeline.syncOperations.addHandler(desk)
                return (channel, NIOLoopBoundBox(desk, eventLoop: loop))
            }.get()
            if case .unix(let path) = address { made.0.closeFuture.whenComplete { _ in UnixSocketFile(path).remove() } }
            return made
        } catch {
            throw SocketError(binding: address, error)
        }
    }
}
