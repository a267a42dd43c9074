package import SockratesJudge

/// A question while it is asked: what each response does to it, and what is said to that.
///
/// ```swift
/// var turn = QuestionTurn(question, rules)
/// let step = turn.received(line)
/// turn.say(step, texts, into: &sink)
/// ```
package struct QuestionTurn: Sendable {
    /// What a response has done.
    package enum Step: Sendable {
        /// Nothing: it was blank.
        case blank
        /// It asked for help; which hint, from 0, or `nil` where there is none left.
        case hint(Int?)
        /// The player should say more, and has lost nothing.
        case unclear(Verdict)
        /// It was wrong, and the player has another attempt.
        case again(Verdict)
        /// It was right, and brought points.
        case right(Verdict, points: Int)
        /// It was wrong, and the question is lost.
        case lost(Verdict)

        /// What the judge said; `nil` where it was not asked.
        package var verdict: Verdict? {
            switch self {
            case .blank, .hint: nil
            case .unclear(let verdict), .again(let verdict), .right(let verdict, _), .lost(let verdict): verdict
            }
        }
    }

    /// What is asked.
    package let question: Question
    /// The rules for it.
    package let rules: QuestionRules
    private var effort = Effort()

    /// How many responses have counted.
    package var attempts: Int { effort.attempts }

    /// Begins to ask.
    package init(_ question: Question, _ rules: QuestionRules) {
        self.question = question
        self.rules = rules
    }

    /// Takes a line that the player typed.
    package mutating func received(_ line: [UInt8]) -> Step {
        let verdict = question.judge.verdict(on: line)
        if verdict.outcome != .accept {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return .blank }
            if PlayerCommand(line) == .hint { return .hint(effort.nextHint(of: question)) }
        }
        switch effort.count(verdict, of: rules.attempts) {
        case .right: return .right(verdict, points: effort.points(of: rules.points, rules))
        case .unclear: return .unclear(verdict)
        case .again: return .again(verdict)
        case .lost: return .lost(verdict)
        }
    }

    /// Says what is to be said to a step; the place to type follows where the question stays open.
    package func say(_ step: Step, _ texts: Texts, into sink: inout some SessionSink) {
        switch step {
        case .blank: break
        case .hint(let number): sink.line(number.map { question.hints[$0] } ?? texts.noHint.text)
        case .unclear(let verdict): sink.line(verdict.remark ?? "")
        case .again(let verdict): sink.line(texts.again.text, verdict.remark)
        case .right(let verdict, _): return sink.line(texts.accept.text, verdict.remark)
        case .lost(let verdict):
            sink.line(texts.reject.text, verdict.remark)
            return sayLost(into: &sink)
        }
        sink.send(texts.prompt)
    }

    /// Says what the right answer was, where the rules want it.
    package func sayLost(into sink: inout some SessionSink) {
        if rules.reveal { sink.line("The answer was: \(question.modelAnswer)") }
    }
}
