/// Text without what only a terminal understands.
enum PlainText {
    /// The text without escape sequences (ECMA-48): colours, and whatever else begins with an escape.
    static func of(_ text: String) -> String {
        guard text.utf8.contains(0x1B) else { return text }
        var kept: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte != 0x1B {
                kept.append(byte)
            } else if rest.first == UInt8(ascii: "[") {
                // Parameters and intermediates, then one byte that ends the sequence.
                rest = rest.dropFirst().drop { (0x20..<0x40).contains($0) }.dropFirst()
            } else {
                rest = rest.dropFirst()
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
