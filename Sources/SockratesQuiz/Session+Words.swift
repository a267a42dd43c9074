import SockratesJudge

/// What a session says: its own words are put into the wire's form, those of the pack come in it.
extension Session {
    /// Says words of the session itself, and a remark behind them.
    func line(_ text: String, remark: String? = nil, _ sink: inout some SessionSink) {
        if quiz.rules.wire.isPlain, !quiz.rules.isStyled { return sink.line(text, remark) }
        let whole = [text, remark ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        if whole.isEmpty { return }
        guard case .json = quiz.rules.wire.format else { return wire(whole, &sink) }
        wire(Value.map(["message": .text(whole)]).json, &sink)
    }

    /// Sends a text of the pack, which is in the wire's form already, and what ends a line.
    func wire(_ text: String, _ sink: inout some SessionSink) {
        if quiz.rules.wire.isPlain, !quiz.rules.isStyled { return sink.line(text) }
        if text.isEmpty { return }
        send(text, &sink)
        sink.send(quiz.rules.wire.newline.text)
    }

    /// Sends a text as it is, but for newlines, and for colours where the player wants none.
    func send(_ text: String, _ sink: inout some SessionSink) {
        var text = text
        if isPlain, quiz.rules.isStyled { text = PlainText.of(text) }
        if quiz.rules.wire.newline == .crlf { text.replace("\n", with: "\r\n") }
        sink.send(text)
    }

    /// Sends a question's text or bytes.
    func send(_ question: Question, _ sink: inout some SessionSink) {
        if let bytes = question.details?.bytes {
            sink.send(bytes)
            sink.send(quiz.rules.wire.newline.text)
        } else {
            wire(question.ask, &sink)
        }
    }

    /// Sends what stands before the place where the player types.
    func prompt(_ sink: inout some SessionSink) {
        sink.send(quiz.texts.prompt)
    }

    /// Ends the line that the player is typing on, before something is said unasked.
    func interrupt(_ sink: inout some SessionSink) {
        if !quiz.texts.prompt.isEmpty, state == .asking { sink.send(quiz.rules.wire.newline.text) }
    }

    /// Says the pack's words, and a remark of the judge behind them where the wire has room for it.
    func say(_ words: Wording, remark: String? = nil, _ sink: inout some SessionSink) {
        say(words, question, remark, &sink)
    }

    /// Says a question's own words, with what it is made of.
    func say(_ words: Wording, of question: Question, _ sink: inout some SessionSink) {
        say(words, question, nil, &sink)
    }

    /// Says a question's own words for an occasion, else those of the quiz.
    func say(
        _ occasion: QuestionDetails.Occasion,
        _ words: Wording,
        _ question: Question,
        _ verdict: Verdict,
        _ sink: inout some SessionSink
    ) {
        let own = question.details?.texts
        let isBlind = own?[.accept].map { $0.template == nil && $0.text == own?[.reject]?.text } ?? false
        // What the pack's own code says is no remark of the judge's.
        let remark = quiz.texts.remarks && !isBlind || verdict.said != nil ? verdict.remark : nil
        say(own?[occasion] ?? words, question, remark, &sink)
    }

    /// Says the right answer.
    func sayAnswer(_ words: Wording?, _ question: Question, _ sink: inout some SessionSink) {
        if let words {
            say(words, question, nil, &sink)
        } else {
            line("The answer was: \(question.modelAnswer)", &sink)
        }
    }

    /// Says how it went.
    func sayScore(_ words: Wording?, _ sink: inout some SessionSink) {
        if let words {
            say(words, &sink)
        } else {
            line(score.summary(maximum: quiz.maximumPoints), &sink)
        }
    }

    /// Sends the flag, the same in every wire but for what is around it.
    func sendFlag(_ flag: String, _ sink: inout some SessionSink) {
        guard case .json = quiz.rules.wire.format else { return wire(flag, &sink) }
        wire(flag.hasPrefix("{") ? flag : Value.map(["flag": .text(flag)]).json, &sink)
    }

    /// A text of the pack at this moment; what can't be made is left out.
    func rendered(
        _ words: Wording,
        _ question: Question?,
        _ sink: inout some SessionSink
    ) -> String {
        guard let template = words.template else { return words.text }
        do throws(BrokenQuestion) {
            return try template.text(in: scope(question))
        } catch {
            // Whoever reads the pack has checked its expressions; one that fails all the same is no reason to end a session.
            sink.record(.broken(place, error.description))
            return ""
        }
    }

    private func say(
        _ words: Wording,
        _ question: Question?,
        _ remark: String?,
        _ sink: inout some SessionSink
    ) {
        if quiz.rules.wire.isPlain, !quiz.rules.isStyled, words.template == nil {
            return sink.line(words.text, remark)
        }
        let text = rendered(words, question, &sink)
        if case .json = quiz.rules.wire.format { return wire(text, &sink) }
        line(text, remark: remark, &sink)
    }

    // MARK: What the pack's code sees

    /// What the session holds at this moment.
    package func scope(
        _ question: Question? = nil,
        round: Int? = nil,
        seed: UInt64? = nil,
        hasFlag: Bool = true
    ) -> Scope {
        var facts: [String: Value] = [
            "round": .integer(Int64(round ?? asked)),
            "rounds": .integer(Int64(quiz.rounds)),
            "points": .integer(Int64(score.points)),
            "right": .integer(Int64(score.right)),
            "lost": .integer(Int64(score.lost)),
            "streak": .integer(Int64(streak)),
            "attempt": .integer(Int64(effort.attempts)),
            "seconds": .integer(now.components.seconds),
            "result": .text(last.result),
            "response": Value(utf8: last.response),
            "chosen": .text(last.chosen),
            "attempts": .text("unlimited"),
        ]
        // A quiz may begin with a stage that asks nothing.
        if quiz.holds(place), let attempts = quiz.entry(at: place).rules.attempts {
            facts["attempts"] = .integer(Int64(attempts))
        }
        if hasFlag, quiz.rules.tellsFlag, let flag = try? flag() { facts["flag"] = .text(flag) }
        if let lives = quiz.rules.lives { facts["lives"] = .integer(Int64(max(0, lives - score.lost))) }
        if let question { facts["answer"] = .text(question.modelAnswer) }
        return Scope(
            seed: seed ?? SeededRandom.hash(drawSeed, asked, effort.attempts, -6),
            values: question?.details?.values ?? [:],
            variables: variables,
            facts: facts,
            allowance: allowance ?? Allowance()
        )
    }

    /// The flag of this session; `nil` where there is none.
    func flag() throws(BrokenQuestion) -> String? {
        guard let words = quiz.flag else { return nil }
        return try words.template?.text(in: scope(hasFlag: false)) ?? words.text
    }

    /// The response in a line of JSON; where there is none, the player is told.
    func jsonResponse(_ line: [UInt8], _ field: [String], _ sink: inout some SessionSink) -> [UInt8]? {
        guard var value = Value(json: line) else {
            wire(Value.map(["error": .text("This is no JSON.")]).json, &sink)
            return nil
        }
        for name in field {
            guard let inner = value[name] else {
                let message = "The response needs the field \"\(field.joined(separator: "."))\"."
                wire(Value.map(["error": .text(message)]).json, &sink)
                return nil
            }
            value = inner
        }
        switch value {
        case .text(let text): return Array(text.utf8)
        case .bytes(let bytes): return bytes
        default: return Array(value.json.utf8)
        }
    }
}
