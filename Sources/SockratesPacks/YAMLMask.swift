/// Hides from a reader of YAML what begins an alias and an anchor.
struct YAMLMask {
    /// What stands for `*`.
    let star: Unicode.Scalar
    /// What stands for `&`.
    let ampersand: Unicode.Scalar

    /// Finds two characters for private use that a text has not got.
    init(for text: String) {
        let used = Set(text.unicodeScalars.lazy.filter { (0xE000...0xF8FF).contains($0.value) })
        let free = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).filter { !used.contains($0) }.prefix(2)
        star = free.first ?? "\u{E000}"
        ampersand = free.dropFirst().first ?? "\u{E001}"
    }

    /// The text as the reader gets it.
    func masked(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "&") }) else { return text }
        return exchanged(text) { $0 == "*" ? star : $0 == "&" ? ampersand : $0 }
    }

    /// A text that the reader gives.
    func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == star || $0 == ampersand }) else { return text }
        return exchanged(text) { $0 == star ? "*" : $0 == ampersand ? "&" : $0 }
    }

    private func exchanged(_ text: String, _ exchange: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        text.unicodeScalars.reduce(into: "") { $0.unicodeScalars.append(exchange($1)) }
    }

    /// The line on which something stands that is an anchor: the one of a mistake that it may have brought about, or the one before.
    static func lineOfAnchor(near line: Int, in text: String) -> Int? {
        let line = max(1, line)
        let first = max(1, line - 1)
        var rest = text.utf8[...]
        for _ in 1..<first {
            guard let end = rest.firstIndex(of: 0x0A) else { return nil }
            rest = rest[rest.index(after: end)...]
        }
        let lines = rest.split(separator: 0x0A, maxSplits: line - first + 1, omittingEmptySubsequences: false)
        return (first...line).first { number in
            guard lines.indices.contains(number - first) else { return false }
            var before = UInt8(ascii: "-")
            for byte in lines[number - first] where byte != 0x20 {
                if byte == UInt8(ascii: "&"), ":-[{,?".utf8.contains(before) { return true }
                before = byte
            }
            return false
        }
    }
}
