/// Works out what happens to sessions away from the threads of their connections, for packs whose code waits for something, such
/// as a program.
///
/// Whoever carries a session hands in a copy of it and an event, lets nothing else happen to the session meanwhile, and goes on
/// with what comes back; so a session has the same course as one whose events are worked out at once.
public protocol Workshop: Sendable {
    /// Does something soon, on a thread that may wait; it returns at once.
    ///
    /// - Parameter work: What to do.
    func perform(_ work: @escaping @Sendable () -> Void)
}
