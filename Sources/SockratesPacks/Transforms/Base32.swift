/// Base32 (RFC 4648, section 6), with its padding.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let padding = UInt8(ascii: "=")

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var bits: UInt = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt(count) & 31)])
            }
            bits &= 31
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt(5 - count) & 31)]) }
        while !text.count.isMultiple(of: 8) { text.append(padding) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes, or `nil` where the text is no Base32; small letters are taken, and missing padding too.
    static func bytes(of text: String) -> [UInt8]? {
        var digits = Array(text.uppercased().utf8)
        while digits.last == padding { digits.removeLast() }
        guard ![1, 3, 6].contains(digits.count % 8) else { return nil }
        var bytes: [UInt8] = []
        var bits: UInt = 0
        var count = 0
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            bits = bits << 5 | UInt(value)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt(count)))
            }
            bits &= 0xFF
        }
        return bits & (1 << UInt(count) - 1) == 0 ? bytes : nil
    }
}
