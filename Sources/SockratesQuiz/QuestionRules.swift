/// How a question is played: time, attempts, points, and what a wrong answer does.
public struct QuestionRules: Sendable, Hashable {
    /// What happens when a question is lost: its last attempt was wrong, or its time ran out.
    public enum WrongAnswer: String, Sendable, CaseIterable {
        /// The session ends.
        case close
        /// The same question is asked again; the session ends when its attempts or its time run out.
        case again
        /// The next question is asked.
        case `continue`
        /// The next question is asked, but the flag is withheld whatever the score becomes.
        case withhold
    }

    /// What happens when the question is lost.
    public var wrong: WrongAnswer
    /// How many responses the player has, 1 or more; `nil` for no limit.
    public var attempts: Int?
    /// The time for the question, from the moment it is asked; `nil` for no limit.
    public var time: Duration?
    /// What a right answer adds to the score.
    public var points: Int
    /// What each hint takes from the question's points, down to none.
    public var hintCost: Int
    /// Whether the player is told the right answer after losing the question.
    public var reveal: Bool

    /// Makes rules; without arguments, those of the simplest pack.
    public init(
        wrong: WrongAnswer = .continue,
        attempts: Int? = 1,
        time: Duration? = nil,
        points: Int = 1,
        hintCost: Int = 0,
        reveal: Bool = false
    ) {
        self.wrong = wrong
        self.attempts = attempts
        self.time = time
        self.points = points
        self.hintCost = hintCost
        self.reveal = reveal
    }
}
