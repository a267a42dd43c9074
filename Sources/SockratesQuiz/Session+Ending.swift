/// How a session comes to its end.
extension Session {
    /// The player's input ended in the middle.
    mutating func endInput(_ sink: inout some SessionSink) {
        if state == .collecting, let question {
            // Whoever ends the input ends a response of several lines too.
            let response = lines.bytes
            lines = ResponseLines()
            state = .asking
            respond(response, to: question, &sink)
            if end != nil || state == .pausing { return }
        }
        interrupt(&sink)
        say(quiz.texts.inputEnded, &sink)
        finish(.inputEnded, &sink)
    }

    /// Every question was asked.
    mutating func conclude(_ sink: inout some SessionSink) {
        let isEnough = quiz.threshold.isMet(points: score.points, of: score.possible, right: score.right)
        if isEnough, !score.withheld {
            finish(.solved, &sink)
        } else {
            finish(.unsolved, &sink)
        }
    }

    mutating func finish(_ cause: SessionEnd, _ sink: inout some SessionSink) {
        var end = cause
        question = nil
        stageDeadline = nil
        questionDeadline = nil
        pauseEnd = nil
        var flag: String?
        if end == .solved {
            do throws(BrokenQuestion) {
                flag = try self.flag()
            } catch {
                sink.record(.broken(place, error.description))
                end = .broken
            }
        }
        self.end = end
        if end == .solved { flagGiven = flag }
        state = .ended
        if end == .broken { say(quiz.texts.brokenDown, &sink) }
        if asked > 0 { sayScore(quiz.texts.score, &sink) }
        switch end {
        case .solved:
            sink.record(.solved(points: score.points))
            if let flag {
                say(quiz.texts.solved, &sink)
                sendFlag(flag, &sink)
            }
        case .unsolved where quiz.flag != nil:
            say(quiz.texts.unsolved, &sink)
        default:
            break
        }
        sink.record(.ended(end, points: score.points))
    }
}
