/// A number's judge, compiled.
final class CompiledNumber: Sendable {
    let rule: NumberRule
    let modelAnswer: String

    init(_ rule: NumberRule) {
        self.rule = rule
        let text = "\(rule.value)"
        modelAnswer = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let trimmed = ASCII.trimmed(response)
        if trimmed.isEmpty { return Verdict(.reject, .none, .empty) }
        guard let number = rule.read(trimmed) else { return Verdict(.reject, .none, .notANumber) }
        return rule.accepts(number)
            ? Verdict(.accept, .number, .numberWithinTolerance, .number(self))
            : Verdict(.reject, .number, .numberOutsideTolerance, .number(self))
    }
}
