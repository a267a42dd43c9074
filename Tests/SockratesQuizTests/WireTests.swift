import SockratesJudge
import SockratesQuiz
import Testing

/// What goes over the wire: several lines, JSON, newlines, plain text, pauses.
@Suite struct WireTests {
    @Test func aResponseMayHaveSeveralLines() {
        let lines = FlowQuiz.question("Two lines:", "a\nb") { $0.shape = .lines(2) }
        let until = FlowQuiz.question("Until END:", "c\nd") { $0.shape = .until("END") }
        let items = FlowQuiz.question("Three items:", "1 2 3") { $0.shape = .items(3) }
        let quiz = FlowQuiz.quiz([FlowQuiz.stage([lines, until, items])])
        var play = Play(quiz)
        for line in ["a", "b", "c", "d", "END", " 1", "", "2  3"] { play.type(line) }
        #expect(play.session.end == .solved)
        #expect(play.session.score.right == 3)
    }

    @Test func theEndOfInputEndsAResponseOfSeveralLines() {
        let until = FlowQuiz.question("Until END:", "c\nd") { $0.shape = .until("END") }
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage([until])]))
        play.type("c")
        play.type("d")
        play.endInput()
        #expect(play.session.end == .solved)
    }

    @Test func aResponseWithoutEndIsNotKeptForEver() {
        let until = FlowQuiz.question("Until END:", "c") { $0.shape = .until("END") }
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage([until])]))
        for _ in 0..<300 { play.type([UInt8](repeating: 0x61, count: 4096)) }
        play.type("END")
        #expect(play.transcript == "Until END:\nThat response is longer than 1048576 bytes and was not judged.\n")
        play.type("c")
        play.type("END")
        #expect(play.session.end == .solved)
    }

    private var json: Quiz {
        var texts = FlowQuiz.quietTexts
        texts.accept = ""
        texts.again = #"{"error":"Decoding fail"}"#
        texts.score = ""
        let rules = QuestionRules(wrong: .again, attempts: nil)
        let questions = [
            FlowQuiz.question(#"{"encoded":"YQ=="}"#, "a"), FlowQuiz.question(#"{"encoded":"Yg=="}"#, "b"),
        ]
        return FlowQuiz.quiz([FlowQuiz.stage(questions, rules: rules)], texts: texts) {
            $0.wire = Wire(.json(field: ["decoded"]))
        }
    }

    @Test func jsonGoesBothWays() {
        var play = Play(json)
        play.type(#"{"decoded": "a"}"#)
        play.type(#"{"decoded": "x"}"#)
        play.type(#"{"decoded": "b"}"#)
        #expect(
            play.transcript == """
                {"encoded":"YQ=="}
                {"encoded":"Yg=="}
                {"error":"Decoding fail"}
                {"encoded":"Yg=="}
                {"flag":"flag{}"}

                """
        )
    }

    @Test func whatIsNoJSONOrLacksTheFieldCostsNoAttempt() {
        var play = Play(json)
        play.type("a")
        play.type("{}")
        play.type(#"{"decoded": "a"}"#)
        #expect(play.session.score.right == 1)
        #expect(play.transcript.contains(#"{"error":"This is no JSON."}"#))
        #expect(play.transcript.contains(#"{"error":"The response needs the field \"decoded\"."}"#))
    }

    @Test func linesMayEndWithACarriageReturn() {
        let question = FlowQuiz.question("a\nb?", "1")
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage([question])]) { $0.wire = Wire(newline: .crlf) })
        play.type("1")
        #expect(Array(play.transcript.utf8) == Array("a\r\nb?\r\nCorrect!\r\nYou scored 1 of 1.\r\nflag{}\r\n".utf8))
    }

    private var paused: Quiz {
        let count = FlowQuiz.question("\u{1B}[31mGet ready\u{1B}[0m", "") { $0.pause = .seconds(2) }
        let art = FlowQuiz.question("(\\_/)", "") {
            $0.pause = .zero
            $0.isArt = true
        }
        let step = QuestionRules(isScored: false)
        return FlowQuiz.quiz(
            [
                Stage(
                    entries: [
                        QuestionEntry(
                            [FlowQuiz.question("Press Enter.", "")],
                            rules: QuestionRules(attempts: nil, isScored: false)
                        ),
                        QuestionEntry([art], rules: step), QuestionEntry([count], rules: step),
                        QuestionEntry([FlowQuiz.question("1?", "1")], rules: QuestionRules(time: .seconds(5))),
                        QuestionEntry([FlowQuiz.question("2?", "2")]),
                    ],
                    order: .fixed
                )
            ],
            time: .seconds(60)
        ) {
            $0.isStyled = true
            $0.clock = .question
        }
    }

    @Test func whatIsTypedInAPauseIsJudgedBehindIt() {
        var play = Play(paused)
        #expect(play.deadline == nil)
        play.type("go")
        #expect(play.session.state == .asking)
        play.type("")
        #expect(play.transcript.hasSuffix("(\\_/)\n\u{1B}[31mGet ready\u{1B}[0m\n"))
        #expect(play.deadline == .seconds(2))
        play.type("1")
        #expect(play.session.state == .pausing)
        play.wait(.seconds(2))
        #expect(play.session.question?.ask == "2?")
        play.type("2")
        #expect(play.session.end == .solved)
    }

    @Test func theEndOfInputInAPauseWaitsForItsLines() {
        var play = Play(paused)
        play.type("")
        play.type("1")
        play.type("2")
        play.endInput()
        #expect(play.session.end == nil)
        play.wait(.seconds(2))
        #expect(play.session.end == .solved)
    }

    @Test func aPlayerMayHaveItPlain() {
        var play = Play(paused)
        play.type("plain")
        play.type("")
        #expect(play.transcript == "Press Enter.\nPlain text from now on.\nGet ready\n1?\n")
    }

    @Test func clocksStartWhereThePackSays() {
        func quiz(_ clock: SessionRules.Clock) -> Quiz {
            let questions = [FlowQuiz.question("1?", "1"), FlowQuiz.question("2?", "2")]
            return FlowQuiz.quiz([FlowQuiz.stage(questions)], time: .seconds(10)) { $0.clock = clock }
        }
        var play = Play(quiz(.response))
        play.wait(.seconds(100))
        #expect(play.deadline == nil)
        play.type("1")
        #expect(play.deadline == .seconds(110))
        play.wait(.seconds(10))
        #expect(play.session.end == .timeUp)
        #expect(Play(quiz(.connect)).deadline == .seconds(10))
    }

    @Test func theTimeMayShrinkFromQuestionToQuestion() {
        let questions = (1...4).map { FlowQuiz.question("\($0)?", "\($0)") }
        let rules = QuestionRules(time: .seconds(10), shrink: Shrink(factor: 0.5, least: .seconds(2)))
        var play = Play(FlowQuiz.quiz([FlowQuiz.stage(questions, rules: rules)]))
        var deadlines: [Duration?] = []
        for response in ["1", "2", "3", "4"] {
            deadlines.append(play.deadline)
            play.type(response)
        }
        #expect(deadlines == [.seconds(10), .seconds(5), .milliseconds(2500), .seconds(2)])
    }

    @Test func aBlobHasItsCountBeforeIt() {
        #expect(BlobPrefix.u16be.framed([1, 2, 3]) == [0, 3, 1, 2, 3])
        #expect(BlobPrefix.u32le.framed([9]) == [1, 0, 0, 0, 9])
        #expect(BlobPrefix.u8.framed([UInt8](repeating: 7, count: 300)).count == 256)
    }
}
