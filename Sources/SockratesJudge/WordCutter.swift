/// Cuts folded text into words and lowers its letters on the way.
///
/// Letters and digits are words of their own (`50m` is two), apostrophes join (`o'brien`), a possessive `'s` goes, dotted initials
/// join (`U.S.A.`, `J. K.`), thousands separators go, a decimal point stays.
struct WordCutter {
    private(set) var text: [UInt8]
    private var position = 0
    private var gap: Word.Gap = []
    /// A minus stands before the number that follows.
    private var isNegative = false
    /// How many items of a list with numbers, stars or dashes there are.
    private(set) var listMarks = 0

    private let isOfSeveralLines: Bool

    init(_ text: [UInt8]) {
        self.text = text
        isOfSeveralLines = text.contains(UInt8(ascii: "\n"))
    }

    /// The most words that are read; what follows them is passed over.
    private static let mostWords = 1024

    mutating func cut(into words: inout [Word]) {
        while position < text.count, words.count < WordCutter.mostWords {
            let byte = text[position]
            if ASCII.isDigit(byte) {
                number(into: &words)
            } else if ASCII.isLetter(byte) || byte >= 0x80 {
                letters(into: &words)
            } else {
                separator(byte, into: &words)
            }
        }
    }

    private mutating func separator(_ byte: UInt8, into words: inout [Word]) {
        if isBullet(byte) { listMarks += 1 }
        position += 1
        switch byte {
        case UInt8(ascii: ","): gap.insert(.comma)
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): gap.insert(.stop)
        case UInt8(ascii: ";"), UInt8(ascii: "|"): gap.insert(.semicolon)
        case UInt8(ascii: "/"): gap.insert(.slash)
        case UInt8(ascii: "\n"): gap.insert(.newline)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): gap.insert(.bracket)
        case UInt8(ascii: "-"): if isMinus(after: words.last) { isNegative = true } else { gap.insert(.hyphen) }
        case UInt8(ascii: ":"): gap.insert(.colon)
        case UInt8(ascii: "%"): sign("percent", into: &words)
        case UInt8(ascii: "$"): sign("dollar", into: &words)
        case UInt8(ascii: "&"): sign("and", into: &words)
        case UInt8(ascii: "+") where isAfterLetter: sign("plus", into: &words)
        case UInt8(ascii: "#") where isAfterLetter: sign("sharp", into: &words)
        default: break
        }
    }

    /// A minus before a number, and neither a hyphen nor what parts two numbers.
    private func isMinus(after previous: Word?) -> Bool {
        let sign = position - 1
        guard sign == 0 || ASCII.isBlank(text[sign - 1]) || text[sign - 1] == UInt8(ascii: "(") else { return false }
        if let previous, previous.has(.number), gap.isEmpty { return false }
        // `- 40` is an item of a list where there are several lines.
        let start =
            sign == 0 && !isOfSeveralLines && position < text.count && text[position] == ASCII.space
            ? position + 1 : position
        guard start < text.count else { return false }
        return ASCII.isDigit(text[start])
            || text[start] == UInt8(ascii: ".") && start + 1 < text.count && ASCII.isDigit(text[start + 1])
    }

    /// A star or a dash at the start of a line, and no minus.
    private func isBullet(_ byte: UInt8) -> Bool {
        guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-"), position == 0 || gap == .newline else {
            return false
        }
        return position + 1 < text.count && !ASCII.isDigit(text[position + 1]) && text[position + 1] != byte
    }

    private var isAfterLetter: Bool {
        position > 1 && (ASCII.isLetter(text[position - 2]) || text[position - 2] == text[position - 1])
    }

    private mutating func sign(_ name: StaticString, into words: inout [Word]) {
        let key = name.withUTF8Buffer { Lexicon.hash($0) }
        let entry = Lexicon.shared.entry(key)
        let start = Int32(truncatingIfNeeded: position)
        words.append(
            Word(start: start, end: start, key: entry?.key ?? key, traits: entry?.traits ?? [], gap: gap, value: 0)
        )
        gap = []
    }

    // MARK: Letters

    private mutating func letters(into words: inout [Word]) {
        let start = position
        var isCapital = text[start] &- 0x41 < 26
        var isUpper = isCapital
        var write = start
        // Where the letters began that no point parts.
        var run = start
        while position < text.count {
            let byte = text[position]
            if ASCII.isLetter(byte) {
                if write > start + 1, !isUpper, isGlued(start..<write, before: byte) { break }
                if byte & 0x20 != 0 { isUpper = false }
                text[write] = byte | 0x20
            } else if byte >= 0x80 {
                text[write] = byte
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`"), position + 1 < text.count,
                isJoining(position + 1)
            {
                if isPossessive(position) {
                    position += 2
                    break
                }
                position += 1
                continue
            } else if byte == UInt8(ascii: "."), write == run + 1, let next = nextInitial() {
                position = next
                run = write
                isCapital = true
                isUpper = true
                continue
            } else {
                break
            }
            write += 1
            position += 1
        }
        let cases: Word.Traits = isCapital ? (isUpper && write > start + 1 ? [.capital, .upper] : .capital) : []
        append(start..<write, cases, to: &words)
    }

    /// A capital right after a small word that carries grammar: `inSeptember` is a sentence that lost its space.
    private func isGlued(_ small: Range<Int>, before byte: UInt8) -> Bool {
        guard byte &- 0x41 < 26, small.count <= 4 else { return false }
        let hash = text[small].withUnsafeBufferPointer { Lexicon.hash($0) }
        return Lexicon.shared.entry(hash)?.traits.contains(.stop) ?? false
    }

    private func isJoining(_ index: Int) -> Bool { ASCII.isLetter(text[index]) || text[index] >= 0x80 }

    /// `'s` at the end of a word.
    private func isPossessive(_ apostrophe: Int) -> Bool {
        guard text[apostrophe + 1] | 0x20 == UInt8(ascii: "s") else { return false }
        return apostrophe + 2 >= text.count || !(isJoining(apostrophe + 2) || ASCII.isDigit(text[apostrophe + 2]))
    }

    /// Where the next initial of dotted initials stands, after a single letter and its point.
    private func nextInitial() -> Int? {
        guard ASCII.isLetter(text[position - 1]) else { return nil }
        var next = position + 1
        if next < text.count, text[next] == ASCII.space { next += 1 }
        guard next + 1 <= text.count - 1 || next == text.count - 1, next < text.count, ASCII.isLetter(text[next]) else {
            return nil
        }
        let isSpaced = next == position + 2
        let after = next + 1 < text.count ? text[next + 1] : ASCII.space
        if after == UInt8(ascii: ".") { return next }
        return !isSpaced && !ASCII.isLetter(after) && after < 0x80 ? next : nil
    }

    private mutating func append(_ range: Range<Int>, _ traits: Word.Traits, to words: inout [Word]) {
        let hash = text[range].withUnsafeBufferPointer { Lexicon.hash($0) }
        var word = Word(
            start: Int32(truncatingIfNeeded: range.lowerBound),
            end: Int32(truncatingIfNeeded: range.upperBound),
            key: hash,
            traits: traits,
            gap: gap,
            value: 0
        )
        if isFirst(range, traits, after: words.last) {
            word.value = 1
            word.key = Lexicon.key(of: 1)
            word.traits.insert([.number, .ordinal])
        } else if let entry = Lexicon.shared.entry(hash) {
            word.key = entry.key
            word.traits.formUnion(entry.traits)
            if entry.traits.contains(.foreignStop), !traits.contains(.capital) { word.traits.insert(.stop) }
            word.value = entry.value
        } else if let roman = RomanNumeral.value(text[range], after: words.last) {
            word.value = Double(roman)
            word.key = Lexicon.key(of: word.value)
            word.traits.insert([.number, .ordinal])
        } else {
            word.key = text[range].withUnsafeBufferPointer { Stem.key($0) }
            // The stem may be a word that has others of its meaning: `filmed`, `film`, `movie`.
            if let entry = Lexicon.shared.entry(word.key), entry.traits.isDisjoint(with: [.stop, .number, .title]) {
                word.key = entry.key
            }
        }
        words.append(word)
        gap = []
    }

    /// `I` after a name and not before a verb: `World War I`, `Elizabeth I`.
    private func isFirst(_ range: Range<Int>, _ traits: Word.Traits, after previous: Word?) -> Bool {
        guard range.count == 1, text[range.lowerBound] == UInt8(ascii: "i"), traits.contains(.capital), let previous
        else { return false }
        guard previous.has(.capital), !previous.has(.stop), gap.isEmpty else { return false }
        guard let next = text[position...].first(where: { $0 != ASCII.space }) else { return true }
        // `James I of England`, and not `Yesterday I went`.
        let rest = text[position...].drop { $0 == ASCII.space }
        return !(ASCII.isLetter(next) && next & 0x20 != 0) || rest.starts(with: "of ".utf8)
    }

    // MARK: Digits

    /// The number of a list's item: at the start of a line, with a point or a bracket and a space after it.
    private var isListMark: Bool {
        guard position == 0 || gap.contains(.newline) else { return false }
        var end = position
        while end < text.count, end < position + 3, ASCII.isDigit(text[end]) { end += 1 }
        guard end + 1 < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")") else {
            return false
        }
        return text[end + 1] == ASCII.space && !isSpacedFraction(end)
            && text[(end + 1)...].contains(where: { !ASCII.isBlank($0) })
    }

    private mutating func number(into words: inout [Word]) {
        if isListMark {
            while ASCII.isDigit(text[position]) { position += 1 }
            position += 1
            listMarks += 1
            gap.insert(.newline)
            return
        }
        let start = position
        var write = start
        var value = 0.0
        var digits = 0
        while position < text.count {
            let byte = text[position]
            if ASCII.isDigit(byte) {
                value = value * 10 + Double(byte - 0x30)
                text[write] = byte
                write += 1
                digits += 1
            } else if byte != UInt8(ascii: ",") || !isThousands(position) {
                break
            }
            position += 1
        }
        if digits == 2, gap == .hyphen, let first = words.last, first.has(.year),
            value > first.value.truncatingRemainder(dividingBy: 100)
        {
            // `1951–52`
            value += (first.value / 100).rounded(.down) * 100
            digits = 4
        } else if let year = yearBeforeMark(value, digits, after: words.last) {
            (value, digits) = (year, 4)
        }
        if digits <= 3, isSpacedFraction(position) {
            text[position + 1] = text[position]
            position += 1
        }
        let isWhole = !isFraction(position)
        if !isWhole { value += fraction(&write) }
        var traits: Word.Traits = .number
        if isWhole, digits == 4, value >= 1000, value <= 2100 { traits.insert(.year) }
        if let scale = scale(after: words.last) {
            value *= scale.value
            position += scale.letters
        }
        let (length, trait) = suffix()
        traits.formUnion(trait)
        position += length
        if isNegative {
            value = -value
            isNegative = false
            traits.remove(.year)
        }
        if trait == .decade, digits == 2, value.truncatingRemainder(dividingBy: 10) == 0 { value += 1900 }
        words.append(
            Word(
                start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: write),
                key: Lexicon.key(of: value),
                traits: traits,
                gap: gap,
                value: value
            )
        )
        gap = []
    }

    /// The year of a number to whose end the mark of a footnote has stuck in text that was copied, as in 19831 for 1983.
    private func yearBeforeMark(_ value: Double, _ digits: Int, after previous: Word?) -> Double? {
        guard digits == 5 || digits == 6, let previous,
            previous.has([.stop, .month]) || (previous.has(.number) && previous.value <= 31)
        else {
            return nil
        }
        let isEnd = position == text.count || text[position] == UInt8(ascii: ".")
        let year = (value / (digits == 5 ? 10 : 100)).rounded(.down)
        return isEnd && year >= 1000 && year <= 2100 ? year : nil
    }

    private func isThousands(_ comma: Int) -> Bool {
        guard comma + 3 < text.count, (1...3).allSatisfy({ ASCII.isDigit(text[comma + $0]) }) else { return false }
        return comma + 4 == text.count || !ASCII.isDigit(text[comma + 4])
    }

    private func isFraction(_ point: Int) -> Bool {
        point + 1 < text.count && text[point] == UInt8(ascii: ".") && ASCII.isDigit(text[point + 1])
    }

    /// A point, one space, one or two digits and a space with small letters after it, in a text of one line: `3. 97 degrees`, as texts
    /// look that a program has taken apart.
    private func isSpacedFraction(_ point: Int) -> Bool {
        guard point + 2 < text.count, text[point] == UInt8(ascii: "."), text[point + 1] == ASCII.space else {
            return false
        }
        var end = point + 2
        while end < text.count, end < point + 5, ASCII.isDigit(text[end]) { end += 1 }
        guard 1...2 ~= end - point - 2, end + 1 < text.count, text[end] == ASCII.space, text[end + 1] &- 0x61 < 26
        else { return false }
        return !isOfSeveralLines
    }

    private mutating func fraction(_ write: inout Int) -> Double {
        position += 1
        var value = 0.0
        var scale = 1.0
        while position < text.count, ASCII.isDigit(text[position]) {
            if scale < 1e15 {
                value = value * 10 + Double(text[position] - 0x30)
                scale *= 10
            }
            position += 1
        }
        write = position
        return value / scale
    }

    /// `k`, `m` or `bn` right after an amount of money: `£50m`.
    private func scale(after previous: Word?) -> (value: Double, letters: Int)? {
        guard let previous, previous.has(.money), gap.isEmpty else { return nil }
        let rest = text[position...].prefix(3).map { $0 | 0x20 }
        func isEnd(_ index: Int) -> Bool { index >= rest.count || !ASCII.isLetter(rest[index]) }
        switch rest.first {
        case UInt8(ascii: "k") where isEnd(1): return (1e3, 1)
        case UInt8(ascii: "m") where isEnd(1): return (1e6, 1)
        case UInt8(ascii: "b") where rest.count > 1 && rest[1] == UInt8(ascii: "n") && isEnd(2): return (1e9, 2)
        default: return nil
        }
    }

    /// The letters that may follow a number and belong to it: how many, and what they say.
    private func suffix() -> (Int, Word.Traits) {
        func at(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] | 0x20 : 0x20 }
        func ends(_ offset: Int) -> Bool { !(ASCII.isLetter(at(offset)) || at(offset) >= 0x80) }
        switch (at(0), at(1)) {
        case (UInt8(ascii: "t"), UInt8(ascii: "h")) where ends(2): return (2, .ordinal)
        case (UInt8(ascii: "s"), UInt8(ascii: "t")) where ends(2): return (2, .ordinal)
        case (UInt8(ascii: "n"), UInt8(ascii: "d")) where ends(2): return (2, .ordinal)
        case (UInt8(ascii: "r"), UInt8(ascii: "d")) where ends(2): return (2, .ordinal)
        case (UInt8(ascii: "s"), _) where ends(1): return (1, .decade)
        case (UInt8(ascii: "'"), UInt8(ascii: "s")) where ends(2): return (2, .decade)
        default: return (0, [])
        }
    }
}
