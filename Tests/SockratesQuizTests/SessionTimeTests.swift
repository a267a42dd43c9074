import SockratesQuiz
import Testing

@Suite struct SessionTimeTests {
    @Test func theTotalTimeEndsASilentSession() {
        var play = Play(.sums(2, time: .seconds(30)))
        #expect(play.deadline == .seconds(30))
        play.wait(.seconds(29))
        #expect(!play.isClosed)
        play.wait(.seconds(1))
        #expect(play.transcript.hasSuffix("> \nTime is up.\nYou scored 0 of 2.\n"))
        #expect(play.session.end == .timeUp)
    }

    @Test func aQuestionsTimeIsCountedFromItsOwnBeginning() {
        var play = Play(.sums(3, rules: QuestionRules(time: .seconds(10))))
        play.wait(.seconds(4))
        play.type("2")
        #expect(play.deadline == .seconds(14))
        play.wait(.seconds(10))
        #expect(play.transcript.hasSuffix("> \nTime is up for this question.\n[3/3] 3 + 1?\n> "))
        #expect(play.deadline == .seconds(24))
    }

    @Test func aQuestionsTimeClosesWhereAWrongAnswerWould() {
        for wrong in [QuestionRules.WrongAnswer.close, .again] {
            var play = Play(.sums(2, rules: QuestionRules(wrong: wrong, attempts: nil, time: .seconds(10))))
            play.wait(.seconds(10))
            #expect(play.session.end == .timeUp)
        }
    }

    @Test func aLateResponseIsNotJudgedForTheNextQuestion() {
        var play = Play(.sums(2, rules: QuestionRules(time: .seconds(10))))
        // The line and the timer race: the line is carried first, and bears the later time.
        play.time = .seconds(10)
        play.type("3")
        #expect(play.session.score.right == 0)
        #expect(play.transcript.hasSuffix("Time is up for this question.\n[2/2] 2 + 1?\n> "))
    }

    @Test func aStagesTimeSkipsTheRestOfTheStage() {
        let first = Quiz.sums(3, stageTime: .seconds(5)).stages[0]
        let second = Quiz.sums(1).stages[0]
        var play = Play(Quiz(title: "Two", stages: [first, second], threshold: .points(1)))
        play.wait(.seconds(5))
        #expect(play.transcript.hasSuffix("> \nTime is up.\n[4/4] 1 + 1?\n> "))
        #expect(play.deadline == nil)
        play.type("2")
        #expect(play.session.score.possible == 4)
        #expect(play.session.end == .solved)
    }

    @Test func timeNeverRunsBack() {
        var play = Play(.sums(2, rules: QuestionRules(time: .seconds(10))))
        play.time = .seconds(5)
        play.type("2")
        play.time = .seconds(1)
        play.type("hint")
        #expect(play.deadline == .seconds(15))
    }

    @Test func aTimerThatFiresEarlyDoesNoHarm() {
        var play = Play(.sums(1, time: .seconds(30)))
        play.carryOut(play.session.deadlinePassed(at: .seconds(29)))
        #expect(!play.isClosed)
        #expect(play.transcript.hasSuffix("> "))
    }
}
