import Testing

/// Clocks that run out while nobody types.
@Suite(.timeLimit(.minutes(5)))
struct SilentPlayerTests {
    @Test func aSilentPlayerIsToldThatTheWholeTimeIsUp() throws {
        let server = try Server(Game.pack("time: 300ms"))
        #expect(
            try Player(server.port).rest() == "\(Game.opening)\nTime is up.\nYou scored 0 of 3.\n"
        )
    }

    @Test func aSilentPlayerIsToldWhenEachQuestionIsLost() throws {
        let server = try Server(Game.pack("time_per_question: 200ms"))
        let player = try Player(server.port)
        #expect(
            try player.rest() == """
                \(Game.opening)
                Time is up for this question.
                [2/3] What is the capital of Japan?
                >\u{20}
                Time is up for this question.
                [3/3] What is the capital of Peru?
                >\u{20}
                Time is up for this question.
                You scored 0 of 3.
                That is not enough for the flag.

                """
        )
    }

    @Test func aPlayerWhoDripsGetsNoMoreTimeThanAnother() throws {
        let server = try Server(Game.pack("time: 500ms"))
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        let start = ContinuousClock.now
        while !player.hears(within: .milliseconds(20)) { try player.send("x") }
        #expect(try player.rest() == "\nTime is up.\nYou scored 0 of 3.\n")
        #expect(.now - start < .seconds(5))
    }

    @Test func anAnswerInTimeEndsThatQuestionsClock() throws {
        let server = try Server(Game.pack("time_per_question: 2s"))
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
    }
}
