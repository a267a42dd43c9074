/// Reads a number that is written in digits, in a declared notation.
struct DigitNumeral {
    private let notation: NumberNotation

    init(_ notation: NumberNotation) { self.notation = notation }

    /// The value of a whole text: a sign, grouped digits, a fraction, an exponent.
    func value(of text: some Collection<UInt8>) -> Double? {
        guard let plain = plain(text), let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else {
            return nil
        }
        return value
    }

    /// The number as English writes it, without groups: `-1234.5e6`.
    func plain(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count <= WholeDigits.longest else { return nil }
        if let (mantissa, exponent) = PowerOfTen.parts(of: text) {
            guard let plain = plain(mantissa), !plain.contains(UInt8(ascii: "e")) else { return nil }
            return plain + [UInt8(ascii: "e")] + exponent
        }
        var rest = ASCII.trimmed(Array(text))
        var plain: [UInt8] = []
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            plain.append(sign)
            rest.removeFirst()
            while let first = rest.first, ASCII.isBlank(first) { rest.removeFirst() }
        }
        var exponent: ArraySlice<UInt8> = []
        if let mark = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            exponent = rest[(mark + 1)...]
            rest = rest[..<mark]
            guard isExponent(exponent) else { return nil }
        }
        let parts = rest.split(separator: notation.point, maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, let digits = ungrouped(whole) else { return nil }
        plain += digits
        if parts.count == 2 {
            let fraction = notation.separator == ASCII.space ? parts[1].filter { $0 != ASCII.space } : Array(parts[1])
            guard fraction.allSatisfy(ASCII.isDigit), !(fraction.isEmpty && digits.isEmpty) else { return nil }
            plain.append(UInt8(ascii: "."))
            plain += fraction.isEmpty ? [UInt8(ascii: "0")] : fraction
        } else if digits.isEmpty {
            return nil
        }
        if !exponent.isEmpty { plain += [UInt8(ascii: "e")] + exponent }
        return plain
    }

    private func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
        let digits = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
        return !digits.isEmpty && digits.count <= 4 && digits.allSatisfy(ASCII.isDigit)
    }

    /// The digits without what parts thousands, or nil when it stands where it must not.
    private func ungrouped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard let separator = notation.separator, text.contains(separator) else {
            return text.allSatisfy(ASCII.isDigit) ? Array(text) : nil
        }
        let groups = text.split(separator: separator, omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy(ASCII.isDigit) }), let first = groups.first, let last = groups.last
        else { return nil }
        let inner = notation == .indian ? 2 : 3
        guard (1...inner).contains(first.count), last.count == 3 else { return nil }
        guard groups.dropFirst().dropLast().allSatisfy({ $0.count == inner }) else { return nil }
        return groups.flatMap { $0 }
    }
}
