import SockratesJudge
import SockratesQuiz
import Testing

/// The machine does what its table says, and the table says no more than the machine does.
@Suite struct TransitionTests {
    @Test func everyWayOfTheTableIsGoneAndNoOther() {
        var gone: Set<SessionTransition> = []
        for seed in 0..<4000 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            var session = Session(of: quiz(&random), seed: seed)
            var time = Duration.zero
            for step in 0..<25 {
                let before = session.state
                let occurrence = step == 0 && seed % 50 > 0 ? .opened : occurrence(&random)
                time += .milliseconds(Int.random(in: 0...1500, using: &random))
                happen(occurrence, to: &session, time, &random)
                let counts = before == .new ? [.opened, .closed].contains(occurrence) : occurrence != .opened
                guard before != .ended, counts else {
                    #expect(session.state == before)
                    continue
                }
                gone.insert(SessionTransition(from: before, on: occurrence, to: session.state))
            }
        }
        #expect(gone.subtracting(SessionTransition.all).isEmpty)
        #expect(SessionTransition.all.subtracting(gone).isEmpty)
    }

    private func occurrence(_ random: inout SeededRandom) -> SessionOccurrence {
        switch Int.random(in: 0..<40, using: &random) {
        case 0: .stopped
        case 1: .closed
        case 2...4: .inputEnded
        case 5: .announced
        case 6: .opened
        case 7...14: .deadline
        default: .line
        }
    }

    private func happen(
        _ occurrence: SessionOccurrence,
        to session: inout Session,
        _ time: Duration,
        _ random: inout SeededRandom
    ) {
        switch occurrence {
        case .opened: _ = session.opened(at: time)
        case .line:
            let line = ["1", "1", "2", "END", "hint"][Int.random(in: 0..<5, using: &random)]
            _ = session.received(line: Array(line.utf8), at: time)
        case .deadline: _ = session.deadlinePassed(at: time)
        case .inputEnded: _ = session.inputEnded(at: time)
        case .announced: _ = session.announced("soon", at: time)
        case .stopped: _ = session.stopped("now", at: time)
        case .closed: _ = session.closed(at: time)
        }
    }

    private func quiz(_ random: inout SeededRandom) -> Quiz {
        func maybe(_ share: Int) -> Bool { Int.random(in: 0..<10, using: &random) < share }
        let entries = (0..<Int.random(in: 0...6, using: &random)).map { _ in
            let isTold = maybe(3)
            let question = FlowQuiz.question("?", "1") { details in
                if isTold { details.pause = .seconds(maybe(8) ? 1 : 0) }
                if maybe(4) { details.shape = maybe(5) ? .lines(2) : .until("END") }
            }
            let rules = QuestionRules(
                wrong: QuestionRules.WrongAnswer.allCases.randomElement(using: &random) ?? .close,
                time: maybe(4) ? .seconds(2) : nil,
                isScored: !isTold
            )
            return QuestionEntry([question], rules: rules)
        }
        let stages = [Stage(entries: entries, order: .fixed, time: maybe(3) ? .seconds(4) : nil)]
        return FlowQuiz.quiz(stages, time: maybe(3) ? .seconds(8) : nil)
    }
}
