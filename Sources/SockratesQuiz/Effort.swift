import SockratesJudge

/// What a player has spent on one question: attempts, requests to say more, hints.
struct Effort: Sendable {
    /// What a verdict does to the question.
    enum Result: Sendable {
        /// It is answered.
        case right
        /// The player should say more, and has lost nothing.
        case unclear
        /// It was wrong, and the player has another attempt.
        case again
        /// It was wrong, and the question is lost.
        case lost
    }

    /// So often the player is asked to say more; after that it is a wrong answer.
    private static let mostPrompts = 3

    /// How many responses have counted.
    private(set) var attempts = 0
    /// How many hints were given.
    private(set) var hints = 0
    private var prompts = 0

    /// Whether nothing was spent.
    var isNone: Bool { attempts == 0 && hints == 0 && prompts == 0 }

    /// Counts a response that was judged.
    ///
    /// - Parameters:
    ///   - verdict: What the judge said.
    ///   - limit: How many attempts there are; `nil` for no limit.
    /// - Returns: What it comes to.
    mutating func count(_ verdict: Verdict, of limit: Int?) -> Result {
        if verdict.outcome == .prompt, prompts < Self.mostPrompts {
            prompts += 1
            return .unclear
        }
        attempts += 1
        if verdict.outcome == .accept { return .right }
        return attempts < limit ?? .max ? .again : .lost
    }

    /// The next hint of a question, from 0; `nil` where there is none left.
    mutating func nextHint(of question: Question) -> Int? {
        guard hints < question.hints.count else { return nil }
        defer { hints += 1 }
        return hints
    }

    /// What of a question's points is left after the hints.
    func points(of full: Int, _ rules: QuestionRules) -> Int { max(0, full - hints * rules.hintCost) }
}
