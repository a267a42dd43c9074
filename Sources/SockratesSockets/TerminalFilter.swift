/// Makes what a peer sent safe to show: every control character but newline and tab is written out, so that it can't drive the
/// terminal.
///
/// It keeps the beginning of a character, or of a CR LF, that has not come whole.
package struct TerminalFilter: Sendable {
    private var rest: [UInt8] = []

    /// Begins at the beginning of what is shown.
    package init() {}

    /// Takes bytes.
    ///
    /// - Returns: What can be shown by now, in UTF-8.
    package mutating func shown(_ bytes: [UInt8]) -> [UInt8] {
        var all = rest + bytes
        let kept = all.last == 0x0D ? 1 : TextEncoding.unfinishedUTF8(all)
        rest = all.suffix(kept)
        all.removeLast(kept)
        return Self.safe(all)
    }

    /// Takes the end.
    ///
    /// - Returns: What was kept.
    package mutating func ended() -> [UInt8] {
        defer { rest = [] }
        return Self.safe(rest)
    }

    /// Makes a whole text safe to show.
    package static func shown(_ text: String) -> String { String(decoding: safe(Array(text.utf8)), as: UTF8.self) }

    private static func safe(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var hasReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if hasReturn, scalar != "\n" { result += Array("\\x0d".utf8) }
            hasReturn = scalar == "\r"
            switch scalar {
            case "\r": break
            case "\n", "\t": result.append(UInt8(truncatingIfNeeded: scalar.value))
            case _ where scalar.properties.generalCategory == .control:
                result += Array("\\x\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))".utf8)
            default: result += Array(String(scalar).utf8)
            }
        }
        if hasReturn { result += Array("\\x0d".utf8) }
        return result
    }
}
