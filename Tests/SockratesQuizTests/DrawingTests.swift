import SockratesJudge
import SockratesQuiz
import Testing

@Suite struct DrawingTests {
    private func questions(_ name: String, _ count: Int) -> QuestionEntry {
        QuestionEntry((0..<count).map { Question(ask: "\(name)\($0)", judge: .answer([AnswerLine(verbatim: "x")])) })
    }

    private func asked(_ stage: Stage, seed: UInt64) -> [String] {
        let quiz = Quiz(title: "", stages: [stage])
        var session = Session(of: quiz, seed: seed)
        _ = session.opened()
        var asked: [String] = []
        while let question = session.question {
            asked.append(question.ask)
            _ = session.received(line: Array("x".utf8), at: .zero)
        }
        return asked
    }

    @Test(arguments: [1, 2, 3, 5, 31, 32, 33, 100, 1000, 4097])
    func everyQuestionIsAskedOnce(count: Int) {
        for seed in [UInt64(1), 2, .max] {
            let asked = asked(Stage(entries: [questions("q", count)]), seed: seed)
            #expect(Set(asked).count == count)
            #expect(asked.count == count)
        }
    }

    @Test func seedsGiveDifferentOrdersAndTheSameSeedTheSame() {
        let stage = Stage(entries: [questions("q", 100)])
        #expect(asked(stage, seed: 1) == asked(stage, seed: 1))
        #expect(asked(stage, seed: 1) != asked(stage, seed: 2))
    }

    @Test func aFixedOrderIsTheWrittenOne() {
        let stage = Stage(entries: [questions("a", 2), questions("b", 3)], order: .fixed)
        #expect(asked(stage, seed: 9) == ["a0", "a1", "b0", "b1", "b2"])
    }

    @Test func everyOrderOfThreeComesAboutEquallyOften() {
        let stage = Stage(entries: [questions("q", 3)])
        var orders: [[String]: Int] = [:]
        for seed in 0..<6000 { orders[asked(stage, seed: UInt64(seed)), default: 0] += 1 }
        #expect(orders.count == 6)
        #expect(orders.values.allSatisfy { (850...1150).contains($0) })
    }

    @Test func everyRowOfALargeTableComesFirstAboutEquallyOften() {
        let stage = Stage(entries: [questions("q", 50)], rounds: 1)
        var firsts: [String: Int] = [:]
        for seed in 0..<10_000 { firsts[asked(stage, seed: UInt64(seed))[0], default: 0] += 1 }
        #expect(firsts.count == 50)
        #expect(firsts.values.allSatisfy { (130...270).contains($0) })
    }

    @Test func entriesTakeTurnsWhereTheMixSaysSo() {
        let stage = Stage(entries: [questions("a", 100), questions("b", 4)], rounds: 8, mix: .entries)
        let asked = asked(stage, seed: 3)
        #expect(asked.filter { $0.hasPrefix("b") }.count == 4)
        #expect(Set(asked).count == 8)
    }

    @Test func withReplacementQuestionsComeAgain() {
        let stage = Stage(entries: [questions("q", 10)], rounds: 1000, replacement: true)
        let asked = asked(stage, seed: 4)
        #expect(asked.count == 1000)
        #expect(zip(asked, asked.dropFirst()).contains { $0 == $1 })
        #expect(Set(asked).count == 10)
    }
}
