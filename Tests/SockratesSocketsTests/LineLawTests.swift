import Testing

@testable import SockratesSockets

/// Bytes that nobody means, whole and split: the laws that the fuzzers hold to as well.
@Suite(.timeLimit(.minutes(5))) struct LineLawTests {
    /// Bytes of which much means something: newlines, telnet's commands, backspaces, halves of characters.
    private static func noise(_ seed: UInt64) -> [UInt8] {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % limit
        }
        let meaning: [UInt8] = [10, 13, 0, 8, 127, 255, 251, 253, 250, 240, 247, 248, 0xC3, 0xE2, 0x80, 27, 65]
        return (0..<next(120)).map { _ in
            next(3) == 0 ? UInt8(truncatingIfNeeded: next(256)) : meaning[next(meaning.count)]
        }
    }

    private static func parts(_ bytes: [UInt8], of size: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
    }

    @Test(
        arguments: [
            LineOptions.Framing.newlines, .counted(width: 1, isBigEndian: true), .counted(width: 2, isBigEndian: false),
        ]
    )
    func theSameBytesAreTheSameLinesHoweverTheyCome(framing: LineOptions.Framing) {
        for seed in 1...2000 as ClosedRange<UInt64> {
            let bytes = Self.noise(seed)
            var options = LineOptions()
            options.framing = framing
            options.maximumLineLength = 16
            func pieces(_ size: Int) -> [LineFramer.Piece] {
                var framer = LineFramer(options: options)
                return Self.parts(bytes, of: size).flatMap { framer.received($0) } + framer.ended()
            }
            let whole = pieces(1000)
            for size in [1, 2, 3, 7] { #expect(pieces(size) == whole, "seed \(seed)") }
            for case .line(let line) in whole { #expect(line.count <= 16, "seed \(seed)") }
        }
    }

    @Test func whatIsShownIsTheSameHoweverItComesAndDrivesNoTerminal() {
        for seed in 1...2000 as ClosedRange<UInt64> {
            let bytes = Self.noise(seed)
            func shown(_ size: Int) -> [UInt8] {
                var filter = TerminalFilter()
                return Self.parts(bytes, of: size).flatMap { filter.shown(Array($0)) } + filter.ended()
            }
            let whole = shown(1000)
            for size in [1, 2, 3, 7] { #expect(shown(size) == whole, "seed \(seed)") }
            let controls = String(decoding: whole, as: UTF8.self).unicodeScalars.filter {
                $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
            }
            #expect(controls.isEmpty, "seed \(seed)")
        }
    }
}
