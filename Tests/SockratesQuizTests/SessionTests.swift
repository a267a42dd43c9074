import SockratesJudge
import SockratesQuiz
import Testing

@Suite struct SessionTests {
    @Test func theFieldThatIsWrongIsNamed() {
        let fields = [1, 2].map { FieldRule(.number(NumberRule($0)), name: $0 == 1 ? "first" : nil) }
        let question = Question(ask: "Both?", judge: .fields(fields))
        let rules = QuestionRules(attempts: 3)
        var play = Play(Quiz(title: "T", stages: [Stage(entries: [QuestionEntry([question], rules: rules)])]))
        play.type("5, 2")
        #expect(play.transcript.hasSuffix("Wrong, try again. first: That is not the number.\n> "))
        play.type("1, 5")
        #expect(play.transcript.hasSuffix("\n> Wrong, try again.\n> "))
    }

    @Test func rightAnswersEarnTheFlag() {
        var play = Play(.sums(2))
        play.type("2")
        play.type("3")
        #expect(
            play.transcript == """
                Sums
                [1/2] 1 + 1?
                (Type hint for a hint.)
                > Correct!
                [2/2] 2 + 1?
                > Correct!
                You scored 2 of 2.
                Congratulations! Here is your flag:
                flag{sum}

                """
        )
        #expect(play.isClosed)
        #expect(play.session.end == .solved)
    }

    @Test func aWrongAnswerGoesOnAndCostsTheFlag() {
        var play = Play(.sums(2))
        play.type("7")
        play.type("3")
        #expect(
            play.transcript.hasSuffix(
                "Wrong.\n[2/2] 2 + 1?\n> Correct!\nYou scored 1 of 2.\nThat is not enough for the flag.\n"
            )
        )
        #expect(play.session.end == .unsolved)
    }

    @Test func aWrongAnswerCanClose() {
        var play = Play(.sums(2, rules: QuestionRules(wrong: .close)))
        play.type("7")
        #expect(play.transcript.hasSuffix("> Wrong.\nYou scored 0 of 2.\n"))
        #expect(play.isClosed)
        #expect(play.session.end == .wrongAnswer)
    }

    @Test func aWrongAnswerCanAskAgainUntilAttemptsRunOut() {
        var play = Play(.sums(2, rules: QuestionRules(wrong: .again, attempts: 3)))
        play.type("7")
        play.type("8")
        #expect(play.transcript.hasSuffix("> Wrong, try again.\n[1/2] 1 + 1?\n> Wrong, try again.\n[1/2] 1 + 1?\n> "))
        play.type("9")
        #expect(play.session.end == .wrongAnswer)
    }

    @Test func aWrongAnswerCanWithholdTheFlagWhateverTheScore() {
        var play = Play(.sums(2, rules: QuestionRules(wrong: .withhold), threshold: .points(1)))
        play.type("7")
        play.type("3")
        #expect(!play.transcript.contains("flag{"))
        #expect(play.session.end == .unsolved)
    }

    @Test func theThresholdIsEnough() {
        var play = Play(.sums(3, threshold: .points(2)))
        play.type("7")
        play.type("3")
        play.type("4")
        #expect(play.transcript.contains("You scored 2 of 3.\nCongratulations! Here is your flag:\nflag{sum}\n"))
    }

    @Test func severalAttemptsKeepTheQuestionOpen() {
        var play = Play(.sums(1, rules: QuestionRules(attempts: 2)))
        play.type("7")
        #expect(play.transcript.hasSuffix("> Wrong, try again.\n> "))
        play.type("2")
        #expect(play.session.end == .solved)
    }

    @Test func whatThePlayerTypedComesBackWithoutControlCharacters() throws {
        let judge = Judge.list(ListRule(items: [AnswerLine(verbatim: "Spain"), AnswerLine(verbatim: "France")]))
        let entry = QuestionEntry([Question(ask: "Neighbours?", judge: judge)])
        var play = Play(Quiz(title: "T", stages: [Stage(entries: [entry])]))
        play.type("Spain, \u{1B}[2JNowhere\u{7}")
        #expect(play.transcript.contains("Nowhere is not one of them."))
        #expect(!play.transcript.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }

    @Test func theTruthIsToldWhereTheRulesSaySo() {
        var play = Play(.sums(1, rules: QuestionRules(reveal: true)))
        play.type("7")
        #expect(play.transcript.contains("Wrong.\nThe answer was: 2\n"))
    }

    @Test func hintsComeInOrderAndCost() {
        var play = Play(.sums(1, rules: QuestionRules(points: 5, hintCost: 2), threshold: .points(3)))
        play.type(" HINT ")
        #expect(play.transcript.hasSuffix("> One more than 1.\n> "))
        play.type("hint")
        #expect(play.transcript.hasSuffix("> There is no hint.\n> "))
        play.type("2")
        #expect(play.session.score.points == 3)
        #expect(play.session.end == .solved)
    }

    @Test func blankLinesCountForNothing() {
        var play = Play(.sums(1))
        play.type("")
        play.type("  \t")
        play.type("2")
        #expect(play.session.end == .solved)
    }

    @Test func bytesThatAreNoTextAreAWrongAnswer() {
        var play = Play(.sums(1))
        play.type([0xFF, 0x00, 0xC3, 0x28, 0x1B])
        #expect(play.session.end == .unsolved)
    }

    @Test func aTooLongLineCountsForNothing() {
        var play = Play(.sums(1))
        play.carryOut(play.session.receivedTooLongLine(limit: 4096, at: .zero))
        #expect(play.transcript.hasSuffix("> That line is longer than 4096 bytes and was not judged.\n> "))
        play.type("2")
        #expect(play.session.end == .solved)
    }

    @Test func endOfInputEndsTheSessionInWords() {
        var play = Play(.sums(2))
        play.type("2")
        play.endInput()
        #expect(play.transcript.hasSuffix("> \nYour input ended before the last question.\nYou scored 1 of 2.\n"))
        #expect(play.session.end == .inputEnded)
    }

    @Test func aLostConnectionIsRecordedOnce() {
        var play = Play(.sums(2))
        #expect(play.session.closed(at: .seconds(1)).count == 1)
        #expect(play.session.end == .disconnected)
        #expect(play.session.closed(at: .seconds(2)).isEmpty)
        #expect(play.session.received(line: [0x32], at: .seconds(2)).isEmpty)
    }

    @Test func theFlagIsSentBehindTheRecordOfTheSolve() {
        var session = Session(of: .sums(1), seed: 1)
        _ = session.opened()
        var isRecorded = false
        var isSent = false
        for action in session.received(line: Array("2".utf8), at: .zero) {
            switch action {
            case .record(.solved): isRecorded = true
            case .send(let bytes) where String(decoding: bytes, as: UTF8.self).contains("flag{"):
                #expect(isRecorded)
                isSent = true
            default: break
            }
        }
        #expect(isSent)
    }

    @Test func anEmptyQuizEndsAtOnce() {
        var play = Play(Quiz(title: "Nothing", stages: []))
        #expect(play.isClosed)
        #expect(play.transcript == "Nothing\n")
        play.type("x")
        #expect(play.transcript == "Nothing\n")
    }

    @Test func aNoticeLeavesTheQuestionOpen() {
        var play = Play(.sums(1))
        play.carryOut(play.session.announced("The server stops in 10 s.", at: .zero))
        #expect(play.transcript.hasSuffix("> \nThe server stops in 10 s.\n> "))
        play.carryOut(play.session.stopped("The server has stopped.", at: .zero))
        #expect(play.transcript.hasSuffix("> \nThe server has stopped.\nYou scored 0 of 1.\n"))
        #expect(play.session.end == .stopped)
    }
}
