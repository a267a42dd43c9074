/// Reads the text files of OpenTriviaQA: `#Q` and a question, `^` and the right answer's text, then options `A` to `Z`.
///
/// Source: the README and the files of the repository uberspot/OpenTriviaQA.
struct OpenTriviaQAReader {
    private struct Draft {
        var line: Int
        var text: [String]
        var answer: String?
        var answerLine = 0
        var options: [(text: String, line: Int)] = []
        var bytes = 0
    }

    private var bank = QuestionBank(format: .openTriviaQA)
    private var draft: Draft?

    /// Reads a whole file.
    static func read(_ text: BankText) throws(BankError) -> QuestionBank {
        try text.lines.refuseMore(than: BankLimits.questions, linesThatBeginWith: "#Q")
        var reader = OpenTriviaQAReader()
        for (index, line) in text.lines.enumerated() where reader.bank.lineOfTooMany == nil {
            reader.take(line.trimmed, index + 1)
        }
        reader.finish()
        return reader.bank
    }

    private mutating func take(_ text: String, _ line: Int) {
        defer { draft?.bytes += text.utf8.count }
        if let question = Self.content(text, after: "#Q") {
            finish()
            draft = Draft(line: line, text: [question])
        } else if let answer = Self.content(text, after: "^"), draft?.answer == nil || draft?.options.isEmpty == true {
            guard draft != nil else { return bank.refuse(line, "an answer without a question before it") }
            if let before = draft?.answer {
                bank.warn(line, "a second line of the answer; it is read on")
                draft?.answer = before + " " + answer
            } else {
                draft?.answer = answer
                draft?.answerLine = line
            }
        } else if draft == nil {
            if !text.isEmpty { bank.warn(line, "this stands before the first question, and is left out") }
        } else if draft?.answer == nil {
            draft?.text.append(text)
        } else if !text.isEmpty {
            takeOption(text, line)
        }
    }

    private mutating func takeOption(_ text: String, _ line: Int) {
        if let letter = text.first, letter.isASCII, letter.isUppercase,
            text.count == 1 || text[text.index(after: text.startIndex)].isWhitespace
        {
            draft?.options.append((String(text.dropFirst()).trimmed, line))
        } else if let last = draft?.options.indices.last {
            bank.warn(line, "this is read as belonging to the option before it")
            draft?.options[last].text += " " + text
        } else {
            bank.warn(line, "this is read as belonging to the answer")
            draft?.answer?.append(" " + text)
        }
    }

    private static func content(_ text: String, after mark: String) -> String? {
        text.hasPrefix(mark) ? String(text.dropFirst(mark.count)).trimmed : nil
    }

    private mutating func finish() {
        guard let open = draft else { return }
        draft = nil
        if let reason = BankLimits.refusal(bytes: open.bytes) { return bank.refuse(open.line, reason) }
        let text = HTMLText.tidied(open.text.joined(separator: "\n"))
        guard !text.isEmpty else { return bank.refuse(open.line, "it has no text") }
        guard let answer = open.answer, !answer.isEmpty else {
            return bank.refuse(open.line, "no line \"^\" says what is right")
        }
        var question = BankQuestion(line: open.line, text: text, kind: .shortAnswer([answer]))
        guard !open.options.isEmpty else {
            bank.warn(open.line, "it has no options; it is read as a question for a short answer")
            return bank.append(question)
        }
        let texts = open.options.map(\.text)
        if texts.count == 2, Set(texts.map { $0.lowercased() }) == ["true", "false"], let truth = Self.truth(answer) {
            question.kind = .trueFalse(truth)
            return bank.append(question)
        }
        guard let right = right(answer, texts, open.answerLine) else {
            return bank.refuse(open.line, "the right answer \"\(answer)\" is none of its options")
        }
        var options = BankOptions()
        for (index, option) in open.options.enumerated() {
            if option.text.isEmpty {
                bank.warn(option.line, "an empty option is left out")
            } else if let problem = options.add(option.text, percent: index == right ? 100 : 0) {
                bank.warn(option.line, problem)
            }
        }
        do throws(BankRefusal) {
            for message in question.take(try options.kind(isSingle: true).get()) { bank.warn(open.line, message) }
            bank.append(question)
        } catch {
            bank.refuse(open.line, error.reason)
        }
    }

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    private mutating func right(_ answer: String, _ options: [String], _ line: Int) -> Int? {
        if let place = options.firstIndex(of: answer) { return place }
        let letters = Self.letters(answer)
        let alike = options.indices.filter { !letters.isEmpty && Self.letters(options[$0]) == letters }
        guard alike.count == 1, let place = alike.first else { return nil }
        bank.warn(line, "the answer \"\(answer)\" is taken to be the option \"\(options[place])\"")
        return place
    }

    /// What must be alike where an answer and an option are the same but for the way they are written.
    private static func letters(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
