import NIOCore
import NIOPosix

/// A socket that takes connections and gives each a line handler.
///
/// ```swift
/// let loops = EventLoops()
/// let listener = try await Listener.bind(to: .ip(host: "127.0.0.1", port: 1337), on: loops) { peer in Echo() }
/// print(listener.localAddress)
/// ```
public final class Listener: Sendable {
    /// Where it listens, with the port that the system chose where 0 was asked for.
    public let localAddress: SocketAddress

    private let channel: any Channel
    private let loops: EventLoops
    private let tally: ConnectionTally
    private let rolls: [ObjectIdentifier: NIOLoopBoundBox<ConnectionRoll>]

    /// Binds an address and begins to take connections.
    ///
    /// A Unix socket's file that nobody listens at any more is replaced; any other file is left alone. The file is removed
    /// when the listener closes.
    ///
    /// - Parameters:
    ///   - address: Where to listen; port 0 lets the system choose.
    ///   - options: Limits and times.
    ///   - loops: What carries the connections.
    ///   - handler: Makes the handler of a connection from a peer, on the connection's loop.
    /// - Returns: The listener, which takes connections already.
    /// - Throws: `SocketError` when the address can't be had.
    public static func bind(
        to address: SocketAddress,
        options: ListenerOptions = ListenerOptions(),
        on loops: EventLoops,
        handler: @escaping @Sendable (SocketAddress) -> any LineHandler
    ) async throws(SocketError) -> Listener {
        let channel = try await ServerBootstrap.listening(at: address, options: options, on: loops.group)
        let listener = Listener(channel, address, options, loops)
        do {
            // Only now does it take connections: its own address is known.
            try await channel.eventLoop.submit {
                let gate = AcceptGate(options, listener.tally) { child in listener.take(child, handler) }
                try channel.pipeline.syncOperations.addHandler(gate, position: .first)
                try channel.syncOptions?.setOption(.autoRead, value: true)
            }.get()
        } catch {
            throw SocketError(binding: address, error)
        }
        return listener
    }

    private init(_ channel: any Channel, _ asked: SocketAddress, _ options: ListenerOptions, _ loops: EventLoops) {
        let localAddress = SocketAddress(channel.localAddress) ?? asked
        let tally = ConnectionTally()
        var rolls: [ObjectIdentifier: NIOLoopBoundBox<ConnectionRoll>] = [:]
        for loop in loops.all {
            rolls[ObjectIdentifier(loop)] = NIOLoopBoundBox.makeBoxSendingValue(
                ConnectionRoll(options: options.line, localAddress: localAddress, tally: tally),
                eventLoop: loop
            )
        }
        self.localAddress = localAddress
        self.channel = channel
        self.loops = loops
        self.tally = tally
        self.rolls = rolls
    }

    /// How many connections there are.
    public var connectionCount: Int { tally.count }

    /// Closes the listening socket; connections go on.
    public func stopAccepting() async {
        // It fails only where it is closed already.
        try? await channel.close()
    }

    /// Does something with every connection, soon, each on its own loop.
    ///
    /// - Parameter body: What to do.
    public func forEachConnection(_ body: @escaping @Sendable (LineConnection) -> Void) {
        for roll in rolls.values { roll.eventLoop.execute { roll.value.forEach(body) } }
    }

    /// Waits until no connection is left.
    ///
    /// - Parameter limit: How long to wait at most; nil for as long as it takes.
    /// - Returns: Whether none is left; false when the time is over or the task was cancelled.
    @discardableResult
    public func connectionsClosed(within limit: Duration? = nil) async -> Bool {
        let ticket = tally.ticket()
        let alarm = limit.map { [tally] limit in
            channel.eventLoop.scheduleTask(in: .nanoseconds(limit.clampedNanoseconds)) { tally.giveUp(ticket) }
        }
        defer {
            alarm?.cancel()
            tally.giveUp(ticket)
        }
        return await withTaskCancellationHandler {
            await tally.none(ticket)
        } onCancel: {
            tally.giveUp(ticket)
        }
    }

    /// Breaks every connection off at once.
    public func abortAll() async {
        for roll in rolls.values { roll.eventLoop.execute { roll.value.abortAll() } }
        await connectionsClosed()
    }
}

extension Listener {
    /// Makes a connection of an accepted channel, on the channel's loop, before anything happens in it.
    private func take(_ channel: any Channel, _ makeHandler: @Sendable (SocketAddress) -> any LineHandler) {
        let loop = channel.eventLoop
        // Without an address the peer has gone already.
        guard let peer = SocketAddress(channel.remoteAddress), let options = channel.syncOptions,
            let desk = loops.desk(of: loop), let roll = rolls[ObjectIdentifier(loop)]?.value
        else {
            tally.remove()
            return channel.close(promise: nil)
        }
        let connection = LineConnection(peer: peer, desk: desk, roll: roll, handler: makeHandler(peer))
        roll.add(connection)
        do {
            try options.setOption(.recvAllocator, value: ReadSize())
            try options.setOption(.maxMessagesPerRead, value: 1)
            try options.setOption(.allowRemoteHalfClosure, value: true)
            try channel.pipeline.syncOperations.addHandler(LineChannelHandler(connection))
            channel.closeOnExec()
        } catch {
            channel.close(promise: nil)
            connection.becomeInactive()
        }
    }
}
