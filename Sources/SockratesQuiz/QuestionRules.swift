/// How a question is played: time, attempts, points, and what a wrong answer does.
public struct QuestionRules: Sendable, Hashable {
    /// What happens when a question is lost: its last attempt was wrong, or its time ran out.
    public enum WrongAnswer: String, Sendable, CaseIterable {
        /// The session ends.
        case close
        /// The same question is asked again; the session ends when its attempts or its time run out.
        case again
        /// Another question is asked in its place, until one is answered right.
        case another
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
    /// How that time becomes shorter from question to question.
    public var shrink: Shrink?
    /// What a right answer adds to the score.
    public var points: Int
    /// What a lost question takes from the score, down to none.
    public var penalty: Int
    /// What each hint takes from the question's points, down to none.
    public var hintCost: Int
    /// Whether the player is told the right answer after losing the question.
    public var reveal: Bool
    /// Whether it counts: what only asks for a name, a choice of ways or a key to go on does not.
    public var isScored: Bool

    /// Makes rules; without arguments, those of the simplest pack.
    public init(
        wrong: WrongAnswer = .continue,
        attempts: Int? = 1,
        time: Duration? = nil,
        shrink: Shrink? = nil,
        points: Int = 1,
        penalty: Int = 0,
        hintCost: Int = 0,
        reveal: Bool = false,
        isScored: Bool = true
    ) {
        self.wrong = wrong
        self.attempts = attempts
        self.time = time
        self.shrink = shrink
        self.points = points
        self.penalty = penalty
        self.hintCost = hintCost
        self.reveal = reveal
        self.isScored = isScored
    }
}
