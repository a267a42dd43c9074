/// Puts Korean syllables together that were typed as letters, as macOS sends them (Unicode 3.12, Conjoining Jamo Behavior).
struct HangulSyllable {
    private static let (firstSyllable, firstLead, firstVowel, firstTail): (UInt32, UInt32, UInt32, UInt32) =
        (0xAC00, 0x1100, 0x1161, 0x11A7)
    private static let (leads, vowels, tails): (UInt32, UInt32, UInt32) = (19, 21, 28)

    /// The last scalar, and where the next one follows it.
    private var last: UInt32 = 0
    private var end = -1

    /// What the last scalar, of three bytes, and this one make.
    ///
    /// - Parameters:
    ///   - scalar: The next scalar.
    ///   - place: How many bytes there are before it.
    /// - Returns: The syllable; nil where they make none.
    mutating func joined(with scalar: UInt32, at place: Int) -> UInt32? {
        let isNext = place == end
        let before = last
        (last, end) = (scalar, place + 3)
        guard isNext, let whole = Self.composed(before, scalar) else { return nil }
        (last, end) = (whole, place)
        return whole
    }

    private static func composed(_ before: UInt32, _ scalar: UInt32) -> UInt32? {
        if before &- firstLead < leads, scalar &- firstVowel < vowels {
            return firstSyllable + ((before - firstLead) * vowels + scalar - firstVowel) * tails
        }
        let syllable = before &- firstSyllable
        guard syllable < leads * vowels * tails, syllable % tails == 0, scalar &- firstTail < tails, scalar != firstTail
        else { return nil }
        return before + scalar - firstTail
    }
}
