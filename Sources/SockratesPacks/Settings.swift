import SockratesJudge
import SockratesQuiz

/// The keys that a pack, a stage and a question share: each takes from the one around it what it does not say itself.
struct Settings {
    static let questionKeys = ["attempts", "wrong", "reveal", "points", "penalty", "strictness", "hint_cost"]
    static let stageKeys = questionKeys + ["rounds", "order", "replacement", "mix", "time_per_question"]

    static let shrinkKeys = ["first", "factor", "step", "least"]

    var wrong: QuestionRules.WrongAnswer?
    var attempts: Attempts?
    var timePerQuestion: Duration?
    var shrink: Shrink?
    var points = 1
    var penalty = 0
    var hintCost = 0
    var reveal = false
    var strictness = Strictness.lenient
    var order = Stage.Order.shuffled
    /// Whether somebody has said in which order.
    var hasOrder = false
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
        readTimePerQuestion(fields)
        if fields.node("points")?.text?.contains("{{") != true {
            points = fields.integer("points", in: 0...1_000_000) ?? points
        }
        penalty = fields.integer("penalty", in: 0...1_000_000) ?? penalty
        hintCost = fields.integer("hint_cost", in: 0...1_000_000) ?? hintCost
        reveal = fields.flag("reveal") ?? reveal
        strictness = fields.choice("strictness", Strictness.self) ?? strictness
        order = fields.choice("order", Stage.Order.self) ?? order
        hasOrder = hasOrder || fields.has("order")
        replacement = fields.flag("replacement") ?? replacement
        mix = fields.choice("mix", Stage.Mix.self) ?? mix
        if fields.has("order") || fields.has("replacement"), order == .fixed, replacement {
            fields.diagnostics.error(
                fields.place(of: fields.has("replacement") ? "replacement" : "order"),
                "\"replacement\" draws at random, and \"order: fixed\" does not; keep one of them"
            )
        }
    }

    /// Reads `time_per_question`: a length of time, or how it becomes shorter.
    private mutating func readTimePerQuestion(_ fields: Fields) {
        guard let node = fields.node("time_per_question") else { return }
        guard case .mapping = node.content else {
            timePerQuestion = fields.duration("time_per_question") ?? timePerQuestion
            shrink = nil
            return
        }
        guard
            let time = Fields(
                node,
                what: "\"time_per_question\"",
                keys: Self.shrinkKeys,
                diagnostics: fields.diagnostics
            )
        else {
            return
        }
        if time.lacks("first") {
            fields.diagnostics.error(
                node.place,
                "\"time_per_question\" needs \"first\": {first: 10s, factor: 0.9, least: 2s}"
            )
        }
        timePerQuestion = time.duration("first") ?? timePerQuestion
        let factor = time.value("factor", "a number above 0 and up to 1") { text in
            Double(text).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
        }
        shrink = Shrink(
            factor: factor ?? 1,
            step: time.duration("step") ?? .zero,
            least: time.duration("least") ?? .seconds(1)
        )
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
            shrink: shrink,
            points: points,
            penalty: penalty,
            hintCost: hintCost,
            reveal: reveal
        )
    }
}
