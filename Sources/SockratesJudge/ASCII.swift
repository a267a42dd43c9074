/// What each byte of ASCII is to the judge.
enum ASCII {
    enum Kind {
        case letter, digit, space
        /// Left out, so that what stands around it joins: an apostrophe, a control character.
        case joined
        /// Decided by what stands around it.
        case sign
        /// A byte of a scalar beyond ASCII.
        case beyond
    }

    static let space = UInt8(ascii: " ")

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
    /// A letter or a digit, of any script.
    static func isSolid(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }
    static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    static func kind(_ byte: UInt8) -> Kind {
        if isLetter(byte) { return .letter }
        if isDigit(byte) { return .digit }
        if byte >= 0x80 { return .beyond }
        if isBlank(byte) { return .space }
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "`"), 0x00..<0x20, 0x7F: return .joined
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: "-"), UInt8(ascii: "+"): return .sign
        case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "$"): return .sign
        default: return .space
        }
    }

    /// The bytes without the blanks at both ends.
    static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> { trimmed(bytes[...]) }

    /// The bytes without the blanks at both ends.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var (start, end) = (bytes.startIndex, bytes.endIndex)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return bytes[start..<end]
    }
}
