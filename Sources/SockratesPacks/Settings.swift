import SockratesJudge
import SockratesQuiz

/// The keys that a pack, a stage and a question share: each takes from the one around it what it does not say itself.
struct Settings {
    static let questionKeys = ["attempts", "wrong", "reveal", "points", "strictness", "hint_cost"]
    static let stageKeys = questionKeys + ["rounds", "order", "replacement", "mix", "time_per_question"]

    var wrong: QuestionRules.WrongAnswer?
    var attempts: Attempts?
    var timePerQuestion: Duration?
    var points = 1
    var hintCost = 0
    var reveal = false
    var strictness = Strictness.lenient
    var order = Stage.Order.shuffled
    var replacement = false
    var mix = Stage.Mix.questions

    enum Attempts {
        case count(Int)
        case unlimited
    }

    /// What the fields say, over what is there already.
    mutating func read(_ fields: Fields) {
        wrong = fields.choice("wrong", QuestionRules.WrongAnswer.self) ?? wrong
        attempts =
            fields.value("attempts", "a whole number from 1 to 1000, or unlimited") { text in
                if text == "unlimited" { return .unlimited }
                return Int(text).flatMap { (1...1000).contains($0) ? .count($0) : nil }
            } ?? attempts
        timePerQuestion = fields.duration("time_per_question") ?? timePerQuestion
        points = fields.integer("points", in: 0...1_000_000) ?? points
        hintCost = fields.integer("hint_cost", in: 0...1_000_000) ?? hintCost
        reveal = fields.flag("reveal") ?? reveal
        strictness = fields.choice("strictness", Strictness.self) ?? strictness
        order = fields.choice("order", Stage.Order.self) ?? order
        replacement = fields.flag("replacement") ?? replacement
        mix = fields.choice("mix", Stage.Mix.self) ?? mix
        if fields.has("order") || fields.has("replacement"), order == .fixed, replacement {
            fields.diagnostics.error(
                fields.place(of: fields.has("replacement") ? "replacement" : "order"),
                "\"replacement\" draws at random, and \"order: fixed\" does not; keep one of them"
            )
        }
    }

    var rules: QuestionRules {
        let wrong = wrong ?? .continue
        let limit: Int? =
            switch attempts {
            case .count(let count): count
            case .unlimited: nil
            case nil: wrong == .again ? nil : 1
            }
        return QuestionRules(
            wrong: wrong,
            attempts: limit,
            time: timePerQuestion,
            points: points,
            hintCost: hintCost,
            reveal: reveal
        )
    }
}
