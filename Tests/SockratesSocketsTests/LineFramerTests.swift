import Testing

@testable import SockratesSockets

@Suite struct LineFramerTests {
    private typealias Piece = LineFramer.Piece

    private func pieces(_ bytes: [UInt8], _ options: LineOptions = LineOptions(), split: Int? = nil) -> [Piece] {
        var framer = LineFramer(options: options)
        var pieces: [Piece] = []
        if let split {
            pieces += framer.received(bytes[..<split])
            pieces += framer.received(bytes[split...])
        } else {
            pieces += framer.received(bytes)
        }
        return pieces + framer.ended()
    }

    private func pieces(_ text: String, _ options: LineOptions = LineOptions()) -> [Piece] {
        pieces(Array(text.utf8), options)
    }

    private func line(_ text: String) -> Piece { .line(Array(text.utf8)) }

    @Test func newlinesAreLfAndCrLf() {
        #expect(pieces("one\ntwo\r\n\nfour") == [line("one"), line("two"), line(""), line("four")])
    }

    @Test func aReturnInsideALineStays() {
        #expect(pieces("a\rb\r\r\nc\r") == [line("a\rb\r"), line("c")])
    }

    @Test func bytesComeAsTheyAre() {
        var options = LineOptions(maximumLineLength: 4)
        options.framing = .bytes
        let bytes: [UInt8] = [0xFF, 0xFD, 0x01, 0x08, 0x7F, 0x0D, 0x0A, 0x00, 0x41]
        #expect(pieces(bytes, options) == [.line(bytes)])
        #expect(pieces(bytes, options, split: 3) == [.line(Array(bytes[..<3])), .line(Array(bytes[3...]))])
    }

    @Test func anEndAfterANewlineIsNoLine() {
        #expect(pieces("one\n") == [line("one")])
        #expect(pieces("") == [])
    }

    @Test func theLongestLineFitsWithEitherNewline() {
        let options = LineOptions(maximumLineLength: 4)
        #expect(pieces("four\nfour\r\nfour", options) == [line("four"), line("four"), line("four")])
        #expect(pieces("fives\nok\n", options) == [.tooLong, line("ok")])
        #expect(pieces("four\rx\nok\n", options) == [.tooLong, line("ok")])
    }

    @Test func aLineThatIsTooLongIsReportedAtOnceAndOnce() {
        var framer = LineFramer(options: LineOptions(maximumLineLength: 3))
        #expect(framer.received(Array("abc".utf8)) == [])
        #expect(framer.received(Array("d".utf8)) == [.tooLong])
        #expect(framer.received([UInt8](repeating: 0x61, count: 10_000)) == [])
        #expect(framer.received(Array("\nok\n".utf8)) == [line("ok")])
    }

    @Test func backspaceTakesBackACharacter() {
        #expect(pieces("Pariz\u{8}s\n") == [line("Paris")])
        #expect(pieces("Pariz\u{7F}s\n") == [line("Paris")])
        #expect(pieces("caf\u{E9}\u{7F}e\n") == [line("cafe")])
        #expect(pieces("\u{1F600}\u{8}\u{8}\u{8}x\n") == [line("x")])
        #expect(pieces([0x61, 0x80, 0x80, 0x7F, 0x0A]) == [.line([0x61, 0x80])])
        #expect(pieces([0xC3, 0x7F, 0x62, 0x0A]) == [.line([0x62])])
    }

    @Test func backspaceCanBeSwitchedOff() {
        #expect(pieces("a\u{8}b\n", LineOptions(backspace: false)) == [line("a\u{8}b")])
    }

    @Test func backspaceDoesNotShortenALineThatWasTooLong() {
        #expect(pieces("abcd\u{8}\u{8}\n", LineOptions(maximumLineLength: 3)) == [.tooLong])
    }

    @Test func telnetRequestsAreRefusedAndTakenOut() {
        let bytes: [UInt8] = Array("a".utf8) + [255, 253, 1] + Array("b".utf8) + [255, 251, 31] + Array("c\n".utf8)
        #expect(pieces(bytes) == [.reply([255, 252, 1]), .reply([255, 254, 31]), line("abc")])
    }

    @Test func telnetStatementsAreTakenOutInSilence() {
        #expect(pieces([255, 252, 1, 255, 254, 3, 255, 241, 0x61, 0x0A]) == [line("a")])
    }

    @Test func telnetSubnegotiationIsDropped() {
        let bytes: [UInt8] = [0x61, 255, 250, 24, 0, 0x0A, 0x78, 255, 255, 255, 240, 0x62, 0x0A]
        #expect(pieces(bytes) == [line("ab")])
    }

    @Test func aSubnegotiationWithoutEndIsBounded() {
        let filler = [UInt8](repeating: 255, count: 200_000)
        #expect(pieces([255, 250] + filler + Array("\n\nx\n".utf8)).last == line("x"))
        let text = [UInt8](repeating: 0x61, count: 1024)
        #expect(pieces([255, 250] + text + Array("\nx\n".utf8)) == [line(""), line("x")])
    }

    @Test func aDoubled255IsData() {
        #expect(pieces([0x61, 255, 255, 0x0A]) == [.line([0x61, 255])])
    }

    @Test func telnetErasesCharactersAndLines() {
        #expect(pieces(Array("ab".utf8) + [255, 247] + Array("c\n".utf8)) == [line("ac")])
        #expect(pieces(Array("ab".utf8) + [255, 248] + Array("c\n".utf8)) == [line("c")])
    }

    @Test func telnetReturnNulIsANewline() {
        #expect(pieces("a\r\u{0}b\r\u{0}") == [line("a"), line("b")])
        #expect(pieces("a\u{0}b\n") == [line("a\u{0}b")])
        #expect(pieces("a\r\u{0}\n", LineOptions(telnet: false)) == [line("a\r\u{0}")])
    }

    @Test func withoutTelnetEveryByteIsData() {
        #expect(pieces([255, 253, 1, 0x0A], LineOptions(telnet: false)) == [.line([255, 253, 1])])
    }

    @Test func repliesAreBounded() {
        let flood = [UInt8]((0..<10_000).flatMap { _ in [255, 253, 1] as [UInt8] })
        #expect(pieces(flood).count == 64)
    }

    @Test(arguments: 0..<400)
    func splittingMakesNoDifference(seed: Int) {
        var random = Xorshift(seed: UInt64(seed))
        let alphabet: [UInt8] = [
            0x0A, 0x0D, 0x00, 0x08, 0x7F, 0xFF, 240, 247, 250, 251, 253, 254, 0xC3, 0xA9, 0x61, 0x62,
        ]
        let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        let options = LineOptions(
            maximumLineLength: Int.random(in: 0...12, using: &random),
            telnet: Bool.random(using: &random),
            backspace: Bool.random(using: &random)
        )
        let whole = pieces(bytes, options)
        for split in 0...bytes.count {
            #expect(pieces(bytes, options, split: split) == whole, "\(bytes) split at \(split)")
        }
        var framer = LineFramer(options: options)
        let single = bytes.flatMap { framer.received([$0]) } + framer.ended()
        #expect(single == whole, "\(bytes) byte by byte")
        for case .line(let line) in whole { #expect(line.count <= options.maximumLineLength) }
    }
}

/// Random numbers from a seed.
struct Xorshift: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
