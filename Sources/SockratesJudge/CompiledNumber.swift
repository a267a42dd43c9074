/// A number's judge, compiled.
final class CompiledNumber: Sendable {
    let rule: NumberRule
    let modelAnswer: String

    init(_ rule: NumberRule) {
        self.rule = rule
        let text = "\(rule.value)"
        let plain = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        let number = rule.notation.point == UInt8(ascii: ",") ? plain.replacing(".", with: ",") : plain
        modelAnswer = rule.unit.map { "\(number) \($0.name)" } ?? number
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let trimmed = ASCII.trimmed(response)
        if trimmed.isEmpty { return Verdict(.reject, .none, .empty) }
        guard let unit = rule.unit else {
            guard let number = rule.read(trimmed) else { return Verdict(.reject, .none, .notANumber) }
            return verdict(number)
        }
        guard let measured = Measurement(trimmed, in: unit, read: { rule.read($0) }) else {
            return Verdict(.reject, .none, .notANumber)
        }
        if measured.hasUnit || rule.withoutUnit == .accept || !rule.accepts(measured.value) {
            return verdict(measured.value)
        }
        return Verdict(rule.withoutUnit == .prompt ? .prompt : .reject, .number, .unitMissing, .number(self))
    }

    private func verdict(_ number: Double) -> Verdict {
        rule.accepts(number)
            ? Verdict(.accept, .number, .numberWithinTolerance, .number(self))
            : Verdict(.reject, .number, .numberOutsideTolerance, .number(self))
    }
}
