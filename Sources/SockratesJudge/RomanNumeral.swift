/// Roman numerals where they stand for numbers: `Henry VIII`, `World War II`.
enum RomanNumeral {
    /// The value of a numeral up to 89 in its usual spelling, when what stands before it lets it be one.
    ///
    /// One letter alone is a numeral only after a name: `Elizabeth I`, not `I think`.
    static func value(_ letters: ArraySlice<UInt8>, after previous: Word?) -> Int? {
        guard letters.count <= 8 else { return nil }
        var total = 0
        var last = 0
        for letter in letters.reversed() {
            let size: Int
            switch letter {
            case UInt8(ascii: "i"): size = 1
            case UInt8(ascii: "v"): size = 5
            case UInt8(ascii: "x"): size = 10
            case UInt8(ascii: "l"): size = 50
            default: return nil
            }
            total += size < last ? -size : size
            last = max(last, size)
        }
        guard total > 0, total < 90, spelled(total).elementsEqual(letters) else { return nil }
        if letters.count == 1 { return previous?.has(.capital) == true && total < 50 ? total : nil }
        return total
    }

    /// The usual spelling of a number up to 89.
    static func spelled(_ number: Int) -> [UInt8] {
        let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
        let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        return Array((tens[number / 10] + ones[number % 10]).utf8)
    }
}
