import SockratesJudge
import SockratesQuiz
import Testing

/// Ways through a quiz other than from one question to the next.
@Suite struct FlowTests {
    @Test func anotherQuestionComesInPlaceOfALostOne() {
        let questions = (1...3).map { FlowQuiz.question("\($0)?", "\($0)") }
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage(questions, rules: QuestionRules(wrong: .another), rounds: 2)]))
        play.type("1")
        play.type("x")
        #expect(play.session.question?.ask == "3?")
        play.type("3")
        #expect(play.session.end == .solved)
        #expect(play.session.score.possible == 2)
        #expect(play.session.score.lost == 1)
    }

    @Test func theLastLifeEndsTheSession() {
        let questions = (1...5).map { FlowQuiz.question("\($0)?", "\($0)") }
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage(questions)]) { $0.lives = 2 })
        play.type("x")
        #expect(play.session.end == nil)
        play.type("2")
        play.type("x")
        #expect(play.session.end == .noLives)
        #expect(play.transcript.hasSuffix("Wrong.\nNo lives are left.\nYou scored 1 of 5.\n"))
    }

    @Test func streaksBringABonusAndPenaltiesStopAtZero() {
        let questions = (1...4).map { FlowQuiz.question("\($0)?", "\($0)") }
        let rules = QuestionRules(points: 2, penalty: 5)
        var play = Play(
            FlowQuiz.quiz([FlowQuiz.stage(questions, rules: rules)], threshold: .points(1)) {
                $0.streak = SessionRules.Streak(length: 2, bonus: 10)
            }
        )
        play.type("x")
        #expect(play.session.score.points == 0)
        play.type("2")
        #expect(play.session.score.points == 2)
        play.type("3")
        #expect(play.session.score.points == 14)
        play.type("x")
        #expect(play.session.score.points == 9)
        #expect(play.session.end == .solved)
    }

    @Test func aShareOfThePointsIsGivenForHalfAnAnswer() {
        let question = FlowQuiz.question("Who?", "Claude Monet") { details in
            details.points = 10
            details.credit = [QuestionDetails.Credit(judge: FlowQuiz.answer("Manet"), share: 0.5)]
            details.feedback = [
                QuestionDetails.Feedback(judge: FlowQuiz.answer("Manet"), text: "Manet was his friend.")
            ]
            details.explanation = "He painted in Giverny."
        }
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage([question])], threshold: .percent(50)))
        play.type("manet")
        #expect(
            play.transcript
                == "Who?\nPartly right.\nManet was his friend.\nHe painted in Giverny.\nYou scored 5 points.\nflag{}\n"
        )
    }

    @Test func aResultLeadsToAStageByItsNumberAndSetsVariables() {
        let toEnd = Following { scope in
            Effect(
                say: scope.value(named: "result") == .text("accept") ? "Right, on to the end." : nil,
                variables: ["seen": .text(scope.value(named: "response")?.text ?? "")],
                destination: scope.value(named: "result") == .text("accept") ? .stage(2) : nil
            )
        }
        let quiz = FlowQuiz.quiz([
            FlowQuiz.stage([FlowQuiz.question("1?", "1") { $0.effects = toEnd }], name: "one"),
            FlowQuiz.stage([FlowQuiz.question("2?", "2")], name: "two"),
            FlowQuiz.stage([FlowQuiz.question("3?", "3")], name: "three"),
        ]) { $0.hasJumps = true }
        var play = Play(quiz)
        play.type("1")
        #expect(play.session.question?.ask == "3?")
        #expect(play.session.variables == ["seen": .text("1")])
        play.type("3")
        #expect(play.session.end == .solved)
        #expect(play.transcript == "1?\nCorrect!\nRight, on to the end.\n3?\nCorrect!\nYou scored 2 points.\nflag{}\n")
    }

    @Test func stepsThatCountForNothingLeaveTheScoreAlone() {
        let gate = Question(ask: "Press Enter.", judge: .anything)
        let quiz = FlowQuiz.quiz([
            Stage(
                entries: [
                    QuestionEntry([gate], rules: QuestionRules(wrong: .again, attempts: nil, isScored: false)),
                    QuestionEntry([FlowQuiz.question("1?", "1")]),
                ],
                order: .fixed
            )
        ])
        #expect(quiz.rounds == 1)
        var play = Play(quiz)
        play.type("")
        play.type("1")
        #expect(play.transcript == "Press Enter.\n1?\nCorrect!\nYou scored 1 of 1.\nflag{}\n")
    }

    @Test func stagesThatLeadInACircleEndTheSession() {
        let round = Following { _ in Effect(destination: .stage(0)) }
        let step = FlowQuiz.question("on and on", "") {
            $0.pause = .zero
            $0.effects = round
        }
        let stage = Stage(entries: [QuestionEntry([step], rules: QuestionRules(isScored: false))], order: .fixed)
        let play = Play(FlowQuiz.quiz([stage]) { $0.hasJumps = true })
        #expect(play.session.end == .broken)
        #expect(play.isClosed)
        #expect(!play.transcript.contains("flag{}"))
    }

    @Test func rewardsComeOnceAndOnTheWay() {
        let questions = (1...3).map { FlowQuiz.question("\($0)?", "\($0)") }
        let quiz = FlowQuiz.quiz([FlowQuiz.stage(questions), FlowQuiz.stage([FlowQuiz.question("4?", "4")])]) {
            $0.rewards = [Reward(.right(2), "half{way}"), Reward(.stage(0), "stage{one}")]
        }
        var play = Play(quiz)
        for response in ["1", "2", "3", "4"] { play.type(response) }
        let lines = play.transcript.split(separator: "\n")
        #expect(lines.filter { $0 == "half{way}" }.count == 1)
        #expect(lines.firstIndex(of: "half{way}") == 4)
        #expect(lines.firstIndex(of: "stage{one}") == 7)
    }

    @Test func wordsAreMadeOfWhatTheSessionHolds() {
        var texts = FlowQuiz.quietTexts
        texts.progress = true
        texts.progressText = Wording("{{round}}", template: Saying { "Q\($0.value(named: "round")?.text ?? "")) " })
        texts.accept = Wording("…", template: Saying { "Yes, \($0.value(named: "response")?.text ?? "")!" })
        texts.score = ""
        let questions = (1...2).map { FlowQuiz.question("\($0)?", "\($0)") }
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage(questions)], texts: texts))
        play.type("1")
        play.type("2")
        #expect(play.transcript == "Q1) 1?\nYes, 1!\nQ2) 2?\nYes, 2!\nflag{}\n")
    }
}
