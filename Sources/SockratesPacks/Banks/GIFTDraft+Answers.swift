extension GIFTDraft {
    /// Reads what is right, by the kind of question that the answers make.
    mutating func read(_ answers: GIFTAnswers, _ group: GIFTBraces.Group, into question: inout BankQuestion)
        throws(BankRefusal)
    {
        let content = answers.content
        if content.isEmpty { throw BankRefusal(reason: "it is an essay: nobody here can judge it") }
        guard answers.signCount <= Self.mostAnswers else {
            throw BankRefusal(reason: "it has more than \(Self.mostAnswers) answers")
        }
        if content.first == UInt8(ascii: "#") { return try number(answers.droppingFirst, &question) }
        if content.contains(UInt8(ascii: "~")) { return try choice(answers, &question) }
        if content.contains(UInt8(ascii: "=")), answers.hasArrow { return try matching(answers, &question) }
        if let truth = group.truth, !content.contains(UInt8(ascii: "=")) {
            if !truth.isStrict {
                warn(
                    block.line(at: group.start),
                    "true or false stands in small letters here; it is read as one of the two"
                )
            }
            return try trueFalse(answers, truth.value, &question)
        }
        try shortAnswer(answers, &question)
    }

    private mutating func trueFalse(_ answers: GIFTAnswers, _ value: Bool, _ question: inout BankQuestion)
        throws(BankRefusal)
    {
        question.kind = .trueFalse(value)
        let parts = answers.content.split(separator: UInt8(ascii: "#"), maxSplits: 2, omittingEmptySubsequences: false)
        // The first says what is said after the wrong response, the second after the right one.
        for (part, response) in zip(parts.dropFirst(), [!value, value]) {
            let text = try plain(GIFTBlock.text(part).trimmed, line: block.line(at: part.startIndex), isQuestion: false)
            if !text.isEmpty { question.feedback.append(.init(response ? "true" : "false", text)) }
        }
    }

    /// An answer with its markup read.
    private mutating func answer(_ item: GIFTAnswers.Item, isOption: Bool) throws(BankRefusal) -> String {
        let text = try plain(GIFTBlock.text(item.body).trimmed, line: item.line, isQuestion: isOption)
        if text.contains("\n") {
            warn(item.line, "an answer has several lines; they are joined")
            return text.oneLine
        }
        return text
    }

    private mutating func addFeedback(_ item: GIFTAnswers.Item, _ response: String, _ question: inout BankQuestion)
        throws(BankRefusal)
    {
        guard let feedback = item.feedback else { return }
        let text = try plain(GIFTBlock.text(feedback).trimmed, line: item.line, isQuestion: false)
        if text.isEmpty {
            if item.percent == nil, item.body.last.map({ !GIFTBlock.isBlank($0) }) ?? false {
                warn(item.line, "\"#\" begins a feedback, and none follows; write \\# if it belongs to \"\(response)\"")
            }
            return
        }
        guard !question.feedback.contains(where: { $0.response == response }) else {
            return warn(item.line, "a second feedback on \"\(response)\" is left out")
        }
        question.feedback.append(.init(response, text))
    }

    private mutating func choice(_ answers: GIFTAnswers, _ question: inout BankQuestion) throws(BankRefusal) {
        var options = BankOptions()
        for glued in answers.gluedSigns {
            warn(
                glued.line,
                glued.isText
                    ? "\"=\" within \"\(glued.word)\" is read as text (write \\=)"
                    : "\"=\" in \"\(glued.word)\" begins a right answer; write \\= if it belongs to the text"
            )
        }
        for item in answers.items {
            let text = try answer(item, isOption: true)
            if text.isEmpty {
                warn(item.line, "an empty option is left out")
                continue
            }
            if item.isRight, let percent = item.percent, percent < 99.9 {
                warn(
                    item.line,
                    "\"=\" says that \"\(text)\" is right, and its weight is \(percent) %; the weight is taken"
                )
            }
            if let problem = options.add(text, percent: item.percent ?? (item.isRight ? 100 : 0)) {
                warn(item.line, problem)
            }
            try addFeedback(item, text, &question)
        }
        let isSingle = answers.items.contains(where: \.isRight)
        for message in question.take(try options.kind(isSingle: isSingle).get()) { warn(block.line, message) }
        // Moodle shuffles what it imports, and authors write the right option first.
        switch question.kind {
        case .choice, .choiceOfAll: question.shuffle = true
        default: break
        }
    }

    private mutating func matching(_ answers: GIFTAnswers, _ question: inout BankQuestion) throws(BankRefusal) {
        var pairs = BankPairs()
        for item in answers.items where !item.whole.isEmpty {
            // In matching questions "#" and weights mean nothing.
            let whole = item.whole
            guard let arrow = GIFTAnswers.arrow(in: whole) else {
                throw BankRefusal(reason: "it is a matching question, and one of its pairs has no \"->\"")
            }
            let left = try plain(
                GIFTBlock.text(whole[whole.startIndex..<arrow]).trimmed,
                line: item.line,
                isQuestion: true
            ).oneLine
            let right = try plain(GIFTBlock.text(whole[(arrow + 2)...]).trimmed, line: item.line, isQuestion: true)
                .oneLine
            if let problem = pairs.add(left, right) { warn(item.line, problem) }
        }
        question.kind = try pairs.kind.get()
    }

    private mutating func shortAnswer(_ answers: GIFTAnswers, _ question: inout BankQuestion) throws(BankRefusal) {
        var texts = BankShortAnswers()
        if !answers.content.contains(UInt8(ascii: "=")) { warnOfComments(in: answers.content) }
        for glued in answers.gluedSigns {
            warn(
                glued.line,
                glued.isText
                    ? "\"=\" within \"\(glued.word)\" is read as text (write \\=)"
                    : "\"=\" in \"\(glued.word)\" begins another answer; write \\= if it belongs to the text"
            )
        }
        for item in answers.items {
            let text = try answer(item, isOption: false)
            if text.isEmpty, item.feedback == nil, answers.items.count > 1 { continue }
            if let problem = texts.add(text, percent: item.percent ?? 100) { warn(item.line, problem) }
            if !text.isEmpty, text != "*" {
                try addFeedback(item, BankShortAnswers.literal(text), &question)
            } else if item.feedback != nil {
                warn(item.line, "what is said after any other response is left out")
            }
        }
        for message in question.take(try texts.kind.get()) { warn(block.line, message) }
    }

    private mutating func number(_ answers: GIFTAnswers, _ question: inout BankQuestion) throws(BankRefusal) {
        var numbers = BankNumbers()
        for item in answers.items {
            if item.isWrong {
                warn(item.line, "what is said after any other response is left out")
                continue
            }
            let text = GIFTBlock.text(item.body).trimmed
            if text.isEmpty, answers.items.count > 1 { continue }
            guard let number = BankNumbers.read(gift: text) else {
                throw BankRefusal(reason: "\"\(text)\" is no number; write {#3}, {#3:0.5} or {#2.5..3.5}")
            }
            if let problem = numbers.add(number, percent: item.percent ?? 100) { warn(item.line, problem) }
            if case .value(let value, _) = number {
                try addFeedback(item, value, &question)
            } else if item.feedback?.contains(where: { !GIFTBlock.isBlank($0) }) ?? false {
                warn(item.line, "what is said after a number from \(number.shown) is left out")
            }
        }
        for message in question.take(try numbers.kind.get()) { warn(block.line, message) }
    }
}
