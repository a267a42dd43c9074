/// Reads a number with a unit: `8,848 m`, `6 ft 1 in`, `$50`, `90 %`.
struct Measurement {
    /// The value in the wanted unit.
    let value: Double
    /// Whether a unit was named.
    let hasUnit: Bool

    /// - Parameters:
    ///   - text: The whole response without blanks at its ends.
    ///   - unit: The wanted unit; another one of its dimension is converted.
    ///   - read: Reads a number that is the whole of what it is given.
    init?(_ text: ArraySlice<UInt8>, in unit: MeasureUnit, read: (ArraySlice<UInt8>) -> Double?) {
        if let value = read(text), !Measurement.endsInUnit(text, unit) {
            (self.value, hasUnit) = (value, false)
            return
        }
        // A sign of money stands before its number.
        for length in 1...4 where length < text.count {
            guard let sign = MeasureUnit.find(text.prefix(length), like: unit), let factor = sign.converted(1, to: unit)
            else {
                continue
            }
            guard !ASCII.isLetter(text[text.startIndex + length]), let value = read(text.dropFirst(length)) else {
                continue
            }
            (self.value, hasUnit) = (value * factor, true)
            return
        }
        guard let total = Measurement.sum(text, unit, read, depth: 0) else { return nil }
        (value, hasUnit) = (total, true)
    }

    /// A text without the words behind its last unit: `8,848 m high`.
    static func beginning(of text: ArraySlice<UInt8>, in unit: MeasureUnit) -> ArraySlice<UInt8> {
        // Each word is looked through for a unit: of a response at its longest that would be millions of steps.
        guard text.count <= 256 else { return text }
        var rest = text
        while let blank = rest.lastIndex(where: ASCII.isBlank) {
            let word = rest[(blank + 1)...]
            // Another unit behind it makes another unit of it: `5 N m`.
            guard !word.contains(where: ASCII.isDigit), MeasureUnit.find(word) == nil else { return text }
            rest = trimmed(rest[..<blank])
            if endsInUnit(rest, unit) { return rest }
        }
        return text
    }

    /// Whether a number has a unit of another dimension behind it: `8848 kg` where metres are wanted.
    static func isOther(_ text: ArraySlice<UInt8>, than unit: MeasureUnit, read: (ArraySlice<UInt8>) -> Double?) -> Bool
    {
        guard text.count <= 64 else { return false }
        return text.indices.dropFirst().contains { start in
            isBoundary(start, in: text)
                && MeasureUnit.find(text[start...]).map { $0.dimension != unit.dimension } ?? false
                && read(trimmed(text[..<start])) != nil
        }
    }

    /// `6 ft 1 in`: a number and its unit, then perhaps another number with a smaller unit.
    private static func sum(
        _ text: ArraySlice<UInt8>,
        _ unit: MeasureUnit,
        _ read: (ArraySlice<UInt8>) -> Double?,
        depth: Int
    ) -> Double? {
        guard text.count <= 64, depth < 3 else { return nil }
        // The longest name of a unit that ends the text.
        for start in text.indices.dropFirst() where isBoundary(start, in: text) {
            guard let named = MeasureUnit.find(text[start...], like: unit) else { continue }
            let before = trimmed(text[..<start])
            if let value = read(before) { return named.converted(value, to: unit) }
            // What stands before the last number and unit is a measurement of its own.
            for cut in before.indices.reversed() where ASCII.isBlank(before[cut]) || !ASCII.isDigit(before[cut]) {
                guard cut + 1 < before.endIndex, let last = read(trimmed(before[(cut + 1)...])), named.offset == 0
                else { continue }
                let head = ASCII.isBlank(before[cut]) ? before[..<cut] : before[...cut]
                guard let rest = sum(trimmed(head), unit, read, depth: depth + 1),
                    let small = named.converted(last, to: unit)
                else {
                    continue
                }
                return rest + small
            }
        }
        return nil
    }

    /// Whether the last letters name a unit of the wanted dimension, which then are no scale such as `m` for a million.
    private static func endsInUnit(_ text: ArraySlice<UInt8>, _ unit: MeasureUnit) -> Bool {
        text.indices.dropFirst().contains {
            isBoundary($0, in: text) && MeasureUnit.find(text[$0...], like: unit) != nil
        }
    }

    private static func isBoundary(_ index: Int, in text: ArraySlice<UInt8>) -> Bool {
        let before = text[index - 1]
        return !ASCII.isBlank(text[index])
            && (ASCII.isBlank(before) || ASCII.isDigit(before) != ASCII.isDigit(text[index]))
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last, ASCII.isBlank(last) || last == UInt8(ascii: ",") { text.removeLast() }
        while let first = text.first, ASCII.isBlank(first) { text.removeFirst() }
        return text
    }
}
