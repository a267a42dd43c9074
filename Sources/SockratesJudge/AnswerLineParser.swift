/// Reads an answer line.
struct AnswerLineParser {
    private let characters: [Character]
    private var position = 0

    init(_ text: String) { characters = Array(text) }

    mutating func answers() throws(AnswerLineError) -> [WrittenAnswer] {
        let start = position
        let main = try text(until: ["["])
        guard !main.text.isEmpty else { throw error("the line has no answer; write one before \"[\"", at: start, ["an answer"]) }
        var answers = [WrittenAnswer(text: main.text, directive: .accept, required: main.required)]
        if position < characters.count { answers += try bracket() }
        return answers
    }

    private mutating func bracket() throws(AnswerLineError) -> [WrittenAnswer] {
        let opened = position
        position += 1
        var answers: [WrittenAnswer] = []
        repeat {
            answers += try clause(opened: opened)
        } while take(";")
        guard take("]") else {
            throw error("the bracket is never closed; write \"]\" after the last directive", at: opened, ["]"])
        }
        skipBlanks()
        guard position == characters.count else {
            throw error("nothing may follow the closing bracket; put all answers before it", at: position, ["the end"])
        }
        return answers
    }

    private mutating func clause(opened: Int) throws(AnswerLineError) -> [WrittenAnswer] {
        skipBlanks()
        let start = position
        guard let directive = directive() else {
            let words = ["accept", "prompt on", "reject"]
            throw error("a directive begins with accept, prompt on or reject", at: start, words)
        }
        var answers: [WrittenAnswer] = []
        repeat {
            let start = position
            let answer = try text(until: [";", "]", ","], words: ["or", "by"])
            guard !answer.text.isEmpty else { throw error("an answer is missing here", at: start, ["an answer"]) }
            answers.append(WrittenAnswer(text: answer.text, directive: directive, required: answer.required))
        } while take(",") || take(word: "or")
        if directive == .prompt, take(word: "by") {
            guard take(word: "asking") else { throw error("after \"by\" comes asking \"…\"", at: position, ["asking"]) }
            skipBlanks()
            let start = position
            guard let question = quoted() else {
                throw error("what is asked stands in quotes: by asking \"which one?\"", at: start, ["\""])
            }
            for index in answers.indices { answers[index].question = question }
        }
        return answers
    }

    private mutating func directive() -> WrittenAnswer.Directive? {
        if take(word: "accept") || take(word: "or") { return .accept }
        if take(word: "prompt") {
            _ = take(word: "on")
            return .prompt
        }
        if take(word: "reject") { return .reject }
        let start = position
        if take(word: "do"), take(word: "not"), take(word: "accept") { return .reject }
        position = start
        return nil
    }

    /// The text up to one of the stops, or to one of the words when it stands alone.
    private mutating func text(
        until stops: Set<Character>, words: [String] = []
    ) throws(AnswerLineError) -> (text: String, required: [String]) {
        skipBlanks()
        if !words.isEmpty, let whole = quoted() { return (whole, []) }
        var text = ""
        var required: [String] = []
        var marked: (start: Int, text: String)?
        while position < characters.count, !stops.contains(characters[position]) {
            let character = characters[position]
            if text.last?.isWhitespace ?? false, marked == nil, words.contains(where: { isAt(word: $0) }) { break }
            position += 1
            switch character {
            case "\\" where position < characters.count && "[]{}<\\".contains(characters[position]):
                text.append(characters[position])
                marked?.text.append(characters[position])
                position += 1
            case "{" where marked == nil:
                marked = (position - 1, "")
            case "}":
                guard let part = marked else {
                    throw error("this brace was never opened; write \"\\}\" for a brace itself", at: position - 1, ["{"])
                }
                required.append(part.text)
                marked = nil
            case "]" where stops.contains("["):
                throw error("this bracket was never opened; write \"\\]\" for a bracket itself", at: position - 1, ["["])
            default:
                text.append(character)
                marked?.text.append(character)
            }
        }
        if let marked { throw error("this brace is never closed; write \"}\" after the required part", at: marked.start, ["}"]) }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return (text, required)
    }

    /// What stands between two quotes here, if a quote does.
    private mutating func quoted() -> String? {
        guard position < characters.count, "\"“".contains(characters[position]) else { return nil }
        let rest = characters[(position + 1)...]
        guard let end = rest.firstIndex(where: { "\"”".contains($0) }) else { return nil }
        let text = String(characters[(position + 1)..<end])
        position = end + 1
        skipBlanks()
        return text
    }

    private mutating func take(_ character: Character) -> Bool {
        skipBlanks()
        guard position < characters.count, characters[position] == character else { return false }
        position += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        skipBlanks()
        guard isAt(word: word) else { return false }
        position += word.count
        skipBlanks()
        return true
    }

    private func isAt(word: String) -> Bool {
        let end = position + word.count
        guard end <= characters.count, String(characters[position..<end]).lowercased() == word else { return false }
        return end == characters.count || !(characters[end].isLetter || characters[end].isNumber)
    }

    private mutating func skipBlanks() {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
    }

    private func error(_ message: String, at position: Int, _ expected: [String]) -> AnswerLineError {
        AnswerLineError(message: message, column: position + 1, expected: expected)
    }
}
