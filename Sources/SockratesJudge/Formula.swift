/// A text in which signs tell what is meant: `6 > 5`, `2x + 1`, `a != b`, `E = mc²`, and neither `AC/DC` nor `rock + roll`.
struct Formula: Sendable, Hashable {
    /// Its letters, digits and signs, without blanks and the signs of a product or a power, which are left out as often as written.
    private let text: [UInt8]

    /// - Parameters:
    ///   - raw: Any bytes.
    ///   - always: Whether what is no formula is written as one all the same.
    init?(_ raw: [UInt8], always: Bool = false) {
        guard always || raw.contains(where: Formula.mayBeSign) else { return nil }
        var folded: [UInt8] = []
        Folding.shared.fold(Formula.withoutNotEqual(raw), into: &folded)
        guard always || Formula.isFormula(folded) else { return nil }
        text = folded.indices.compactMap { index in
            let byte = folded[index]
            if ASCII.isSolid(byte) { return ASCII.lower(byte) }
            return "<>=!+-/.".utf8.contains(byte) && !Formula.isStop(index, folded) ? byte : nil
        }
    }

    /// Whether it has another sign than `-`.
    var isMoreThanDashes: Bool { text.contains { "<>=!+".utf8.contains($0) } }

    /// Whether two texts say the same by their signs, or neither has any that count.
    static func agree(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.contains(where: mayBeSign) || other.contains(where: mayBeSign) else { return true }
        if Formula(one) == nil, Formula(other) == nil { return true }
        return Formula(one, always: true) == Formula(other, always: true)
    }

    private static func mayBeSign(_ byte: UInt8) -> Bool { "<>=!+*/-".utf8.contains(byte) || byte >= 0x80 }

    /// A point that ends a sentence.
    private static func isStop(_ index: Int, _ text: [UInt8]) -> Bool {
        guard text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: "!") else { return false }
        return text[index] == UInt8(ascii: ".")
            ? index + 1 >= text.count || !ASCII.isDigit(text[index + 1]) : !isOperator(index, text)
    }

    /// A sign that counts, and only short names, numbers and single letters around it.
    private static func isFormula(_ text: [UInt8]) -> Bool {
        guard text.indices.contains(where: { isOperator($0, text) }) else { return false }
        var run = 0
        for byte in text {
            run = ASCII.isLetter(byte) || byte >= 0x80 ? run + 1 : 0
            if run > 3 { return false }
        }
        return true
    }

    private static func isOperator(_ index: Int, _ text: [UInt8]) -> Bool {
        func at(_ place: Int) -> UInt8 { text.indices.contains(place) ? text[place] : ASCII.space }
        switch text[index] {
        case UInt8(ascii: "<"), UInt8(ascii: "="): return true
        case UInt8(ascii: ">"): return at(index - 1) != UInt8(ascii: "-")
        case UInt8(ascii: "!"): return at(index + 1) == UInt8(ascii: "=") || ASCII.isDigit(at(index - 1))
        case UInt8(ascii: "+"): return isOperand(before: index, text) && isOperand(after: index, text)
        case UInt8(ascii: "*"): return isOperand(before: index, text) && isOperand(after: index, text)
        case UInt8(ascii: "-"):
            return at(index - 1) == ASCII.space && at(index + 1) == ASCII.space && isShort(before: index, text)
                && isShort(after: index, text)
        default: return false
        }
    }

    private static func isOperand(before index: Int, _ text: [UInt8]) -> Bool {
        guard let last = text[..<index].last(where: { $0 != ASCII.space }) else { return false }
        return ASCII.isSolid(last) || last == UInt8(ascii: ")")
    }

    private static func isOperand(after index: Int, _ text: [UInt8]) -> Bool {
        guard let first = text[(index + 1)...].first(where: { $0 != ASCII.space }) else { return false }
        return ASCII.isSolid(first) || first == UInt8(ascii: "(")
    }

    /// A number or a letter, perhaps with a number before it: what a dash between names has not beside it.
    private static func isShort(before index: Int, _ text: [UInt8]) -> Bool {
        let word = text[..<index].dropLast().reversed().prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
        return !word.isEmpty && word.count(where: ASCII.isLetter) <= 1
    }

    private static func isShort(after index: Int, _ text: [UInt8]) -> Bool {
        let word = text[(index + 1)...].dropFirst().prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
        return !word.isEmpty && word.count(where: ASCII.isLetter) <= 1
    }

    /// `≠` is an `=` with a mark, which folding would take off.
    private static func withoutNotEqual(_ raw: [UInt8]) -> [UInt8] {
        guard raw.contains(0xE2) else { return raw }
        return Array(String(decoding: raw, as: UTF8.self).replacing("≠", with: "!=").utf8)
    }
}
