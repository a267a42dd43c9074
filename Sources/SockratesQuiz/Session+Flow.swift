import SockratesJudge

/// From one question to the next.
extension Session {
    /// Broken questions that end a session: fewer would punish a player for its author, more would let a player skip what is hard.
    private static let mostBroken = 3
    /// Steps in a row that want nothing of the player: more of them go in a circle.
    private static let mostSilentSteps = 1000
    /// Bytes that they may say.
    private static let mostSilentBytes = 8 << 20

    /// What comes next.
    enum Next {
        case turn
        case stage(Int)
        case conclusion
        case ending(SessionEnd)
    }

    /// Goes on until the player must do something, or the session ends.
    mutating func goOn(_ first: Next, _ sink: inout some SessionSink) {
        var next: Next? = first
        var steps = 0
        while let step = next {
            steps += 1
            if steps > Self.mostSilentSteps || told > Self.mostSilentBytes {
                let circle =
                    steps > Self.mostSilentSteps
                    ? "\(Self.mostSilentSteps) steps in a row ask the player nothing: the stages lead in a circle"
                    : "more than \(Self.mostSilentBytes >> 20) MiB are said in a row, and nothing is asked"
                sink.record(.broken(place, circle))
                return finish(.broken, &sink)
            }
            switch step {
            case .turn: next = draw(&sink)
            case .stage(let number): next = begin(number, &sink)
            case .conclusion:
                conclude(&sink)
                next = nil
            case .ending(let end):
                finish(end, &sink)
                next = nil
            }
        }
    }

    private mutating func begin(_ first: Int, _ sink: inout some SessionSink) -> Next? {
        var number = first
        while number < quiz.stages.count, quiz.stages[number].turns ?? quiz.stages[number].rounds == 0 { number += 1 }
        guard number < quiz.stages.count else { return .conclusion }
        let stage = quiz.stages[number]
        place = QuestionPlace(stage: number, entry: 0, question: 0)
        turn = 0
        askedInStage = 0
        stageDeadline = stage.time.map { now + $0 }
        if let values = stage.values {
            do throws(BrokenQuestion) {
                let drawn = try values.values(in: scope(seed: SeededRandom.hash(drawSeed, number, -4)))
                variables.merge(drawn) { $1 }
            } catch {
                sink.record(.broken(place, error.description))
                return .ending(.broken)
            }
        }
        if let intro = stage.intro ?? stage.title { say(intro, &sink) }
        return .turn
    }

    private mutating func draw(_ sink: inout some SessionSink) -> Next? {
        let stage = quiz.stages[place.stage]
        guard stage.turns.map({ turn < $0 }) ?? (askedInStage < stage.rounds) else {
            if !quiz.rules.rewards.isEmpty { reward(&sink, stage: place.stage) }
            return .stage(place.stage + 1)
        }
        question = nil
        effort = Effort()
        place = stage.drawn(round: turn, stage: place.stage, seed: drawSeed)
        let entry = stage.entries[place.entry]
        let drawn: Question
        do throws(BrokenQuestion) {
            drawn = try made(by: entry)
        } catch {
            turn += 1
            return broken(error, &sink)
        }
        askedAt = now
        turn += 1
        if entry.rules.isScored {
            startClock(.question)
            questionDeadline = entry.rules.time.map { time in
                now + (entry.rules.shrink?.time(ofQuestion: askedInStage, first: time) ?? time)
            }
            asked += 1
            askedInStage += 1
        } else {
            questionDeadline = entry.rules.time.map { now + $0 }
        }
        if recordsEverything { sink.record(.asked(place, round: asked - 1)) }
        if let details = drawn.details, let pause = details.pause {
            return tell(drawn, details, pause, &sink)
        }
        question = drawn
        state = .asking
        ask(drawn, &sink)
        return nil
    }

    /// Says what wants no response, and waits a while.
    private mutating func tell(
        _ step: Question,
        _ details: QuestionDetails,
        _ pause: Duration,
        _ sink: inout some SessionSink
    ) -> Next? {
        question = nil
        questionDeadline = nil
        told += step.ask.utf8.count
        if !(details.isArt && isPlain) { send(step, &sink) }
        // A step that only says something is no response.
        let before = last
        let next = follow("accept", step, nil, hasEnded: true, &sink)
        last = before
        if let next { return next }
        if pause > .zero, !isPlain {
            state = .pausing
            pauseEnd = now + pause
            return nil
        }
        return .turn
    }

    mutating func ask(_ question: Question, _ sink: inout some SessionSink) {
        if quiz.texts.progress, quiz.rules.wire.format == .lines, quiz.entry(at: place).rules.isScored {
            if let words = quiz.texts.progressText {
                send(rendered(words, question, &sink), &sink)
            } else {
                // In pieces that fit into a string's own words: an interpolation would allocate for each question.
                sink.send("[")
                sink.send(String(asked))
                if !quiz.rules.hasJumps {
                    sink.send("/")
                    sink.send(String(quiz.rounds))
                }
                sink.send("] ")
            }
        }
        send(question, &sink)
        if !question.hints.isEmpty, !hasOfferedHint, quiz.rules.wire.format == .lines {
            say(quiz.texts.hintOffer, &sink)
            hasOfferedHint = true
        }
        prompt(&sink)
    }

    /// A pause is over.
    mutating func resume(_ sink: inout some SessionSink) {
        pauseEnd = nil
        goOn(.turn, &sink)
        while end == nil, state != .pausing, !kept.isEmpty {
            take(kept.removeFirst(), &sink)
        }
        if end == nil, state != .pausing, inputHasEnded { endInput(&sink) }
    }

    /// The pack's own code failed: another question comes in place of this one.
    mutating func broken(_ error: BrokenQuestion, _ sink: inout some SessionSink) -> Next {
        sink.record(.broken(place, error.description))
        brokenCount += 1
        guard brokenCount < Self.mostBroken, quiz.entry(at: place).rules.isScored else {
            return .ending(.broken)
        }
        if question != nil {
            // It was asked, and is asked no more.
            asked -= 1
            askedInStage -= 1
            question = nil
        }
        say(quiz.texts.broken, &sink)
        let stage = quiz.stages[place.stage]
        // Where each entry has one turn there is none that could come in its place.
        return stage.hasSteps ? .ending(.broken) : .turn
    }

    /// What a result brings beside the score: words for it, variables, another question of its values, a place to go on.
    mutating func follow(
        _ result: String,
        _ question: Question,
        _ response: [UInt8]?,
        hasEnded: Bool,
        _ sink: inout some SessionSink
    ) -> Next? {
        last.result = result
        if !quiz.rules.rewards.isEmpty { reward(&sink) }
        guard let details = question.details else { return nil }
        if let response {
            for words in details.feedback(on: response) { line(rendered(words, question, &sink), &sink) }
        }
        if hasEnded, let explanation = details.explanation { line(rendered(explanation, question, &sink), &sink) }
        guard let effects = details.effects else { return nil }
        do throws(BrokenQuestion) {
            let effect = try effects.effect(in: scope(question))
            if let words = effect.say { wire(words, &sink) }
            variables.merge(effect.variables) { $1 }
            score.points = max(0, score.points.addingReportingOverflow(effect.points).partialValue)
            drawSeed = effect.seed ?? drawSeed
            if let values = effect.values, !hasEnded, let source = quiz.entry(at: place).source {
                var scope = scope(question)
                scope.values = values
                self.question = try source.question(place.question, in: scope)
            }
            switch effect.destination {
            case nil: return nil
            case .stage(let number): return .stage(number)
            case .end: return .conclusion
            case .close: return .ending(.wrongAnswer)
            }
        } catch {
            return broken(error, &sink)
        }
    }

    private mutating func reward(_ sink: inout some SessionSink, stage: Int? = nil) {
        for number in quiz.rules.rewards.indices where !given.contains(number) {
            let isEarned =
                switch quiz.rules.rewards[number].condition {
                case .points(let points): score.points >= points
                case .right(let count): score.right >= count
                case .stage(let ended): ended == stage
                }
            guard isEarned else { continue }
            given.insert(number)
            sink.record(.rewarded(number))
            say(quiz.rules.rewards[number].text, &sink)
        }
    }
}
