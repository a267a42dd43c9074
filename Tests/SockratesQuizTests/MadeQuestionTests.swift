import SockratesJudge
import SockratesQuiz
import Synchronization
import Testing

/// Questions that are made while a session runs.
@Suite struct MadeQuestionTests {
    private func sums(_ rounds: Int) -> Quiz {
        let source = Making { _, scope in
            let a = Int(scope.seed % 1000)
            var details = QuestionDetails()
            details.values = ["a": .integer(Int64(a))]
            return Question(ask: "\(a) + 1?", judge: FlowQuiz.answer("\(a + 1)"), details: details)
        }
        return FlowQuiz.quiz([Stage(entries: [QuestionEntry(source)], rounds: rounds)])
    }

    @Test func theSeedDecidesThem() {
        func asked(_ seed: UInt64) -> [String] {
            var play = Play(sums(5), seed: seed)
            var texts: [String] = []
            while let question = play.session.question {
                texts.append(question.ask)
                play.type(question.modelAnswer)
            }
            #expect(play.session.end == .solved)
            return texts
        }
        #expect(asked(1) == asked(1))
        #expect(asked(1) != asked(2))
        #expect(Set(asked(1)).count > 1)
    }

    /// Writes down what a session sends.
    private struct Heard: SessionSink {
        var text = ""
        mutating func send(_ more: String) { text += more }
        mutating func send(_ bytes: [UInt8]) { text += String(decoding: bytes, as: UTF8.self) }
        mutating func record(_ event: SessionEvent) {}
        mutating func setDeadline(_ time: Duration?) {}
        mutating func close() {}
    }

    @Test func aQuestionThatWasLaidAsideIsTheSameOne() {
        let source = Making { _, scope in
            let facts = scope.everything.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
            let ask = "\(scope.seed) \(facts.joined(separator: ", "))"
            return Question(ask: ask, judge: FlowQuiz.answer("\(scope.seed)"))
        }
        let entries = [QuestionEntry(source, rules: QuestionRules(wrong: .continue, attempts: 2))]
        var play = Play(FlowQuiz.quiz([Stage(entries: entries, rounds: 6)]))
        for round in 0..<6 {
            play.time += .milliseconds(1300)
            var aside = play.session
            aside.layQuestionAside()
            #expect(aside.question == nil)
            var heard = Heard()
            aside.retry(saying: "Again.", at: play.time + .seconds(9), into: &heard)
            #expect(heard.text == "Again.\n")
            #expect(aside.question?.ask == play.session.question?.ask)
            aside = play.session
            play.type(round.isMultiple(of: 2) ? play.session.question?.modelAnswer ?? "" : "no")
            if !round.isMultiple(of: 2) {
                // An attempt has been spent, after which it may have become another.
                aside = play.session
                aside.layQuestionAside()
                #expect(aside.question === play.session.question)
                play.type("no")
            }
        }
        #expect(play.session.score.right == 3)
    }

    @Test func aQuestionThatCannotBeMadeAgainIsBroken() {
        let times = Mutex(0)
        let source = Making(count: 1) { _, _ throws(BrokenQuestion) in
            let time = times.withLock { times in
                times += 1
                return times
            }
            if time == 2 { throw BrokenQuestion("pack.yaml:7: out of paint") }
            return FlowQuiz.question("\(time)?", "\(time)")
        }
        let quiz = FlowQuiz.quiz([Stage(entries: [QuestionEntry(source)], rounds: 1)])
        var session = Session(of: quiz, seed: 1)
        _ = session.opened()
        session.layQuestionAside()
        var heard = Heard()
        session.retry(saying: "Again.", at: .zero, into: &heard)
        #expect(heard.text == "Again.\nThis question is broken; it does not count.\n3?\n")
        _ = session.received(line: Array("3".utf8), at: .zero)
        #expect(session.end == .solved)
    }

    @Test func anotherQuestionComesInPlaceOfABrokenOneAndTheFlagComesNoNearer() {
        let source = Making(count: 3) { index, _ throws(BrokenQuestion) in
            if index == 1 { throw BrokenQuestion("pack.yaml:7: out of paint") }
            return FlowQuiz.question("\(index)?", "\(index)")
        }
        var play = Play(FlowQuiz.quiz([Stage(entries: [QuestionEntry(source)], rounds: 3, order: .fixed)]))
        play.type("0")
        #expect(play.transcript == "0?\nCorrect!\nThis question is broken; it does not count.\n2?\n")
        play.type("2")
        play.type("0")
        #expect(play.session.end == .solved)
        #expect(play.session.score.right == 3)
        let told = play.events.contains { if case .broken(_, "pack.yaml:7: out of paint") = $0 { true } else { false } }
        #expect(told)
    }

    @Test func aQuizWhoseQuestionsAreAllBrokenEndsWithoutTheFlag() {
        let source = Making { _, _ throws(BrokenQuestion) in throw BrokenQuestion("no") }
        let play = Play(FlowQuiz.quiz([Stage(entries: [QuestionEntry(source)], rounds: 2)], threshold: .points(0)))
        #expect(play.session.end == .broken)
        #expect(play.isClosed)
        #expect(!play.transcript.contains("flag{}"))
    }

    private struct Fragile: ResponseJudge {
        func verdict(on response: [UInt8], in scope: Scope) throws(BrokenQuestion) -> Verdict {
            if response.contains(UInt8(ascii: "!")) { throw BrokenQuestion("pack.yaml:3: what is !") }
            return .scripted(response == Array("yes".utf8) ? .accept : .reject, saying: "Say yes.")
        }
    }

    @Test func whoBreaksAJudgeGainsNothing() {
        let questions = (1...9).map { FlowQuiz.question("\($0)?", "") { $0.script = Fragile() } }
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage(questions, rounds: 4)]))
        play.type("!")
        play.type("yes")
        #expect(play.session.score.right == 1)
        play.type("no")
        #expect(play.transcript.contains("Wrong. Say yes.\n"))
        for _ in 0..<2 { play.type("!") }
        #expect(play.session.end == .broken)
        #expect(!play.transcript.contains("flag{}"))
    }

    @Test func aMissMayChangeTheQuestion() {
        let source = Making { _, scope in
            let value = scope.values["n"] ?? .integer(5)
            var details = QuestionDetails()
            details.values = ["n": value]
            details.effects = Following { scope in
                guard case .integer(let n)? = scope.value(named: "n") else { return Effect() }
                return Effect(say: "It moved.", values: ["n": .integer(n + 1)])
            }
            return Question(ask: "Where is it?", judge: FlowQuiz.answer(value.text), details: details)
        }
        let rules = QuestionRules(attempts: 3)
        var play = Play(FlowQuiz.quiz([Stage(entries: [QuestionEntry(source, rules: rules)], rounds: 1)]))
        play.type("1")
        play.type("5")
        #expect(play.session.question?.modelAnswer == "7")
        play.type("7")
        #expect(play.session.end == .solved)
    }

    @Test func aSeedFromThePlayerDecidesWhatFollows() {
        func questions(_ key: String, seed: UInt64) -> String? {
            let reseed = Following { scope in Effect(seed: UInt64(scope.value(named: "response")?.text.utf8.count ?? 0))
            }
            let entry = QuestionEntry(
                [
                    Question(
                        ask: "Key?",
                        judge: .anything,
                        details: {
                            var d = QuestionDetails(); d.effects = reseed; return d
                        }()
                    )
                ],
                rules: QuestionRules(isScored: false)
            )
            let source = Making { _, scope in FlowQuiz.question("\(scope.seed)?", "") }
            var play = Play(
                FlowQuiz.quiz([Stage(entries: [entry], order: .fixed), Stage(entries: [QuestionEntry(source)])]),
                seed: seed
            )
            play.type(key)
            return play.session.question?.ask
        }
        #expect(questions("abc", seed: 1) == questions("xyz", seed: 2))
        #expect(questions("abc", seed: 1) != questions("abcd", seed: 1))
    }
}
