import SockratesQuiz

/// A script of a pack that did not do what it should: its author reads where and why, and its player that the question does
/// not count.
public struct ScriptFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Kind: Sendable, Hashable {
        /// The script says something that can't be done, or gives something that can't be used.
        case mistake
        /// It ran for too many steps.
        case steps
        /// It asked for too much memory.
        case memory
        /// It took too long.
        case time
        /// The pack's program did not start, did not answer, or ended.
        case program
    }

    /// What is said where many pieces of code and texts, each small enough, are too much together.
    static let allTogether =
        "what is computed and made here takes more than \(Allowance.usual) steps and bytes together; make less at once"

    /// What a player is told.
    public static let playersText = "This question is broken; it does not count."

    /// What kind of failure it is.
    public let kind: Kind
    /// Where it happened; `nil` where no line of the pack was at work.
    public let place: ScriptPlace?
    /// What is wrong, without the place.
    public let message: String

    /// Makes a failure.
    public init(_ kind: Kind = .mistake, at place: ScriptPlace?, _ message: String) {
        self.kind = kind
        self.place = place
        self.message = message
    }

    /// `quiz.yaml:12: attempt to perform arithmetic on a nil value (global 'x')`.
    public var description: String {
        place.map { "\($0): \(message)" } ?? message
    }
}

extension Allowance {
    /// Counts what is made, in steps or bytes.
    ///
    /// - Throws: ``ScriptFailure`` where that is more than the event may take.
    func spend(_ steps: Int, at place: ScriptPlace?) throws(ScriptFailure) {
        spend(steps)
        if stepsLeft < 0 { throw ScriptFailure(.memory, at: place, ScriptFailure.allTogether) }
    }
}
