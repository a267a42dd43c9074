/// Clocks that run out while the player is silent.
extension Session {
    mutating func startClock(_ clock: SessionRules.Clock) {
        guard let time = quiz.time, sessionDeadline == nil, quiz.rules.clock == clock else { return }
        guard clock == .question || quiz.entry(at: place).rules.isScored else { return }
        sessionDeadline = now + time
    }

    /// Lets every clock that has run out do what it must.
    ///
    /// - Returns: Whether one had run out.
    @discardableResult
    mutating func passDeadlines(_ sink: inout some SessionSink) -> Bool {
        if let time = sessionDeadline, now >= time {
            interrupt(&sink)
            say(quiz.texts.timeUp, &sink)
            finish(.timeUp, &sink)
            return true
        }
        if let time = stageDeadline, now >= time {
            interrupt(&sink)
            say(quiz.texts.timeUp, &sink)
            loseTime(isWholeStage: true, &sink)
            return true
        }
        if let time = questionDeadline, now >= time, state != .pausing {
            interrupt(&sink)
            last = LastResponse(result: "time_up")
            say(question?.details?.texts[.timeUp] ?? quiz.texts.questionTimeUp, &sink)
            loseTime(isWholeStage: false, &sink)
            return true
        }
        if let time = pauseEnd, now >= time {
            resume(&sink)
            // The line that found the pause over is judged as any other.
            return false
        }
        return false
    }

    /// The question's time, or that of its stage, has passed.
    private mutating func loseTime(isWholeStage: Bool, _ sink: inout some SessionSink) {
        if recordsEverything { sink.record(.timedOut(place)) }
        last = LastResponse(result: "time_up")
        lines = ResponseLines()
        kept = []
        pauseEnd = nil
        guard let question else {
            skipRestOfStage()
            return goOn(.turn, &sink)
        }
        if isWholeStage { skipRestOfStage() }
        end(question, nil, "time_up", .timeUp, &sink)
    }

    /// Counts the questions of this stage that will not be asked any more as lost.
    private mutating func skipRestOfStage() {
        let stage = quiz.stages[place.stage]
        let rest = max(0, stage.rounds - askedInStage)
        score.lost += rest
        asked += rest
        if let points = stage.uniformPoints {
            score.possible += points * rest
        } else {
            for round in 0..<rest {
                let lost = stage.drawn(round: turn + round, stage: place.stage, seed: drawSeed)
                score.possible += quiz.entry(at: lost).rules.points
            }
        }
        askedInStage = stage.rounds
        turn = stage.turns ?? turn
    }
}
