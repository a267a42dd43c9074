/// What takes connections for a listener, and carries them.
protocol ListenerCarrier: Sendable {
    /// Where it listens.
    var localAddress: SocketAddress { get }

    /// Closes the listening socket; connections go on.
    func stopAccepting() async

    /// Does something with the connections of every loop, soon, on that loop.
    func onEachRoll(_ body: @escaping @Sendable (ConnectionRoll) -> Void)

    /// Does something with the connections of every loop, on that loop, and returns when it is done.
    func onEachRollInTurn(_ body: @escaping @Sendable (ConnectionRoll) -> Void) async

    /// Takes a connection that has no socket: nil where the loops have ended.
    func relay(from peer: SocketAddress, asking serverName: String?, to receiver: any RelayReceiver) async -> Relay?
}

/// What a listener does with each connection that comes.
struct Reception: Sendable {
    let options: ListenerOptions
    let tally: ConnectionTally
    let meters = TrafficMeters()
    /// Makes the handler of a connection, on the connection's loop; nil where it is to be broken off.
    let welcome: @Sendable (LineConnection) -> (any LineHandler)?

    /// Whether nobody else is taken for now.
    var isFull: Bool { options.isFull.map { $0(tally.count) } ?? false }
}
