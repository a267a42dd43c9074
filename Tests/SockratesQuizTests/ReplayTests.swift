import SockratesJudge
import SockratesQuiz
import Testing

/// Every session is decided by its quiz, its seed and what happens to it.
@Suite struct ReplayTests {
    private enum Happening {
        case line([UInt8], Duration)
        case tooLong(Duration)
        case deadline(Duration)
        case inputEnd(Duration)
    }

    private func quiz(_ random: inout SeededRandom) -> Quiz {
        let wrongs = QuestionRules.WrongAnswer.allCases
        let stages = (0..<Int.random(in: 1...3, using: &random)).map { number in
            let entries = (0..<Int.random(in: 1...4, using: &random)).map { entry in
                QuestionEntry(
                    (0..<Int.random(in: 1...40, using: &random)).map { question in
                        Question(
                            ask: "\(number).\(entry).\(question)?",
                            judge: .answer([AnswerLine(verbatim: "\(question % 3)")], strictness: .strict),
                            hints: question % 2 == 0 ? ["think"] : []
                        )
                    },
                    rules: QuestionRules(
                        wrong: wrongs.randomElement(using: &random) ?? .continue,
                        attempts: Bool.random(using: &random) ? Int.random(in: 1...3, using: &random) : nil,
                        time: Bool.random(using: &random) ? .seconds(Int.random(in: 1...20, using: &random)) : nil,
                        points: Int.random(in: 0...3, using: &random),
                        reveal: Bool.random(using: &random)
                    )
                )
            }
            return Stage(
                entries: entries,
                rounds: Int.random(in: 1...30, using: &random),
                order: Bool.random(using: &random) ? .fixed : .shuffled,
                replacement: Bool.random(using: &random),
                mix: Bool.random(using: &random) ? .entries : .questions,
                time: Bool.random(using: &random) ? .seconds(40) : nil
            )
        }
        return Quiz(title: "t", stages: stages, flag: "f{}", threshold: .percent(30), time: .seconds(300))
    }

    private func happenings(_ random: inout SeededRandom) -> [Happening] {
        var time = Duration.zero
        return (0..<60).map { _ in
            time += .milliseconds(Int.random(in: -500...6000, using: &random))
            switch Int.random(in: 0..<20, using: &random) {
            case 0: return .tooLong(time)
            case 1...3: return .deadline(time)
            case 4:
                return .line(
                    (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) },
                    time
                )
            case 5: return .line(Array("hint".utf8), time)
            case 6 where Int.random(in: 0..<9, using: &random) == 0: return .inputEnd(time)
            default: return .line(Array("\(Int.random(in: 0...2, using: &random))".utf8), time)
            }
        }
    }

    private func bytes(_ quiz: Quiz, _ seed: UInt64, _ happenings: [Happening]) -> (
        output: [UInt8], closes: Int, endings: Int
    ) {
        var session = Session(of: quiz, seed: seed)
        var output: [UInt8] = []
        var closes = 0
        var endings = 0
        func carryOut(_ actions: [SessionAction]) {
            for action in actions {
                #expect(closes == 0, "an action after the close")
                switch action {
                case .send(let bytes): output += bytes
                case .setDeadline(let time): output += Array("@\(String(describing: time))".utf8)
                case .record(let event):
                    if case .ended = event { endings += 1 }
                case .close: closes += 1
                }
            }
        }
        carryOut(session.opened())
        for happening in happenings {
            switch happening {
            case .line(let line, let time): carryOut(session.received(line: line, at: time))
            case .tooLong(let time): carryOut(session.receivedTooLongLine(limit: 10, at: time))
            case .deadline(let time): carryOut(session.deadlinePassed(at: time))
            case .inputEnd(let time): carryOut(session.inputEnded(at: time))
            }
        }
        carryOut(session.closed(at: .seconds(1000)))
        return (output, closes, endings)
    }

    @Test func everySessionReplaysFromSeedAndInputToTheByte() {
        var random = SeededRandom(seed: 2026)
        for _ in 0..<400 {
            let quiz = quiz(&random)
            let seed = random.next()
            let happenings = happenings(&random)
            let first = bytes(quiz, seed, happenings)
            let second = bytes(quiz, seed, happenings)
            #expect(first.output == second.output)
            #expect(first.endings == 1)
            #expect(first.closes <= 1)
        }
    }
}
