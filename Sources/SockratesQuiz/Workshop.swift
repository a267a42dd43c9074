/// Works out what happens to sessions away from the threads of their connections, for packs whose code waits for something, such
/// as a program, or takes long.
///
/// Whoever carries a session hands in a copy of it and an event, lets nothing else happen to the session meanwhile, and goes on
/// with what comes back; so a session has the same course as one whose events are worked out at once.
public protocol Workshop: Sendable {
    /// Whether events are to be worked out there; else they may be on the threads on which they come.
    var isWanted: Bool { get }

    /// Whether an event has seemed long: then it is to be told how long the thread computes for the next ones.
    var isSuspected: Bool { get }

    /// An event was worked out on the thread on which it came.
    ///
    /// - Parameter duration: How long that took; a thread that lost its core meanwhile computed for less.
    func noteElapsed(_ duration: Duration)

    /// An event was worked out on the thread on which it came.
    ///
    /// - Parameter duration: How long the thread computed.
    func noteComputed(_ duration: Duration)

    /// Does something soon, on a thread that may wait; it returns at once.
    ///
    /// - Parameter work: What to do.
    func perform(_ work: @escaping @Sendable () -> Void)
}

extension Workshop {
    /// Always.
    public var isWanted: Bool { true }

    /// Never.
    public var isSuspected: Bool { false }

    /// It makes no difference.
    public func noteElapsed(_ duration: Duration) {}

    /// It makes no difference.
    public func noteComputed(_ duration: Duration) {}
}
