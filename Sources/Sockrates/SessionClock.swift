/// A clock that somebody moves by hand, instead of the time that passes.
package protocol SessionClock: Sendable {
    /// The time since the clock was made; it stands still unless it is moved.
    var now: Duration { get }

    /// A session is about to begin, at the present time.
    ///
    /// - Parameters:
    ///   - session: The session's number.
    ///   - bell: Brings about a call of the session's `deadlinePassed`, soon, and of `hasRung` after that.
    func add(_ session: Int, bell: @escaping @Sendable () -> Void)

    /// The session has begun, and has set its first deadline.
    func hasBegun(_ session: Int)

    /// Rings the session's bell at a time, instead of the time that was set before.
    func setDeadline(of session: Int, to time: Duration?)

    /// The bell was heard, and what it brought about is done.
    func hasRung(for session: Int)

    /// The session is over.
    func remove(_ session: Int)
}
