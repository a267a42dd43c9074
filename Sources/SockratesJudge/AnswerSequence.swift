/// An answer that is a sequence or a formula, so that order, number and signs are what it says: `1 2 2 1`, `de ad be ef`,
/// `Nf3 Nc6 Bb5`, `yes no yes`, `2x + 1`.
///
/// It is accepted in order and in full, and with nothing beside it but words that lead to it; letter case, what parts its words, and
/// how numbers are written may differ.
struct AnswerSequence: Sendable {
    private let words: [SequenceWords.Part]
    private let formula: Formula?
    /// A slip of the keyboard in a word is forgiven.
    private let forgivesSlips: Bool
    /// Whether its words are of one length, so that it may be written without or with other blanks.
    let isEven: Bool

    /// - Parameters:
    ///   - raw: The answer.
    ///   - isWhole: Whether any answer of several words is one, and any number, which then is no rounded one.
    init?(_ raw: [UInt8], isWhole: Bool) {
        guard raw.count <= Judge.longestResponse else { return nil }
        let parts = SequenceWords(raw, joinsThousands: true).parts
        formula = Formula(raw)
        let isNumber = parts.count == 1 && parts[0].letters.contains(where: ASCII.isDigit)
        guard
            formula != nil || isWhole && (parts.count > 1 || isNumber)
                || parts.count > 1 && AnswerSequence.isSequence(parts)
        else { return nil }
        words = AnswerSequence.withoutLinks(parts)
        forgivesSlips = formula == nil
        isEven = formula == nil && parts.allSatisfy { $0.letters.count == parts[0].letters.count }
    }

    /// Whether a response says it all.
    func accepts(_ raw: [UInt8], _ policy: TypoPolicy) -> Bool {
        if let formula { return Formula(raw, always: true) == formula }
        // `1 - 2 - 3` is a list with dashes.
        if Formula(raw)?.isMoreThanDashes == true { return false }
        if words.count == 1, let value = words[0].value, SpokenNumber.value(of: raw) == value { return true }
        return [false, true].contains { joinsThousands in
            let typed = AnswerSequence.withoutLinks(SequenceWords(raw, joinsThousands: joinsThousands).parts)
            guard typed.count >= words.count, typed.dropLast(words.count).allSatisfy(\.leads) else { return false }
            return zip(words, typed.suffix(words.count)).allSatisfy { isSame($0, $1, policy) }
        }
    }

    private func isSame(_ wanted: SequenceWords.Part, _ typed: SequenceWords.Part, _ policy: TypoPolicy) -> Bool {
        if wanted.letters == typed.letters { return true }
        if let value = wanted.value { return value == typed.value }
        guard wanted.isWord, typed.isWord else { return false }
        if wanted.key == typed.key { return true }
        return forgivesSlips && policy.isSlip(typed.letters, of: wanted.letters)
    }

    /// A list's `and` and `then` say nothing, where nothing is denied.
    private static func withoutLinks(_ parts: [SequenceWords.Part]) -> [SequenceWords.Part] {
        if parts.contains(where: \.isLogical) { return parts }
        return parts.filter { !$0.isLink }
    }

    private static func isSequence(_ parts: [SequenceWords.Part]) -> Bool {
        if parts.contains(where: \.isInitial) { return false }
        let told = parts.filter { !$0.isLink && !$0.isLogical }
        guard told.count > 1 else { return false }
        if isHexadecimal(told) { return true }
        if told.allSatisfy({ $0.isCode || $0.isAlternative }) { return !isMeasure(told) && !isRange(parts) }
        return isRepetition(parts)
    }

    /// `5 m` and `6ft 1in` are measurements.
    private static func isMeasure(_ parts: [SequenceWords.Part]) -> Bool {
        if parts.count == 2, parts[0].value != nil, !parts[1].letters.contains(where: ASCII.isDigit) { return true }
        return parts.allSatisfy { part in
            let unit = part.letters.drop(while: ASCII.isDigit)
            return !unit.isEmpty && unit.count < part.letters.count && MeasureUnit.find(unit) != nil
        }
    }

    /// `10–12`, and a date or a number whose digits hyphens part.
    private static func isRange(_ parts: [SequenceWords.Part]) -> Bool {
        parts.contains(where: \.followsHyphen) && (parts.count == 2 || parts.contains { $0.letters.count >= 4 })
    }

    /// Bytes as two letters each: `de ad be ef`.
    private static func isHexadecimal(_ parts: [SequenceWords.Part]) -> Bool {
        parts.allSatisfy { part in
            part.letters.count == 2 && part.letters.allSatisfy { ASCII.isDigit($0) || $0 &- 0x61 < 6 }
        }
    }

    /// A list of words of which one comes twice: `knight knave knight`, and neither `Duran Duran` nor `New York, New York`.
    private static func isRepetition(_ parts: [SequenceWords.Part]) -> Bool {
        let told = parts.filter { !$0.isLink }
        guard !told.contains(where: { $0.leads && !$0.isAlternative }) else { return false }
        let distinct = Set(told.map(\.letters)).count
        if distinct == told.count { return false }
        if !told.contains(where: \.isCapital) { return true }
        let half = told.count / 2
        let isDoubled = told.count % 2 == 0 && told.prefix(half).map(\.letters) == told.suffix(half).map(\.letters)
        return told.count >= 3 && distinct <= 2 && !isDoubled
    }
}
