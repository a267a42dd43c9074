import SockratesJudge

/// Reads Aiken: a question on a line, options on lines that begin with `A.` or `A)`, then `ANSWER: A`.
///
/// Source: the Aiken page of Moodle's documentation, and how Moodle 4 reads.
struct AikenReader {
    private struct Draft {
        var line: Int
        var text: [String] = []
        var options: [(label: Character, text: String, line: Int)] = []
        /// A blank line stood since the last line that said something.
        var isInterrupted = false
        var bytes = 0
    }

    private var bank = QuestionBank(format: .aiken)
    private var draft: Draft?
    /// Whether the last question may still get a feedback.
    private var isAfterAnswer = false

    /// Reads a whole file.
    static func read(_ text: BankText) throws(BankError) -> QuestionBank {
        try text.lines.refuseMore(than: BankLimits.questions, linesThatBeginWith: "ANSWER:")
        var reader = AikenReader()
        for (index, line) in text.lines.enumerated() where reader.bank.lineOfTooMany == nil {
            reader.take(line.trimmed, index + 1)
        }
        reader.abandon()
        return reader.bank
    }

    private mutating func take(_ text: String, _ line: Int) {
        if text.isEmpty {
            draft?.isInterrupted = true
            return
        }
        defer { draft?.bytes += text.utf8.count }
        if text.count >= 3, text.allSatisfy({ "-_=*".contains($0) }) {
            bank.warn(line, "this line parts questions, and is left out")
            draft?.isInterrupted = true
            return
        }
        if let answer = Self.answer(text) {
            if !answer.isStrict { bank.warn(line, "\"\(answer.word)\" is read as \"ANSWER:\"") }
            return finish(answer.value, line)
        }
        if isAfterAnswer, draft == nil, let feedback = Self.feedback(text) {
            bank.warn(line, "a feedback, which Aiken has not got, is said after the question")
            bank.explainLast(feedback)
            return
        }
        if let draft, draft.isInterrupted, Self.areLetters(text, of: draft.options.count) {
            bank.warn(line, "\"\(text)\" is read as \"ANSWER: \(text.uppercased())\"")
            return finish(text.uppercased().map(String.init).joined(separator: " "), line)
        }
        if let option = Self.option(text), takeOption(option, line) { return }
        takeText(text, line)
    }

    /// Whether the question that is open is too large already, and is to be refused.
    private var isOverfull: Bool { (draft?.bytes ?? 0) > BankLimits.questionBytes }

    private mutating func takeOption(_ option: (label: Character, text: String, isStrict: Bool), _ line: Int) -> Bool {
        if isOverfull { return true }
        let expected = Self.label(draft?.options.count ?? 0)
        let isNext = Character(option.label.uppercased()) == expected
        // "E. coli" begins a text, and "a) small" may stand in one; an option comes when its letter's turn does.
        guard isNext || option.isStrict && draft?.options.isEmpty == false else { return false }
        if draft == nil { draft = Draft(line: line) }
        if !option.isStrict {
            bank.warn(line, "\"\(option.label)\" is read as an option; Aiken has capital letters before \".\" or \")\"")
        }
        if !isNext {
            bank.warn(line, "option \(option.label) is out of order; it is taken by its place, as \(expected)")
        }
        draft?.options.append((option.label, option.text, line))
        draft?.isInterrupted = false
        return true
    }

    private mutating func takeText(_ text: String, _ line: Int) {
        isAfterAnswer = false
        let isInterrupted = draft?.isInterrupted ?? false
        guard let options = draft?.options.count else {
            draft = Draft(line: line, text: [text])
            return
        }
        if options > 0, isInterrupted {
            abandon()
            draft = Draft(line: line, text: [text])
        } else if !isOverfull, options > 0 {
            bank.warn(line, "this is read as belonging to option \(Self.label(options - 1))")
            draft?.options[options - 1].text += " " + text
        } else if !isOverfull {
            if draft?.text.isEmpty == false { bank.warn(line, "the question goes on in a second line") }
            draft?.text.append(text)
        }
        draft?.isInterrupted = false
    }

    /// Refuses the question that is open.
    private mutating func abandon() {
        guard let open = draft else { return }
        draft = nil
        let isQuestion = !open.options.isEmpty
        if !isQuestion, bank.questionsIn > 0 {
            return bank.warn(open.line, "this text has no options and no line \"ANSWER:\"; it is left out")
        }
        if let reason = BankLimits.refusal(bytes: open.bytes) { return bank.refuse(open.line, reason) }
        bank.refuse(
            open.line,
            isQuestion ? "no line \"ANSWER:\" follows its options" : "it has no options and no line \"ANSWER:\""
        )
    }

    private mutating func finish(_ answer: String, _ line: Int) {
        isAfterAnswer = false
        guard let open = draft else {
            return bank.refuse(line, "an answer without a question before it")
        }
        draft = nil
        if let reason = BankLimits.refusal(bytes: open.bytes) { return bank.refuse(open.line, reason) }
        guard !open.text.isEmpty else { return bank.refuse(open.line, "it has options and no text") }
        var options = BankOptions()
        let right = self.right(answer, open, line)
        guard !right.isEmpty else {
            let letters =
                open.options.isEmpty
                ? "it has no options" : "its options are A to \(Self.label(open.options.count - 1))"
            return bank.refuse(open.line, "the answer \"\(answer)\" is none of its options: \(letters)")
        }
        for (index, option) in open.options.enumerated() {
            if option.text.isEmpty {
                bank.warn(option.line, "an empty option is left out")
            } else if let problem = options.add(option.text, percent: right.contains(index) ? 100 : 0) {
                bank.warn(option.line, problem)
            }
        }
        var question = BankQuestion(line: open.line, text: open.text.joined(separator: "\n"), kind: .trueFalse(true))
        do throws(BankRefusal) {
            let outcome = try options.kind(isSingle: right.count == 1).get()
            for message in question.take(outcome) { bank.warn(open.line, message) }
            bank.append(question)
            isAfterAnswer = true
        } catch {
            bank.refuse(open.line, error.reason)
        }
    }

    /// Which options the answer names.
    private mutating func right(_ answer: String, _ open: Draft, _ line: Int) -> [Int] {
        let letters = answer.split { " ,;.)(/&+".contains($0) }.map(String.init)
        let places = letters.map { letter in
            letter.count == 1
                ? Self.place(Character(letter.uppercased())).flatMap { open.options.indices.contains($0) ? $0 : nil }
                : nil
        }
        if let first = places.first, let place = first, places.allSatisfy({ $0 != nil }) {
            if letters.contains(where: { $0 != $0.uppercased() }) {
                bank.warn(line, "the answer's small letter is read as a capital")
            }
            guard letters.count > 1 else { return [place] }
            bank.warn(line, "several answers are named; all of them are wanted")
            return places.compactMap { $0 }
        }
        if let place = open.options.firstIndex(where: { $0.text.lowercased() == answer.lowercased() }) {
            bank.warn(line, "the answer is named by its text; it is option \(Self.label(place))")
            return [place]
        }
        // "ANSWER: B because …": Moodle takes the first letter.
        if let first = letters.first, first.count == 1, first == first.uppercased(), let place = places[0] {
            bank.warn(line, "of the answer \"\(answer)\", the letter \(first) is taken")
            return [place]
        }
        return []
    }

    private static func label(_ place: Int) -> Character { ChoiceRule.letter(place).uppercased().first ?? "A" }

    private static func place(_ label: Character) -> Int? {
        guard let value = label.asciiValue, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(value) else { return nil }
        return Int(value - UInt8(ascii: "A"))
    }

    /// `A. text`, `A) text`, and what people write instead: `a) text`, `(A) text`.
    private static func option(_ text: String) -> (label: Character, text: String, isStrict: Bool)? {
        var rest = text[...]
        let isBracketed = rest.first == "("
        if isBracketed { rest.removeFirst() }
        guard let label = rest.first, label.isASCII, label.isLetter else { return nil }
        rest.removeFirst()
        guard let sign = rest.first, sign == ")" || sign == "." && !isBracketed else { return nil }
        rest.removeFirst()
        guard
            sign == ")" || rest.isEmpty || rest.first?.isWhitespace == true
                || label.isUppercase && rest.first?.isLowercase == false
        else {
            return nil
        }
        return (label, String(rest).trimmed, label.isUppercase && !isBracketed)
    }

    /// Whether a line has nothing but letters of so many options, none of them twice.
    private static func areLetters(_ text: String, of count: Int) -> Bool {
        let places = text.uppercased().map(place)
        return (1...max(1, count)).contains(places.count) && Set(places).count == places.count
            && places.allSatisfy { $0.map { $0 < count } ?? false }
    }

    /// Whether lines are most likely questions with options and answers, however their answers are written.
    static func isLikely(_ lines: [String]) -> Bool {
        guard lines.count(where: { option($0) != nil }) >= 2 else { return false }
        return lines.contains {
            isAnswerLine($0) || answer($0).map { areLetters($0.value, of: 26) } ?? areLetters($0, of: 6)
        }
    }

    /// Whether a line says which option is right.
    static func isAnswerLine(_ text: String) -> Bool { answer(text)?.isStrict ?? false }

    private static func answer(_ text: String) -> (value: String, word: String, isStrict: Bool)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let word = String(text[..<colon])
        let words = ["answer", "ans", "correct answer", "correct", "right answer", "answers"]
        guard word.count <= 20, words.contains(word.trimmed.lowercased()) else { return nil }
        return (String(text[text.index(after: colon)...]).trimmed, word + ":", word == "ANSWER")
    }

    private static func feedback(_ text: String) -> String? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        guard ["feedback", "explanation", "rationale"].contains(text[..<colon].trimmed.lowercased()) else { return nil }
        let feedback = String(text[text.index(after: colon)...]).trimmed
        return feedback.isEmpty ? nil : feedback
    }
}

extension Substring {
    /// The text without white space at its ends.
    var trimmed: String { String(self).trimmed }
}
