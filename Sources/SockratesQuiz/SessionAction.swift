/// What whoever carries a session must do, in the order given.
public enum SessionAction: Sendable {
    /// Send these bytes to the player.
    case send([UInt8])
    /// Keep this event, where a record is kept; what follows in the list must wait until it is kept.
    case record(SessionEvent)
    /// Call ``Session/deadlinePassed(at:)`` at this time since the session opened; never, for `nil`.
    case setDeadline(Duration?)
    /// End the connection once everything has been sent. Nothing follows.
    case close
}
