/// Walks through an answer line character by character.
struct AnswerReader {
    private let characters: [Character]
    var position = 0
    /// Whether the line is written as quizbowl packets are: marked up, with round brackets or typographic quotes.
    ///
    /// Their writers say more than a grammar holds, and what it does not hold is passed over.
    let isPacket: Bool
    private var closing: Character = "["

    init(_ text: String) {
        characters = Array(text)
        // Looking for words is slow, and most texts have not even the first byte of one.
        let mayBePacket = text.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "<") || $0 == 0xE2 }
        let isUnmarkedPacket = mayBePacket && (text.contains("(accept ") || text.contains("“"))
        isPacket = isUnmarkedPacket || mayBePacket && ["<b>", "<u>", "<strong>"].contains { text.contains($0) }
    }

    var isAtEnd: Bool { position >= characters.count }

    /// Answers end at this bracket from now on.
    mutating func stop(at closing: Character) { self.closing = closing }

    /// Takes the bracket that begins directives, and gives the one that ends them.
    mutating func takeOpening() -> Character? {
        skipBlanks()
        guard position < characters.count else { return nil }
        if characters[position] == "[" {
            position += 1
            return "]"
        }
        guard isAtDirectiveInParentheses else { return nil }
        position += 1
        return ")"
    }

    /// `(accept …)`, `(or …)`: parentheses that hold directives.
    private var isAtDirectiveInParentheses: Bool {
        guard position < characters.count, characters[position] == "(" else { return false }
        var ahead = self
        ahead.position += 1
        return ["accept", "prompt", "reject", "do"].contains { ahead.isAt(word: $0) }
    }

    /// Passes over what a packet says between two brackets.
    mutating func skipToOpening() {
        guard isPacket else { return }
        while position < characters.count, characters[position] != "[", !isAtDirectiveInParentheses { position += 1 }
    }

    struct Answer {
        var text: String
        var required: [String]
        var isQuoted: Bool
    }

    /// One answer and its marked parts, up to a stop or to one of the words where it stands alone.
    mutating func answer(words: [String], isMain: Bool) throws(AnswerLineError) -> Answer {
        skipBlanks()
        if !isMain, let whole = quoted() { return Answer(text: whole, required: [], isQuoted: true) }
        let stops: Set<Character> = isMain ? ["["] : [";", ",", closing]
        var text = ""
        var required: [String] = []
        var mark: (start: Int, text: String, isBrace: Bool)?
        var depth = 0
        while position < characters.count, !stops.contains(characters[position]) {
            let isWordStart = text.isEmpty || text.last?.isWhitespace == true
            if isWordStart, !text.isEmpty, mark == nil, words.contains(where: { isAt(word: $0) }) { break }
            if isMain, isAtDirectiveInParentheses { break }
            if let tag = takeTag() {
                depth = max(0, depth + tag)
                if depth > 0, mark == nil {
                    mark = (position, "", false)
                } else if depth == 0, let part = mark, !part.isBrace {
                    required.append(part.text)
                    mark = nil
                }
                continue
            }
            let character = characters[position]
            position += 1
            switch character {
            case "\\" where position < characters.count && "[]{}<\\(".contains(characters[position]):
                text.append(characters[position])
                mark?.text.append(characters[position])
                position += 1
            case "{" where mark == nil:
                if let end = endOfFlag(after: text, stops) {
                    text += "{" + String(characters[position...end])
                    position = end + 1
                } else {
                    mark = (position - 1, "", true)
                }
            case "}":
                guard let part = mark, part.isBrace else {
                    throw error(
                        "this brace was never opened; write \"\\}\" for a brace itself",
                        at: position - 1,
                        ["{"]
                    )
                }
                required.append(part.text)
                mark = nil
            case "]" where isMain:
                throw error(
                    "this bracket was never opened; write \"\\]\" for a bracket itself",
                    at: position - 1,
                    ["["]
                )
            default:
                text.append(character)
                mark?.text.append(character)
            }
        }
        if let mark, mark.isBrace {
            throw error("this brace is never closed; write \"}\" after the required part", at: mark.start, ["}"])
        }
        if let mark { required.append(mark.text) }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return Answer(text: text, required: required.filter { $0.contains { !$0.isWhitespace } }, isQuoted: false)
    }

    /// Where the closing brace of `flag{…}` stands: the braces of an answer that is a word and something in braces behind it mark
    /// nothing, and belong to it.
    private func endOfFlag(after word: String, _ stops: Set<Character>) -> Int? {
        guard let end = characters[position...].firstIndex(where: { "{}\\".contains($0) || $0.isWhitespace }),
            characters[end] == "}"
        else { return nil }
        let isLast = characters[(end + 1)...].first { !$0.isWhitespace }.map(stops.contains) ?? true
        // The word is looked at once, for the last braces, however many there are.
        let isWord = isLast && !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return isWord ? end : nil
    }

    /// Takes a tag: 1 when it begins a marked part, -1 when it ends one, 0 when it marks nothing.
    private mutating func takeTag() -> Int? {
        guard isPacket, characters[position] == "<" else { return nil }
        guard let end = characters[position...].prefix(12).firstIndex(of: ">") else { return nil }
        let name = String(characters[(position + 1)..<end]).lowercased()
        position = end + 1
        switch name {
        case "b", "u", "strong": return 1
        case "/b", "/u", "/strong": return -1
        default: return 0
        }
    }

    /// What stands between two quotes here, if a quote does.
    mutating func quoted() -> String? {
        guard position < characters.count, "\"“".contains(characters[position]) else { return nil }
        let rest = characters[(position + 1)...]
        guard let end = rest.firstIndex(where: { "\"”".contains($0) }) else { return nil }
        let text = String(characters[(position + 1)..<end])
        position = end + 1
        skipBlanks()
        return text
    }

    mutating func take(_ character: Character) -> Bool {
        skipBlanks()
        guard position < characters.count, characters[position] == character else { return false }
        position += 1
        return true
    }

    mutating func take(word: String) -> Bool {
        skipBlanks()
        guard isAt(word: word) else { return false }
        position += word.count
        skipBlanks()
        return true
    }

    /// Takes all of the words, or none.
    mutating func take(words: [String]) -> Bool {
        let start = position
        for word in words where !take(word: word) {
            position = start
            return false
        }
        return true
    }

    /// Passes over everything up to the words and over them; nothing when they do not come in this clause.
    mutating func skip(past words: [String]) -> Bool {
        var ahead = self
        while ahead.position < ahead.characters.count, ahead.characters[ahead.position] != ";",
            ahead.characters[ahead.position] != closing
        {
            if ahead.take(words: words) {
                position = ahead.position
                return true
            }
            ahead.position += 1
        }
        return false
    }

    /// Whether a packet says more here than its grammar has.
    var isBetweenAnswers: Bool {
        guard isPacket, position < characters.count else { return false }
        if [";", ",", closing].contains(characters[position]) { return false }
        return !["or", "by", "with"].contains { isAt(word: $0) }
    }

    /// Passes over everything up to the next quote of this directive.
    mutating func skipToQuote() {
        while position < characters.count, ![";", closing, "\"", "“"].contains(characters[position]) { position += 1 }
    }

    /// Passes over the rest of a directive.
    mutating func skipClause() {
        while position < characters.count, characters[position] != ";", characters[position] != closing {
            position += 1
        }
    }

    /// Passes over `until …` or `before …`, up to what follows it.
    mutating func skipCondition() {
        while position < characters.count, characters[position] != ";", characters[position] != closing,
            characters[position] != ","
        {
            if position > 0, characters[position - 1].isWhitespace, isAt(word: "or") { return }
            position += 1
        }
    }

    func isAt(word: String) -> Bool {
        let end = position + word.count
        guard end <= characters.count, String(characters[position..<end]).lowercased() == word else { return false }
        return end == characters.count || !(characters[end].isLetter || characters[end].isNumber)
    }

    mutating func skipBlanks() {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
    }

    func error(_ message: String, at position: Int, _ expected: [String]) -> AnswerLineError {
        AnswerLineError(message: message, column: position + 1, expected: expected)
    }
}
