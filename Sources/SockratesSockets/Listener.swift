import NIOCore
import NIOPosix
import Synchronization

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

    private let carrier: any ListenerCarrier
    private let loops: EventLoops
    private let tally: ConnectionTally
    private let meters: TrafficMeters

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
        try await bind(to: address, options: options, on: loops, welcome: { handler($0.peer) })
    }

    /// Binds an address and begins to take connections, some of which may be refused.
    ///
    /// - Parameters:
    ///   - address: Where to listen; port 0 lets the system choose.
    ///   - options: Limits and times.
    ///   - loops: What carries the connections.
    ///   - welcome: Makes the handler of a connection that has just come, on the connection's loop; where it is nil, the
    ///     connection is broken off without a word. Nothing can be sent yet.
    /// - Returns: The listener, which takes connections already.
    /// - Throws: `SocketError` when the address can't be had.
    public static func bind(
        to address: SocketAddress,
        options: ListenerOptions = ListenerOptions(),
        on loops: EventLoops,
        welcome: @escaping @Sendable (LineConnection) -> (any LineHandler)?
    ) async throws(SocketError) -> Listener {
        try await bind(to: address, options: options, on: loops, carriedBy: .fastest, welcome: welcome)
    }

    static func bind(
        to address: SocketAddress,
        options: ListenerOptions = ListenerOptions(),
        on loops: EventLoops,
        carriedBy carriage: Carriage,
        welcome: @escaping @Sendable (LineConnection) -> (any LineHandler)?
    ) async throws(SocketError) -> Listener {
        let reception = Reception(options: options, tally: ConnectionTally(), welcome: welcome)
        let carrier: any ListenerCarrier
        // TLS is spoken by a channel's handler.
        switch options.tls == nil ? carriage : .channel {
        #if os(Linux)
            case .poller: carrier = try await PollListener.bind(to: address, reception, on: loops)
        #endif
        case .channel: carrier = try await ChannelListener.bind(to: address, reception, on: loops)
        }
        return Listener(carrier, reception, loops)
    }

    private init(_ carrier: any ListenerCarrier, _ reception: Reception, _ loops: EventLoops) {
        localAddress = carrier.localAddress
        self.carrier = carrier
        self.loops = loops
        tally = reception.tally
        meters = reception.meters
    }

    /// Takes a connection that the program carries itself, from a page for instance: handler, options, count and end are as for any other.
    ///
    /// - Parameters:
    ///   - peer: Who is at the other end, for limits and logs.
    ///   - serverName: What the peer asks for by name, as a TLS client does by SNI; nil for nothing.
    ///   - receiver: Gets what is sent to the peer.
    /// - Returns: What passes on what the peer sends; nil where no connections are taken any more.
    public func relay(
        from peer: SocketAddress,
        asking serverName: String? = nil,
        to receiver: some RelayReceiver
    ) async -> Relay? {
        await carrier.relay(from: peer, asking: serverName, to: receiver)
    }

    /// How many connections there are.
    public var connectionCount: Int { tally.count }

    /// What its connections have carried so far.
    public var traffic: Traffic {
        var traffic = Traffic()
        traffic.accepted = tally.added
        meters.read(into: &traffic)
        return traffic
    }

    /// Closes the listening socket; connections go on.
    public func stopAccepting() async { await carrier.stopAccepting() }

    /// Does something with every connection, soon, each on its own loop.
    ///
    /// - Parameter body: What to do.
    public func forEachConnection(_ body: @escaping @Sendable (LineConnection) -> Void) {
        carrier.onEachRoll { $0.forEach(body) }
    }

    /// Waits until no connection is left.
    ///
    /// - Parameter limit: How long to wait at most; nil for as long as it takes.
    /// - Returns: Whether none is left; false when the time is over or the task was cancelled.
    @discardableResult
    public func connectionsClosed(within limit: Duration? = nil) async -> Bool {
        let ticket = tally.ticket()
        let alarm = limit.map { [tally] limit in
            loops.group.next().scheduleTask(in: .nanoseconds(limit.clampedNanoseconds)) { tally.giveUp(ticket) }
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

    /// Breaks off the connections on which nothing has begun (TLS is not agreed upon, or a proxy's header has not come), and some others.
    ///
    /// - Parameter isIdle: Which others.
    /// - Returns: How many are left, those aside that are closed and only wait for the peer's end.
    public func dropIdle(_ isIdle: @escaping @Sendable (LineConnection) -> Bool) async -> Int {
        let left = Mutex(0)
        await carrier.onEachRollInTurn { roll in
            let count = roll.dropIdle(isIdle)
            left.withLock { $0 += count }
        }
        return left.withLock { $0 }
    }

    /// Breaks every connection off at once.
    public func abortAll() async {
        carrier.onEachRoll { $0.abortAll() }
        await connectionsClosed()
    }
}
