import Synchronization

/// What a pack's code may still do while one event of a session is worked out, in steps of a script or bytes of what is made.
///
/// Every expression, draw and text of the event takes from the same allowance, so that a thousand small ones cost no more than a large
/// one. It counts what is done and not the time it takes, so a session that is replayed has the same course.
public final class Allowance: Sendable {
    /// What one event may take: some tenths of a second, and as many bytes as the players of real challenges were sent at once.
    public static let usual = 30_000_000

    private let left: Atomic<Int>

    /// Makes an allowance.
    ///
    /// - Parameter steps: How much may be taken from it.
    public init(_ steps: Int = Allowance.usual) { left = Atomic(steps) }

    /// What is left; 0 or less where it is used up.
    public var stepsLeft: Int { left.load(ordering: .relaxed) }

    /// Takes some of it, even where that is more than there is.
    public func spend(_ steps: Int) {
        left.subtract(min(max(0, steps), Self.usual), ordering: .relaxed)
    }
}
