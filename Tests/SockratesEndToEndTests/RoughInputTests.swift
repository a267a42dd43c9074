import Testing

/// What breaks the usual home-made server: input that does not come a line at a time.
@Suite(.timeLimit(.minutes(5)))
struct RoughInputTests {
    private let server: Server

    init() throws { server = try Server(Game.pack("attempts: 2")) }

    @Test func answersPastedAtOnceAreJudgedOneByOne() throws {
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        try player.send("Paris\nTokyo\n")
        #expect(try player.text(through: "Peru?\n> ") == Game.second + Game.third)
        try player.send("Lima\n")
        #expect(try player.rest() == Game.ending)
    }

    @Test func oneAnswerInTwoPacketsIsJudgedOnce() throws {
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        try player.send("Par")
        #expect(!player.hears(within: .milliseconds(100)))
        try player.send("is\n")
        #expect(try player.text(through: "> ") == Game.second)
    }

    @Test func telnetNegotiationIsRefusedAndNoPartOfTheAnswer() throws {
        let player = try Player(server.port)
        // WILL TERMINAL-TYPE, DO ECHO, a subnegotiation, and an answer with one more request in it.
        try player.send([255, 251, 24, 255, 253, 1, 255, 250, 24, 0, 120, 255, 240])
        try player.send(Array("Pa".utf8) + [255, 253, 3] + Array("ris\r\n".utf8))
        try player.send("Tokyo\r\nLima\r\0")
        let bytes = try player.bytesToEnd()
        let refusals: [UInt8] = [255, 254, 24, 255, 252, 1, 255, 252, 3]
        #expect(withoutNegotiation(bytes) == Game.transcript)
        #expect(negotiation(bytes) == refusals)
    }

    @Test func backspaceTakesBackAWholeCharacter() throws {
        let player = try Player(server.port)
        try player.send("Pariz\u{8}s\nTokyé\u{7F}o\nXY\u{8}\u{8}\u{8}Lima\n")
        #expect(try player.rest() == Game.transcript)
    }

    @Test func halfCloseBehindTheLastAnswerStillBringsTheResult() throws {
        let player = try Player(server.port)
        try player.send(Game.piped)
        player.endInput()
        #expect(try player.rest() == Game.transcript)
    }

    @Test func theLastAnswerNeedsNoNewline() throws {
        let player = try Player(server.port)
        try player.send("Paris\nTokyo\nLima")
        player.endInput()
        #expect(try player.rest() == Game.transcript)
    }

    @Test func theEndOfTheInputAtOnceIsAnswered() throws {
        let player = try Player(server.port)
        player.endInput()
        #expect(
            try player.rest()
                == "\(Game.opening)\nYour input ended before the last question.\nYou scored 0 of 3.\n"
        )
    }

    @Test func nulBytesAreOneWrongAnswer() throws {
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        try player.send([0, 0, 0, 0x0A])
        #expect(try player.text(through: "> ") == "Wrong, try again.\n> ")
        try player.send(Game.piped)
        #expect(try player.rest() == Game.second + Game.third + Game.ending)
    }

    @Test func aLineOfAMegabyteIsNotJudged() throws {
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        try player.send([UInt8](repeating: 0x61, count: 1 << 20) + [0x0A])
        #expect(try player.text(through: "> ") == "That line is longer than 4096 bytes and was not judged.\n> ")
        try player.send(Game.piped)
        #expect(try player.rest() == Game.second + Game.third + Game.ending)
    }

    @Test func bytesThatAreNoTextAreOneWrongAnswer() throws {
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        try player.send([0xC3, 0x28, 0xFE, 0x80, 0x1B, 0x5B, 0x32, 0x4A, 0x0A])
        #expect(try player.text(through: "> ") == "Wrong, try again.\n> ")
    }

    /// The bytes of telnet commands among others.
    private func negotiation(_ bytes: [UInt8]) -> [UInt8] {
        bytes.indices.filter { isNegotiation(bytes, $0) }.map { bytes[$0] }
    }

    private func withoutNegotiation(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.indices.filter { !isNegotiation(bytes, $0) }.map { bytes[$0] }, as: UTF8.self)
    }

    /// Whether a byte is 255 or one of the two behind it.
    private func isNegotiation(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[max(0, index - 2)...index].contains(255)
    }
}
