import SockratesJudge

/// What a response does to the session.
extension Session {
    /// What is kept of a player who types in a pause.
    private static let mostKeptLines = 256

    mutating func take(_ line: [UInt8], _ sink: inout some SessionSink) {
        if state == .pausing {
            if kept.count < Self.mostKeptLines { kept.append(line) }
            return
        }
        guard let question else { return }
        startClock(.response)
        var response = line
        if case .json(let field) = quiz.rules.wire.format {
            guard let value = jsonResponse(line, field, &sink) else { return }
            response = value
        }
        if let details = question.details, details.shape != .line {
            state = .collecting
            guard lines.take(response, details.shape) else { return }
            response = lines.bytes
            let isTooLong = lines.isTooLong
            lines = ResponseLines()
            state = .asking
            if isTooLong {
                self.line("That response is longer than \(ResponseLines.mostBytes) bytes and was not judged.", &sink)
                return prompt(&sink)
            }
        }
        respond(response, to: question, &sink)
    }

    mutating func respond(_ response: [UInt8], to question: Question, _ sink: inout some SessionSink) {
        let before = last
        last = LastResponse(response: response)
        let verdict: Verdict
        if let script = question.details?.script {
            do throws(BrokenQuestion) {
                verdict = try script.verdict(on: response, in: scope(question))
            } catch {
                return goOn(broken(error, &sink), &sink)
            }
        } else {
            verdict = question.judge.verdict(on: response)
        }
        if verdict.outcome != .accept {
            // A blank line and a command are no responses.
            let said = last
            last = before
            if response.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                return prompt(&sink)
            }
            if obeys(response, question, &sink) { return }
            last = said
        }
        if recordsEverything {
            sink.record(.judged(place, attempt: effort.attempts + 1, response: response, verdict: verdict))
        }
        // The verdict would keep the answers of the question for as long as the next one waits.
        last.chosen = verdict.matched ?? ""
        switch effort.count(verdict, of: quiz.entry(at: place).rules.attempts) {
        case .right:
            accept(question, response, verdict, &sink)
        case .unclear:
            last.result = "prompt"
            line(verdict.remark ?? "", &sink)
            prompt(&sink)
        case .again:
            reject(question, response, verdict, &sink)
        case .lost:
            lose(question, response, verdict, &sink)
        }
    }

    mutating func accept(
        _ question: Question,
        _ response: [UInt8],
        _ verdict: Verdict,
        _ sink: inout some SessionSink
    ) {
        let rules = quiz.entry(at: place).rules
        last.result = "accept"
        for (name, text) in question.judge.captures(in: response) { variables[name] = .text(text) }
        if rules.isScored {
            let points = question.details?.points ?? rules.points
            score.points += effort.points(of: points, rules)
            score.possible += points
            score.right += 1
            streak += 1
            if let bonus = quiz.rules.streak, streak.isMultiple(of: bonus.length) { score.points += bonus.bonus }
            say(.accept, quiz.texts.accept, question, verdict, &sink)
        } else if let words = question.details?.texts[.accept] {
            say(words, of: question, &sink)
        }
        goOn(follow("accept", question, response, hasEnded: true, &sink) ?? .turn, &sink)
    }

    private mutating func reject(
        _ question: Question,
        _ response: [UInt8],
        _ verdict: Verdict,
        _ sink: inout some SessionSink
    ) {
        let rules = quiz.entry(at: place).rules
        last.result = "again"
        say(.again, quiz.texts.again, question, verdict, &sink)
        let next = follow("again", question, response, hasEnded: false, &sink)
        if let next {
            abandon(question, rules)
            return goOn(next, &sink)
        }
        guard let question = self.question else { return }
        if rules.wrong == .again {
            ask(question, &sink)
        } else {
            prompt(&sink)
        }
    }

    /// The last attempt was wrong.
    private mutating func lose(
        _ question: Question,
        _ response: [UInt8],
        _ verdict: Verdict,
        _ sink: inout some SessionSink
    ) {
        let credit = question.details?.credit.filter { $0.judge.verdict(on: response).outcome == .accept }
        if let share = credit?.map(\.share).max(), share > 0 {
            last.result = "accept"
            let rules = quiz.entry(at: place).rules
            let points = question.details?.points ?? rules.points
            score.points += effort.points(of: Int((Double(points) * share).rounded()), rules)
            score.possible += points
            score.lost += 1
            streak = 0
            say(quiz.texts.partly, remark: quiz.texts.remarks ? verdict.remark : nil, &sink)
            return goOn(follow("accept", question, response, hasEnded: true, &sink) ?? .turn, &sink)
        }
        last.result = "reject"
        say(.reject, quiz.texts.reject, question, verdict, &sink)
        end(question, response, "reject", .wrongAnswer, &sink)
    }

    /// The question is lost; the session ends for a reason, or goes on.
    mutating func end(
        _ question: Question,
        _ response: [UInt8]?,
        _ result: String,
        _ reason: SessionEnd,
        _ sink: inout some SessionSink
    ) {
        let rules = quiz.entry(at: place).rules
        abandon(question, rules)
        if rules.reveal {
            sayAnswer(quiz.texts.answer, question, &sink)
        }
        let next = follow(result, question, response, hasEnded: true, &sink)
        if let lives = quiz.rules.lives, score.lost >= lives, rules.isScored {
            say(quiz.texts.noLives, &sink)
            return goOn(.ending(.noLives), &sink)
        }
        switch rules.wrong {
        case .again, .close: goOn(next ?? .ending(reason), &sink)
        case .continue, .withhold, .another: goOn(next ?? .turn, &sink)
        }
    }

    /// Counts a question as lost.
    private mutating func abandon(_ question: Question, _ rules: QuestionRules) {
        guard rules.isScored else { return }
        streak = 0
        score.lost += 1
        score.points = max(0, score.points - rules.penalty)
        score.withheld = score.withheld || rules.wrong == .withhold
        if rules.wrong == .another {
            asked -= 1
            askedInStage -= 1
        } else {
            score.possible += question.details?.points ?? rules.points
        }
    }

    /// Carries out what a player asks of the session itself.
    ///
    /// - Returns: Whether the line was such a command.
    private mutating func obeys(_ line: [UInt8], _ question: Question, _ sink: inout some SessionSink) -> Bool {
        switch PlayerCommand(line) {
        case .hint where quiz.rules.wire.format == .lines:
            hint(question, &sink)
        case .plain where quiz.rules.isStyled:
            isPlain = true
            self.line("Plain text from now on.", &sink)
            prompt(&sink)
        case .hint, .plain, nil:
            return false
        }
        return true
    }

    private mutating func hint(_ question: Question, _ sink: inout some SessionSink) {
        if let number = effort.nextHint(of: question) {
            if recordsEverything { sink.record(.hinted(place, hint: number)) }
            if let words = question.details?.hints, words.indices.contains(number) {
                line(rendered(words[number], question, &sink), &sink)
            } else {
                line(question.hints[number], &sink)
            }
        } else {
            say(quiz.texts.noHint, &sink)
        }
        prompt(&sink)
    }
}
