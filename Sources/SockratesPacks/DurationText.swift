/// Lengths of time as people write them: `90s`, `2m`, `1m30s`, `1.5h`, `500ms`.
package enum DurationText {
    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9), ("d", 86400e9),
    ]

    /// Reads a length of time above zero and up to a year; a number without a unit counts seconds.
    ///
    /// - Returns: `nil` where the text is none.
    package static func read(_ text: String) -> Duration? {
        var rest = Substring(text.filter { $0 != " " })
        var nanoseconds = 0.0
        if rest.isEmpty { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard let number = Double(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            let letters = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(letters.count)
            let name = letters.isEmpty && digits.count == text.count ? "s" : String(letters)
            guard let unit = units.first(where: { $0.name == name }) else { return nil }
            nanoseconds += number * unit.nanoseconds
        }
        guard nanoseconds >= 1e6, nanoseconds <= 366 * 86400e9 else { return nil }
        return .nanoseconds(Int64(nanoseconds.rounded()))
    }

    /// Writes a length of time in the same way: `1m30s`.
    package static func write(_ duration: Duration) -> String {
        var rest = max(0, duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
        var text = ""
        for (name, size) in [("h", Int64(3_600_000)), ("m", 60_000), ("s", 1000), ("ms", 1)] where rest >= size {
            text += "\(rest / size)\(name)"
            rest %= size
        }
        return text.isEmpty ? "0s" : text
    }
}
