/// Cuts a spoken number into the tokens of ``SpokenNumber``.
enum SpokenNumberTokens {
    /// The tokens, or nil when a word is none of a number's.
    static func tokens(of text: [UInt8]) -> [SpokenNumber.Token]? {
        var folded: [UInt8] = []
        Folding.shared.fold(text, into: &folded)
        let words = merged(split(folded))
        var tokens: [SpokenNumber.Token] = []
        var index = 0
        while index < words.count {
            if words[index] == "out", index + 1 < words.count, words[index + 1] == "of" {
                tokens.append(.over)
                index += 2
                continue
            }
            guard let token = token(words[index], after: tokens.last) else { return nil }
            tokens.append(token)
            index += 1
        }
        return tokens
    }

    /// Words, numbers and signs; hyphens between words part them.
    private static func split(_ text: [UInt8]) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func isDigital(_ byte: UInt8) -> Bool { ASCII.isDigit(byte) || ".,/^+-".utf8.contains(byte) }
        func close() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for (index, byte) in text.enumerated() {
            let next = index + 1 < text.count ? text[index + 1] : ASCII.space
            if ASCII.isBlank(byte) {
                close()
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
                // The sign of an exponent belongs to its number; a dash between words joins them.
                if let last = word.last, last == UInt8(ascii: "^") || isExponent(word), ASCII.isDigit(next) {
                    word.append(byte)
                } else {
                    close()
                    if byte == UInt8(ascii: "-") { words.append("-") }
                }
            } else {
                if let last = word.last, isDigital(last) != isDigital(byte),
                    !(isExponentMark(byte, next) && isDigital(last)), !isExponent(word)
                {
                    close()
                }
                word.append(ASCII.lower(byte))
            }
        }
        close()
        return words
    }

    private static func isExponentMark(_ byte: UInt8, _ next: UInt8) -> Bool {
        byte | 0x20 == UInt8(ascii: "e")
            && (ASCII.isDigit(next) || next == UInt8(ascii: "+") || next == UInt8(ascii: "-"))
    }

    private static func isExponent(_ word: [UInt8]) -> Bool {
        word.count > 1 && word.last.map { $0 | 0x20 == UInt8(ascii: "e") } == true && ASCII.isDigit(word[0])
    }

    /// Puts thousands together that spaces part: `1 234 567.89`.
    private static func merged(_ words: [String]) -> [String] {
        var result: [String] = []
        for word in words {
            let isGroup =
                word.utf8.prefix(3).count == 3 && word.utf8.prefix(3).allSatisfy(ASCII.isDigit)
                && (word.utf8.count == 3 || word.utf8.dropFirst(3).first == UInt8(ascii: "."))
            if isGroup, let last = result.last,
                (1...3).contains(last.utf8.count) || last.utf8.contains(UInt8(ascii: "_")),
                last.utf8.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: "_") })
            {
                result[result.count - 1] = last + "_" + word
            } else {
                result.append(word)
            }
        }
        return result.map { $0.filter { $0 != "_" } }
    }

    private static func token(_ word: String, after previous: SpokenNumber.Token?) -> SpokenNumber.Token? {
        if let first = word.utf8.first, ASCII.isDigit(first) || first == UInt8(ascii: ".") { return digits(word) }
        switch word {
        case "-", "minus", "negative": return .minus
        case "and", "&": return .and
        case "point": return .point
        case "over": return .over
        case "a", "an": return .article
        case "half", "halves": return .half
        case "quarter", "quarters": return .denominator(4)
        case "pair", "couple": return .number(2)
        default: break
        }
        if let size = scales[word] { return .scale(size) }
        if let symbol = symbols[word], let previous, previous != .and {
            return isCount(previous) ? .scale(symbol) : nil
        }
        if let value = numbers[word] { return .number(value) }
        if let size = denominators[word] { return .denominator(size) }
        return nil
    }

    private static func isCount(_ token: SpokenNumber.Token) -> Bool {
        if case .digits = token { return true }
        return false
    }

    /// `1,234.5`, `3/4`, `1.1^23`, `12.32e+14`, and `5,00` whose comma can part no thousands.
    private static func digits(_ word: String) -> SpokenNumber.Token? {
        let bytes = Array(word.utf8)
        if let power = bytes.firstIndex(of: UInt8(ascii: "^")) {
            guard let base = plain(bytes[..<power]),
                let exponent = Int(String(decoding: bytes[(power + 1)...], as: UTF8.self))
            else {
                return nil
            }
            guard exponent.magnitude <= 400 else { return nil }
            var result = 1.0
            for _ in 0..<exponent.magnitude { result *= base }
            return .digits(exponent < 0 ? 1 / result : result)
        }
        if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
            guard let top = plain(bytes[..<slash]), let bottom = plain(bytes[(slash + 1)...]), bottom != 0 else {
                return nil
            }
            return .digits(top / bottom)
        }
        return plain(bytes[...]).map { .digits($0) }
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> Double? {
        if let value = NumberNotation.english.value(of: bytes) { return value }
        let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count < 3, !bytes.contains(UInt8(ascii: ".")) else { return nil }
        return NumberNotation.siFrench.value(of: bytes)
    }

    private static let numbers = table(LexiconEntries.numbers)
    private static let scales = table(LexiconEntries.scales).merging(
        [
            "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "dozen": 12, "dozens": 12, "doz": 12, "dozs": 12,
            "mil": 1e6, "bn": 1e9,
        ],
        uniquingKeysWith: { first, _ in first }
    )
    /// Letters that multiply the digits before them.
    private static let symbols: [String: Double] = ["k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "g": 1e9, "t": 1e12]
    /// What fractions are counted in: the ordinals and their plurals, and `hundredth` to `trillionth`.
    private static let denominators: [String: Double] = {
        var result: [String: Double] = [:]
        for (word, value) in table(LexiconEntries.ordinals) where value > 2 {
            result[word] = value
            result[word + "s"] = value
        }
        for (word, value) in table(LexiconEntries.scales) where !word.hasSuffix("s") {
            result[word + "th"] = value
            result[word + "ths"] = value
        }
        result["firsts"] = 1
        return result
    }()

    private static func table(_ entries: [(Double, String)]) -> [String: Double] {
        var result: [String: Double] = [:]
        for (value, words) in entries {
            for word in words.split(separator: " ") where word != "once" && word != "twice" {
                result[String(word)] = value
            }
        }
        return result
    }
}
