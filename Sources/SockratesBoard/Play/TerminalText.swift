/// Makes of a terminal's bytes text in styles: a value without I/O, bytes in, parts out.
///
/// - Colours and emphasis (SGR of ECMA-48, with 256 and true colours brought to the nearest of 16) become classes of the style sheet.
/// - Clearing the screen and a carriage return, after which a line is written again, become what they do to a transcript.
/// - Everything else that acts on a terminal is left out, and characters that turn text around are spelled out.
/// - How the bytes are split between calls makes no difference to what is shown.
struct TerminalText: Sendable {
    private enum Mode { case text, escape, sequence, string, stringEscape, charset }

    private var mode = Mode.text
    private var parameters: [UInt8] = []
    /// The bytes of a character that has not come whole.
    private var partial: [UInt8] = []
    private var style = TerminalStyle()
    private var parts: [PlayPart] = []
    private var text: [UInt8] = []
    private var isAfterReturn = false
    private var clearing: PlayPart.Clearing?

    private static let mostParameters = 64

    /// Takes bytes.
    ///
    /// - Returns: What is shown of them.
    mutating func parts(of bytes: [UInt8]) -> [PlayPart] {
        for byte in bytes { take(byte) }
        flush(holdingPartial: true)
        defer { parts = [] }
        return parts
    }

    /// Takes the end.
    ///
    /// - Returns: What was held back of a character.
    mutating func end() -> [PlayPart] {
        flush(holdingPartial: false)
        defer { parts = [] }
        return parts
    }

    private mutating func take(_ byte: UInt8) {
        switch mode {
        case .text: takeText(byte)
        case .escape:
            switch byte {
            case UInt8(ascii: "["):
                mode = .sequence
                parameters = []
            case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
                mode = .string
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "#"): mode = .charset
            default: mode = .text
            }
        case .charset: mode = .text
        case .sequence:
            if (0x40...0x7E).contains(byte) {
                mode = .text
                carryOut(byte)
            } else if (0x20...0x3F).contains(byte), parameters.count < Self.mostParameters {
                parameters.append(byte)
            } else if byte < 0x20 || byte > 0x7E {
                mode = .text
                takeText(byte)
            }
        case .string:
            if byte == 0x07 { mode = .text } else if byte == 0x1B { mode = .stringEscape }
        case .stringEscape: mode = byte == UInt8(ascii: "\\") ? .text : .string
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        if isAfterReturn, byte != 0x0A, byte != 0x0D {
            isAfterReturn = false
            clear(.line)
        }
        switch byte {
        case 0x1B: mode = .escape
        case 0x0D: isAfterReturn = true
        case 0x0A:
            isAfterReturn = false
            text.append(byte)
        case 0x08: if let last = text.last, last >= 0x20, last < 0x7F { text.removeLast() }
        case 0x09, 0x20...0x7E, 0x80...: text.append(byte)
        default: break
        }
    }

    private mutating func carryOut(_ final: UInt8) {
        switch final {
        case UInt8(ascii: "m"):
            flush(holdingPartial: false)
            style.apply(parameters)
        case UInt8(ascii: "J") where parameters == [0x32] || parameters == [0x33]: clear(.screen)
        case UInt8(ascii: "K") where isAfterReturn || parameters == [0x32]:
            isAfterReturn = false
            clear(.line)
        default: break
        }
    }

    private mutating func clear(_ what: PlayPart.Clearing) {
        flush(holdingPartial: false)
        if clearing != .screen { clearing = what }
    }

    /// Makes a part of the text so far.
    private mutating func flush(holdingPartial: Bool) {
        var bytes = partial + text
        text = []
        partial = []
        if holdingPartial {
            partial = Self.incompleteEnd(of: bytes)
            bytes.removeLast(partial.count)
        }
        guard !bytes.isEmpty || clearing != nil else { return }
        let shown = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { ShownText(String($0)).text } }
            .map { $0.joined(separator: "\t") }.joined(separator: "\n")
        parts.append(PlayPart(text: shown, style: style.classes, clearing: clearing))
        clearing = nil
    }

    /// The bytes at the end that begin a character of UTF-8 whose rest may still come.
    private static func incompleteEnd(of bytes: [UInt8]) -> [UInt8] {
        for length in 1...3 where length <= bytes.count {
            let byte = bytes[bytes.count - length]
            if byte & 0xC0 == 0x80 { continue }
            let whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return whole > length ? Array(bytes.suffix(length)) : []
        }
        return []
    }
}
