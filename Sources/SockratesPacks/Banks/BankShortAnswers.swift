/// The short answers of a question as a bank weighs them.
struct BankShortAnswers {
    private var right: [String] = []
    private var credit: [BankQuestion.Credit] = []
    private var hasWildcard = false

    /// Adds an answer.
    ///
    /// - Returns: What is noteworthy about it, or `nil`.
    mutating func add(_ source: String, percent: Double) -> String? {
        guard !source.isEmpty else { return "an empty answer is left out" }
        let text = Self.literal(source)
        if source == "*" {
            hasWildcard = true
            return percent > 0 ? "an answer that any response matches is left out" : nil
        }
        if percent > 99.9 {
            if right.contains(text) { return "the answer \"\(text)\" is there twice; it is kept once" }
            right.append(text)
        } else if percent > 0 {
            if credit.contains(where: { $0.response == text }) {
                return "\"\(text)\" is weighed twice; the first is kept"
            }
            credit.append(.init(text, percent: percent))
        } else if percent < 0 {
            return "an answer that takes points away is played as a wrong one"
        }
        if source.replacing("\\*", with: "").contains("*") {
            return "\"*\" in \"\(text)\" stands for any text in Moodle; here it is a star"
        }
        return nil
    }

    /// A text in which `\*` is a star: as it stands, a star is any text in Moodle.
    static func literal(_ source: String) -> String { source.replacing("\\*", with: "*") }

    /// The question that they make.
    var kind: Result<BankOptions.Outcome, BankRefusal> {
        var outcome = BankOptions.Outcome(
            kind: .shortAnswer(right),
            credit: credit.filter { !right.contains($0.response) }
        )
        if right.isEmpty {
            guard let best = credit.map(\.percent).max() else {
                let reason = hasWildcard ? "any response is right" : "none of its answers is right"
                return .failure(BankRefusal(reason: reason))
            }
            let answers = credit.filter { $0.percent == best }.map(\.response)
            outcome.kind = .shortAnswer(answers)
            outcome.credit.removeAll { $0.percent == best }
            let names = answers.map { "\"\($0)\"" }.joined(separator: " and ")
            outcome.warnings.append("no answer is worth 100 %; \(names), worth most, is taken to be right")
        }
        return .success(outcome)
    }
}
