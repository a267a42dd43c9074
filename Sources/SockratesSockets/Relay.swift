/// A line connection whose bytes the program itself passes on, by HTTP for instance, as the other end has it.
///
/// The connection is like any other of its listener: the same handler, options, count and end.
public struct Relay: Sendable {
    private let reach: RelayReach

    init(_ reach: @escaping RelayReach) { self.reach = reach }

    /// Passes on what the peer has sent.
    ///
    /// - Parameter bytes: Any bytes, newlines and all.
    public func send(_ bytes: [UInt8]) { reach { $0.receive(bytes) } }

    /// Passes on that the peer sends no more; it may still be sent to.
    public func endInput() { reach { $0.receiveEnd() } }

    /// Says that the peer has taken what it had not room for: see ``RelayReceiver/received(_:)``.
    public func outputHasLeft() { reach { $0.outputHasLeft() } }

    /// Says that the peer is gone.
    public func leave() { reach { $0.leave() } }
}

/// Who passes on to a peer what a relayed connection sends it.
///
/// The calls come on the connection's event loop, one at a time, and must not block.
public protocol RelayReceiver: Sendable {
    /// Bytes for the peer.
    ///
    /// - Returns: Whether there is room for more. Where there is none, ``Relay/outputHasLeft()`` must say when there is again; until then nothing comes, and the
    ///   connection's limits on output that waits apply.
    func received(_ bytes: [UInt8]) -> Bool

    /// No more comes for the peer, what came before is to be passed on to the end.
    func ended()
}
