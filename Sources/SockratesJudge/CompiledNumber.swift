/// A number's judge, compiled.
final class CompiledNumber: Sendable {
    let rule: NumberRule
    let modelAnswer: String
    private let whole: WholeDigits?

    init(_ rule: NumberRule) {
        self.rule = rule
        whole = rule.whole
        let text = rule.digits ?? whole?.text ?? "\(rule.value)"
        let plain = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        let number = rule.notation.point == UInt8(ascii: ",") ? plain.replacing(".", with: ",") : plain
        modelAnswer = rule.unit.map { "\(number) \($0.name)" } ?? number
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let trimmed = ASCII.trimmed(response)
        if trimmed.isEmpty { return Verdict(.reject, .none, .empty) }
        if let verdict = verdict(ofWhole: trimmed) ?? verdict(ofMeasure: trimmed) { return verdict }
        return verdict(amongWords: trimmed) ?? Verdict(.prompt, .none, .notANumber)
    }

    /// The verdict on a number that has words around it: `about 42`, `42 countries`.
    private func verdict(amongWords text: ArraySlice<UInt8>) -> Verdict? {
        guard let unit = rule.unit else {
            guard let number = NumberInWords(text, read: { rule.read($0) })?.text[...] else { return nil }
            return verdict(ofWhole: number) ?? verdict(ofMeasure: number)
        }
        let measure = NumberInWords.beginning(of: text) ?? text
        if let verdict = verdict(ofMeasure: measure) ?? verdict(ofMeasure: Measurement.beginning(of: measure, in: unit))
        {
            return verdict
        }
        return Measurement.isOther(measure, than: unit, read: { rule.read($0) }) ? verdict(false) : nil
    }

    /// The verdict on a whole number that is compared by its digits.
    private func verdict(ofWhole text: ArraySlice<UInt8>) -> Verdict? {
        guard rule.unit == nil, let whole, let plain = DigitNumeral(rule.notation).plain(text),
            let told = WholeDigits(plain)
        else { return nil }
        return verdict(told == whole)
    }

    private func verdict(ofMeasure text: ArraySlice<UInt8>) -> Verdict? {
        guard let unit = rule.unit else { return rule.read(text).map { verdict(rule.accepts($0)) } }
        guard let measured = Measurement(text, in: unit, read: { rule.read($0) }) else { return nil }
        let isRight = rule.accepts(measured.value)
        if measured.hasUnit || rule.withoutUnit == .accept || !isRight { return verdict(isRight) }
        return Verdict(rule.withoutUnit == .prompt ? .prompt : .reject, .number, .unitMissing, .number(self))
    }

    private func verdict(_ isRight: Bool) -> Verdict {
        isRight
            ? Verdict(.accept, .number, .numberWithinTolerance, .number(self))
            : Verdict(.reject, .number, .numberOutsideTolerance, .number(self))
    }
}
