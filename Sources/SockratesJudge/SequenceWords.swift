/// The words of a sequence: runs of letters and digits, each with what it may be.
struct SequenceWords {
    /// One word.
    struct Part: Sendable {
        /// Its letters, small, and its digits, with a minus and a point.
        var letters: [UInt8]
        /// The number that it is.
        var value: Double?
        /// Equal for words that mean the same.
        var key: UInt64
        var traits: Word.Traits
        var isCapital: Bool
        /// A letter with a point behind it: `U.S.`, or with an `&` beside it.
        var isInitial = false
        /// A hyphen stands between a digit and this one.
        var followsHyphen: Bool

        /// It has no digits and more than one letter.
        var isWord: Bool { letters.count > 1 && !letters.contains(where: ASCII.isDigit) }
        /// It has digits or is one letter.
        var isCode: Bool { !isWord && letters.allSatisfy { $0 < 0x80 } }
        var isAlternative: Bool { Alternatives.side(of: letters) != nil }
        /// `and`, `then`: what joins a list.
        var isLink: Bool { ["and", "then"].contains { letters.elementsEqual($0.utf8) } }
        /// `not`, `or`: what changes what its neighbours say.
        var isLogical: Bool { ["not", "or", "xor", "nor", "nand"].contains { letters.elementsEqual($0.utf8) } }
        /// It may stand before an answer: `it is`.
        var leads: Bool {
            !isAlternative && traits.isDisjoint(with: [.negation, .alternative, .number])
                && (traits.contains(.stop) || ["answer", "think"].contains { letters.elementsEqual($0.utf8) })
        }
    }

    private(set) var parts: [Part] = []

    /// - Parameters:
    ///   - raw: Any bytes.
    ///   - joinsThousands: Whether a comma with three digits behind it parts thousands, not items.
    init(_ raw: [UInt8], joinsThousands: Bool) {
        var text: [UInt8] = []
        Folding.shared.fold(raw, into: &text)
        var index = 0
        while index < text.count, parts.count < 1024 {
            let byte = text[index]
            guard ASCII.isSolid(byte) else {
                if byte == UInt8(ascii: "&") { markInitials(text, index) }
                index += 1
                continue
            }
            var word: [UInt8] = SequenceWords.isMinus(index - 1, text) ? [UInt8(ascii: "-")] : []
            let start = index
            while index < text.count {
                let byte = text[index]
                if ASCII.isSolid(byte) {
                    word.append(ASCII.lower(byte))
                } else if SequenceWords.joins(index, text) {
                    word.append(byte)
                } else if !(byte == UInt8(ascii: "'")
                    || joinsThousands && SequenceWords.isThousands(index, text))
                {
                    break
                }
                index += 1
            }
            append(word, text, start..<index)
        }
    }

    private mutating func append(_ letters: [UInt8], _ text: [UInt8], _ range: Range<Int>) {
        let hash = letters.withUnsafeBufferPointer { Lexicon.hash($0) }
        let entry = Lexicon.shared.entry(hash)
        let isSpelled = letters.count > 1 && entry?.traits.contains(.spelled) == true
        var value = isSpelled ? entry?.value : nil
        if letters.contains(where: ASCII.isDigit) {
            value =
                letters.allSatisfy { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
                ? Double(String(decoding: letters, as: UTF8.self)) : nil
        }
        // Far from zero not each number has a value of its own.
        if let size = value?.magnitude, size >= 1e15 { value = nil }
        let before = range.lowerBound
        parts.append(
            Part(
                letters: letters,
                value: value,
                key: entry?.key ?? letters.withUnsafeBufferPointer { Stem.key($0) },
                traits: entry?.traits ?? [],
                isCapital: text[before] &- 0x41 < 26,
                isInitial: letters.count == 1 && ASCII.isLetter(letters[0]) && range.upperBound < text.count
                    && text[range.upperBound] == UInt8(ascii: "."),
                followsHyphen: SequenceWords.followsHyphen(before, text)
            )
        )
    }

    private mutating func markInitials(_ text: [UInt8], _ index: Int) {
        if !parts.isEmpty, index + 1 < text.count { parts[parts.count - 1].isInitial = true }
    }

    /// A minus before a number, and neither a hyphen nor a dash.
    private static func isMinus(_ index: Int, _ text: [UInt8]) -> Bool {
        guard index >= 0, text[index] == UInt8(ascii: "-"), ASCII.isDigit(text[index + 1]) else { return false }
        return index == 0 || !ASCII.isSolid(text[index - 1]) && text[index - 1] != UInt8(ascii: "-")
    }

    /// A point, a colon or a slash between digits.
    private static func joins(_ index: Int, _ text: [UInt8]) -> Bool {
        guard index > 0, index + 1 < text.count, ASCII.isDigit(text[index - 1]), ASCII.isDigit(text[index + 1])
        else { return false }
        return [UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/")].contains(text[index])
    }

    /// Whether a hyphen, perhaps between blanks, stands between a digit and this place.
    private static func followsHyphen(_ place: Int, _ text: [UInt8]) -> Bool {
        guard ASCII.isDigit(text[place]), let sign = text[..<place].lastIndex(where: { $0 != ASCII.space }),
            text[sign] == UInt8(ascii: "-"), let last = text[..<sign].last(where: { $0 != ASCII.space })
        else { return false }
        return ASCII.isDigit(last)
    }

    private static func isThousands(_ index: Int, _ text: [UInt8]) -> Bool {
        guard text[index] == UInt8(ascii: ","), index > 0, ASCII.isDigit(text[index - 1]), index + 3 < text.count
        else { return false }
        return (1...3).allSatisfy { ASCII.isDigit(text[index + $0]) }
            && (index + 4 == text.count || !ASCII.isDigit(text[index + 4]))
    }
}
