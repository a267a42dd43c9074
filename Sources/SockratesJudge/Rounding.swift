/// Numbers that are the same but for how far they were rounded: 247 and 247.3 million, 24,900 and 24,901.
enum Rounding {
    /// Whether one of the two, rounded to the digits that the other shows, is the other; years, ordinals and small numbers never.
    static func isRounded(_ word: Word, _ term: LenientIndex.Term) -> Bool {
        let exact: Word.Traits = [.ordinal, .decade, .year]
        guard word.has(.number), !word.has(exact), term.traits.isDisjoint(with: exact), term.value != 0, word.value != 0
        else { return false }
        // Who asks for about so many takes one in a hundred more or less.
        if term.traits.contains(.approximate), (word.value - term.value).magnitude <= 0.01 * term.value.magnitude {
            return true
        }
        // Codes and counts are what they are; a quantity is large, or has a fraction.
        guard term.value.magnitude >= 1000 || term.value != term.value.rounded() else { return false }
        let distance = (word.value - term.value).magnitude
        guard distance <= 0.03 * term.value.magnitude else { return false }
        return distance <= half(word.value) || distance <= half(term.value)
    }

    /// Half of the last digit that a number shows, when it shows at least two.
    private static func half(_ value: Double) -> Double {
        // Large numbers have no fraction to look at.
        var unit = value.magnitude >= 1e6 ? 1.0 : 1e-6
        var scaled = value.magnitude / unit
        guard scaled < 1e15 else { return value.magnitude * 1e-9 }
        while scaled >= 100, (scaled / 10).rounded() * 10 == scaled {
            scaled /= 10
            unit *= 10
        }
        return scaled >= 20 ? unit * 0.5000001 : 0
    }
}
