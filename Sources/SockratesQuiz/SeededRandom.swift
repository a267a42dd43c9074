/// A small random source that a seed decides: the same seed gives the same numbers on every machine.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// It decides which questions are drawn; it is no source of secrets.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Makes a source.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number, uniform over all 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A number from 0 up to and without `bound`, which is 1 or more.
    ///
    /// The standard library's own way may change with its version; a recorded session has to draw the same for ever.
    package mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of a range, its ends included.
    package mutating func integer(in range: ClosedRange<Int64>) -> Int64 {
        let last = UInt64(bitPattern: range.upperBound) &- UInt64(bitPattern: range.lowerBound)
        let (count, isEverything) = last.addingReportingOverflow(1)
        let drawn = isEverything ? next() : next().multipliedFullWidth(by: count).high
        return Int64(bitPattern: UInt64(bitPattern: range.lowerBound) &+ drawn)
    }

    /// A number from 0 up to and without 1, with 53 bits.
    package mutating func fraction() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A number that depends on every bit of the seed and of each of the numbers given.
    package static func hash(_ seed: UInt64, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> UInt64 {
        var value = mix(seed &+ 0x9E37_79B9_7F4A_7C15)
        value = mix(value ^ (UInt64(truncatingIfNeeded: a) &* 0xD6E8_FEB8_6659_FD93))
        value = mix(value ^ (UInt64(truncatingIfNeeded: b) &* 0xA24B_AED4_963E_E407))
        return mix(value ^ (UInt64(truncatingIfNeeded: c) &* 0x9FB2_1C65_1E98_DF25))
    }

    static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
