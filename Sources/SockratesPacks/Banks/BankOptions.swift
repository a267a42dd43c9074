import SockratesJudge

/// The options of a question as a bank weighs them, made into a question that can be played.
struct BankOptions {
    /// A kind of question, what earns a part, and what was guessed.
    struct Outcome {
        var kind: BankQuestion.Kind
        var credit: [BankQuestion.Credit] = []
        var warnings: [String] = []
    }

    private(set) var texts: [String] = []
    private var percents: [Double] = []
    private var hasNegative = false

    /// Adds an option.
    ///
    /// - Returns: What is noteworthy about it, or `nil`.
    mutating func add(_ text: String, percent: Double) -> String? {
        if percent < 0 { hasNegative = true }
        if let twin = texts.firstIndex(where: { $0 == text }) {
            percents[twin] = max(percents[twin], percent)
            return "the option \"\(text)\" is there twice; it is kept once"
        }
        texts.append(text)
        percents.append(percent)
        return nil
    }

    /// The question that they make.
    ///
    /// - Parameter isSingle: Whether one option is to be named; without it, all of those that weigh something.
    /// - Returns: The question, or why they make none.
    func kind(isSingle: Bool) -> Result<Outcome, BankRefusal> {
        var outcome = Outcome(kind: .trueFalse(true))
        let whole = percents.indices.filter { percents[$0] > 99.9 }
        let positive = percents.indices.filter { percents[$0] > 0 }
        guard !texts.isEmpty else { return .failure(BankRefusal(reason: "it has no options")) }
        guard !positive.isEmpty else { return .failure(BankRefusal(reason: "none of its options is right")) }
        guard texts.count <= ChoiceRule.mostOptions else {
            return .failure(
                BankRefusal(
                    reason: "it has \(texts.count) options, and there are letters for \(ChoiceRule.mostOptions)"
                )
            )
        }
        if texts.count == 1 {
            outcome.kind = .shortAnswer(texts)
            outcome.warnings.append("it has only one option; it is read as a question for a short answer")
            return .success(outcome)
        }
        if isSingle || positive.count == 1 {
            var right = whole
            if right.isEmpty {
                let best = positive.map { percents[$0] }.max() ?? 0
                right = positive.filter { percents[$0] == best }
                let names = right.map { "\"\(texts[$0])\"" }.joined(separator: " and ")
                outcome.warnings.append("no option is worth 100 %; \(names), worth most, is taken to be right")
            }
            outcome.kind = .choice(options: texts, right: right)
            outcome.credit = positive.filter { !right.contains($0) }.map { .init(texts[$0], percent: percents[$0]) }
        } else {
            outcome.kind = .choiceOfAll(options: texts, right: positive)
        }
        if hasNegative, isSingle {
            outcome.warnings.append("options that take points away are played as wrong ones")
        }
        return .success(outcome)
    }
}

extension BankQuestion {
    /// Becomes the kind of question that its answers make.
    ///
    /// - Returns: What was guessed.
    mutating func take(_ outcome: BankOptions.Outcome) -> [String] {
        kind = outcome.kind
        credit = outcome.credit
        return outcome.warnings
    }
}
