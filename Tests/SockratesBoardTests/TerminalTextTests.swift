import Testing

@testable import SockratesBoard

@Suite struct TerminalTextTests {
    private static func parts(_ text: String) -> [PlayPart] { parts(Array(text.utf8)) }

    private static func parts(_ bytes: [UInt8]) -> [PlayPart] {
        var terminal = TerminalText()
        return terminal.parts(of: bytes) + terminal.end()
    }

    @Test(arguments: [
        ("\u{1B}[31mred", "f1"), ("\u{1B}[91;44mx", "f9 b4"), ("\u{1B}[1;4mx", "bold underline"),
        ("\u{1B}[7mx", "f0 b7"),
        ("\u{1B}[38;5;196mx", "f9"), ("\u{1B}[38;2;0;205;0mx", "f2"), ("\u{1B}[48;5;16mx", "b0"),
        ("\u{1B}[31m\u{1B}[mx", nil),
        ("\u{1B}[999mx", nil), ("\u{1B}[38;5mx", nil), ("\u{1B}[1m\u{1B}[22mx", nil),
    ])
    func coloursBecomeClasses(text: String, style: String?) {
        #expect(Self.parts(text).last?.style == style)
    }

    @Test(arguments: [
        "\u{1B}]0;title\u{7}", "\u{1B}]8;;http://x\u{1B}\\", "\u{1B}P1$r\u{1B}\\", "\u{1B}[?25l", "\u{1B}[5;5H",
        "\u{1B}(B", "\u{7}",
        "\u{0}", "\u{1B}c", "\u{7F}",
    ])
    func whatElseActsOnTerminalsIsLeftOut(text: String) {
        #expect(Self.parts(text + "after").map(\.text).joined() == "after")
    }

    @Test func whatTurnsTextAroundIsSpelledOut() {
        #expect(Self.parts("a\u{202E}b").map(\.text) == ["a\\u{202E}b"])
    }

    @Test func aCarriageReturnBeginsTheLineAgain() {
        #expect(Self.parts("a\r\nb").map(\.text) == ["a\nb"])
        let parts = Self.parts("10 %\r20 %")
        #expect(parts == [PlayPart(text: "10 %"), PlayPart(text: "20 %", clearing: .line)])
        #expect(Self.parts("old\u{1B}[2Jnew").last == PlayPart(text: "new", clearing: .screen))
    }

    @Test func splitsMakeNoDifference() {
        let text = "é\u{1B}[1;31m日本\u{1B}[0m\r\nx\ryz\u{1B}]0;t\u{7}\u{1F600}\u{1B}[2Jend"
        let whole = Self.shown(Self.parts(text))
        for split in 1..<text.utf8.count {
            var terminal = TerminalText()
            let bytes = Array(text.utf8)
            let parts = terminal.parts(of: Array(bytes[..<split])) + terminal.parts(of: Array(bytes[split...]))
            #expect(Self.shown(parts + terminal.end()) == whole, "\(split)")
        }
    }

    @Test func noBytesBringItDown() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                [
                    0x1B, 0x5B, 0x3B, 0x6D, 0x0D, 0x0A, 0x08, 0x31, 0xC3, 0xFF,
                    UInt8.random(in: 0...255, using: &generator),
                ]
                .randomElement(using: &generator) ?? 0
            }
            for part in Self.parts(bytes) {
                #expect(
                    part.text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || $0.value >= 0x20 },
                    "\(bytes)"
                )
            }
        }
    }

    /// Parts in one style put together.
    private static func shown(_ parts: [PlayPart]) -> [PlayPart] {
        parts.reduce(into: []) { shown, part in
            if let last = shown.last, last.style == part.style, part.clearing == nil {
                shown[shown.count - 1].text += part.text
            } else if part.text != "" || part.clearing != nil {
                shown.append(part)
            }
        }
    }
}
