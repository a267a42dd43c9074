/// The connections of one listener on one loop.
///
/// The tally counts each from its acceptance until it leaves the roll.
final class ConnectionRoll {
    let options: LineOptions
    let hasDeadlines: Bool
    let proxies: ProxyTrust?
    /// Makes the handler of a connection; nil where it is to be broken off.
    let welcome: @Sendable (LineConnection) -> (any LineHandler)?
    let localAddress: SocketAddress
    let meter: TrafficMeter
    /// Is told of some lines how long their reply took.
    let lineAnswered: (@Sendable (Duration) -> Void)?
    private let tally: ConnectionTally
    private var connections: [LineConnection] = []

    init(_ reception: Reception, localAddress: SocketAddress) {
        options = reception.options.line
        proxies = reception.options.proxies
        welcome = reception.welcome
        hasDeadlines = options.deadlines.areSet
        self.localAddress = localAddress
        meter = reception.meters.meter()
        lineAnswered = reception.options.lineAnswered
        tally = reception.tally
    }

    func add(_ connection: LineConnection) {
        connection.rollPlace = connections.count
        connections.append(connection)
    }

    func remove(_ connection: LineConnection) {
        guard let last = connections.popLast() else { return }
        if last !== connection {
            connections[connection.rollPlace] = last
            last.rollPlace = connection.rollPlace
        }
        tally.remove()
    }

    func forEach(_ body: (LineConnection) -> Void) {
        // What is done to one may close it or another.
        for connection in connections { connection.perform(body) }
    }

    /// Breaks off the connections on which nothing has begun, and some others.
    ///
    /// - Returns: How many are left, those that only wait for the peer's end aside.
    func dropIdle(_ isIdle: (LineConnection) -> Bool) -> Int {
        for connection in connections
        where connection.phase == .new || connection.prelude?.isExpected == true || isIdle(connection) {
            connection.abort()
        }
        return connections.count { $0.phase != .lingering }
    }

    func abortAll() {
        for connection in connections { connection.abort() }
    }
}
