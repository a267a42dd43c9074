/// Reads an answer line: the main answer, then directives in a bracket.
struct AnswerLineParser {
    private var reader: AnswerReader
    /// `prompt on partial` stood in the line.
    private(set) var promptsOnPartial = false
    private var anyPart = false

    init(_ text: String) { reader = AnswerReader(text) }

    mutating func answers() throws(AnswerLineError) -> [WrittenAnswer] {
        let start = reader.position
        var answers = try mainAnswers()
        guard let first = answers.first, !first.text.isEmpty else {
            throw reader.error("the line has no answer; write one before \"[\"", at: start, ["an answer"])
        }
        let mains = answers.count
        while let closing = reader.takeOpening() {
            answers += try bracket(closing)
            reader.skipBlanks()
            if !reader.isPacket, !reader.isAtEnd {
                throw reader.error(
                    "nothing may follow the closing bracket; put all answers before it",
                    at: reader.position,
                    ["the end"]
                )
            }
            reader.skipToOpening()
        }
        if anyPart { for index in 0..<mains { answers[index].anyPart = true } }
        return answers
    }

    /// The main answer; in a packet, several that are marked on both sides of an `or`.
    private mutating func mainAnswers() throws(AnswerLineError) -> [WrittenAnswer] {
        var answers: [WrittenAnswer] = []
        repeat {
            let part = try reader.answer(words: reader.isPacket ? ["or"] : [], isMain: true)
            answers.append(WrittenAnswer(text: part.text, directive: .accept, required: part.required))
        } while reader.isPacket && reader.take(word: "or")
        if answers.count > 1, !answers.allSatisfy({ !$0.required.isEmpty }) {
            let whole = answers.map(\.text).joined(separator: " or ")
            return [WrittenAnswer(text: whole, directive: .accept, required: answers.flatMap(\.required))]
        }
        return answers
    }

    private mutating func bracket(_ closing: Character) throws(AnswerLineError) -> [WrittenAnswer] {
        let opened = reader.position - 1
        reader.stop(at: closing)
        var answers: [WrittenAnswer] = []
        repeat {
            reader.skipBlanks()
            answers += try clause()
        } while reader.take(";")
        guard reader.take(closing) else {
            throw reader.error(
                "the bracket is never closed; write \"\(closing)\" after the last directive",
                at: opened,
                [String(closing)]
            )
        }
        return answers
    }

    private mutating func clause() throws(AnswerLineError) -> [WrittenAnswer] {
        let start = reader.position
        guard let directive = directive() else {
            // Packets hold notes for their readers.
            if reader.isPacket {
                reader.skipClause()
                return []
            }
            let words = ["accept", "prompt on", "reject"]
            throw reader.error("a directive begins with accept, prompt on or reject", at: start, words)
        }
        if let whole = shorthand(directive) { return whole }
        var answers: [WrittenAnswer] = []
        repeat {
            while reader.take(word: "or") || reader.take(word: "on") || reader.take(word: "accept") {}
            if directive == .prompt, reader.take(word: "partial") {
                promptsOnPartial = true
                _ = reader.take(word: "answers") || reader.take(word: "answer")
                continue
            }
            let start = reader.position
            let part = try reader.answer(words: ["or", "by", "with", "until", "before"], isMain: false)
            guard !part.text.isEmpty else { throw reader.error("an answer is missing here", at: start, ["an answer"]) }
            answers.append(
                WrittenAnswer(text: part.text, directive: directive, required: part.required, isLiteral: part.isQuoted)
            )
            if reader.isAt(word: "until") || reader.isAt(word: "before") || reader.isBetweenAnswers {
                reader.skipCondition()
            }
        } while reader.take(",") || reader.take(word: "or")
        try question(directive, &answers)
        return answers
    }

    private mutating func question(_ directive: WrittenAnswer.Directive, _ answers: inout [WrittenAnswer])
        throws(AnswerLineError)
    {
        guard directive == .prompt else {
            if reader.isAt(word: "by") || reader.isAt(word: "with") { reader.skipClause() }
            return
        }
        if reader.take(word: "by") {
            guard reader.take(word: "asking") else {
                throw reader.error("after \"by\" comes asking \"…\"", at: reader.position, ["asking"])
            }
        } else if !reader.take(word: "with") {
            return
        }
        if reader.isPacket { reader.skipToQuote() }
        let start = reader.position
        guard let question = reader.quoted() else {
            throw reader.error("what is asked stands in quotes: by asking \"which one?\"", at: start, ["\""])
        }
        for index in answers.indices { answers[index].question = question }
    }

    private mutating func directive() -> WrittenAnswer.Directive? {
        if reader.take(words: ["do", "not", "accept"]) {
            _ = reader.take(words: ["or", "prompt", "on"]) || reader.take(words: ["or", "prompt"])
            return .reject
        }
        if reader.take(word: "accept") || reader.take(word: "or") { return .accept }
        if reader.take(word: "prompt") {
            _ = reader.take(word: "on")
            return .prompt
        }
        return reader.take(word: "reject") ? .reject : nil
    }

    /// `accept either`, `accept word forms`, `accept answers like …`.
    private mutating func shorthand(_ directive: WrittenAnswer.Directive) -> [WrittenAnswer]? {
        guard directive == .accept else { return nil }
        if reader.take(word: "either") {
            anyPart = true
            // `accept either underlined answer as well as …`
            if !reader.skip(past: ["as", "well", "as"]) {
                reader.skipClause()
                return []
            }
            return nil
        }
        if reader.take(words: ["word", "forms"]) {
            if !reader.take(word: "like") {
                reader.skipClause()
                return []
            }
            return nil
        }
        let leads = [
            "any", "answers", "answer", "anything", "reasonable", "equivalents", "equivalent", "descriptions", "clear",
        ]
        let start = reader.position
        while leads.contains(where: { reader.take(word: $0) }) {}
        let isLead =
            ["like", "about", "mentioning", "describing", "involving"].contains { reader.take(word: $0) }
            || reader.take(words: ["such", "as"])
        if !isLead { reader.position = start }
        return nil
    }
}
