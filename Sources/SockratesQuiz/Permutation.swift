/// An order of the numbers 0 ..< count that a key decides, of which any place can be asked for without storing the rest.
///
/// Ten thousand idle sessions over a table of thousands of rows must not each hold an order of it, so larger ones are
/// computed: a Feistel network over the next even power of two, walked until the number falls inside (Black and Rogaway,
/// "Ciphers with arbitrary finite domains", CT-RSA 2002). A Feistel network over a handful of numbers can't reach every
/// order, so small ones are shuffled outright (Fisher and Yates).
struct Permutation {
    private static let smallest = 32
    private static let passes = 6

    let count: Int
    let key: UInt64

    /// The number at a place.
    ///
    /// - Precondition: `0 <= place < count`.
    subscript(place: Int) -> Int {
        if count <= 1 { return 0 }
        return count <= Self.smallest ? shuffled(place) : walked(place)
    }

    private func shuffled(_ place: Int) -> Int {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.smallest) { numbers in
            for index in 0..<count { numbers[index] = UInt8(index) }
            var random = SeededRandom(seed: key)
            for index in 0...place {
                numbers.swapAt(index, index + random.below(count - index))
            }
            return Int(numbers[place])
        }
    }

    private func walked(_ place: Int) -> Int {
        let bits = (Int.bitWidth - (count - 1).leadingZeroBitCount + 1) / 2
        let mask = (UInt64(1) << UInt64(bits)) - 1
        var value = UInt64(place)
        repeat {
            var left = value >> UInt64(bits)
            var right = value & mask
            for pass in 0..<Self.passes {
                let next = left ^ (SeededRandom.mix(key ^ right &+ UInt64(pass) &* 0x9E37_79B9_7F4A_7C15) & mask)
                left = right
                right = next
            }
            value = left << UInt64(bits) | right
        } while value >= UInt64(count)
        return Int(value)
    }
}
