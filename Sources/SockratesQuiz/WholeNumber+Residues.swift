/// Arithmetic of remainders, and primes.
extension WholeNumber {
    /// The remainder of a power.
    ///
    /// - Parameters:
    ///   - exponent: 0 or more.
    ///   - modulus: 1 or more.
    /// - Returns: The remainder, 0 up to the modulus; `nil` where one of the two is too small.
    public func power(_ exponent: WholeNumber, modulo modulus: WholeNumber) -> WholeNumber? {
        guard !exponent.isNegative, modulus > .zero, var square = divided(by: modulus)?.remainder else { return nil }
        var result = WholeNumber(1).divided(by: modulus)?.remainder ?? .zero
        var rest = exponent.limbs
        while !rest.isEmpty {
            if Self.divide(&rest, by: 2) == 1 { result = (result * square).divided(by: modulus)?.remainder ?? .zero }
            if !rest.isEmpty { square = (square * square).divided(by: modulus)?.remainder ?? .zero }
        }
        return result
    }

    /// The greatest whole number that divides both; 0 for two zeros.
    public func greatestCommonDivisor(_ other: WholeNumber) -> WholeNumber {
        var (one, other) = (magnitude, other.magnitude)
        while let remainder = one.divided(by: other)?.remainder { (one, other) = (other, remainder) }
        return one
    }

    /// The number that, multiplied with this one, leaves 1.
    ///
    /// - Parameter modulus: 2 or more.
    /// - Returns: The number, 1 up to the modulus; `nil` where there is none.
    public func inverse(modulo modulus: WholeNumber) -> WholeNumber? {
        guard modulus > WholeNumber(1), var one = divided(by: modulus)?.remainder else { return nil }
        var other = modulus
        var (factor, next) = (WholeNumber(1), WholeNumber.zero)
        while let (quotient, remainder) = one.divided(by: other) {
            (one, other) = (other, remainder)
            (factor, next) = (next, factor - quotient * next)
        }
        return one == WholeNumber(1) ? factor.divided(by: modulus)?.remainder : nil
    }

    private static let smallPrimes: [UInt32] = [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    ]

    /// Whether it is a prime, by the test of Miller and Rabin.
    ///
    /// Below 3.3 · 10^24 it is certain (Sorenson and Webster, Math. Comp. 86, 2017); beyond, nobody knows a number that it takes for a prime and
    /// that was not made for it.
    public var isPrime: Bool {
        guard self > WholeNumber(1) else { return false }
        for prime in Self.smallPrimes {
            var rest = limbs
            if Self.divide(&rest, by: prime) == 0 { return self == WholeNumber(Int64(prime)) }
        }
        let last = self - WholeNumber(1)
        var odd = last.limbs
        var twos = 0
        while true {
            var half = odd
            guard Self.divide(&half, by: 2) == 0 else { break }
            odd = half
            twos += 1
        }
        let exponent = WholeNumber(isNegative: false, limbs: odd)
        return Self.smallPrimes.prefix(13).allSatisfy { base in
            guard var power = WholeNumber(Int64(base)).power(exponent, modulo: self) else { return false }
            if power == WholeNumber(1) || power == last { return true }
            for _ in 1..<max(1, twos) {
                power = (power * power).divided(by: self)?.remainder ?? .zero
                if power == last { return true }
            }
            return false
        }
    }

    /// A prime of so many bits, drawn anew for each source of randomness.
    ///
    /// - Parameters:
    ///   - bits: 2 or more; its first bit is set.
    ///   - random: What it is drawn from.
    /// - Returns: The prime.
    public static func prime(bits: Int, _ random: inout SeededRandom) -> WholeNumber {
        while true {
            var number = WholeNumber(1)
            // Sixteen bits at a time.
            var left = bits - 1
            while left > 0 {
                let step = min(16, left)
                number = number * WholeNumber(1 << Int64(step)) + WholeNumber(Int64(random.below(1 << step)))
                left -= step
            }
            if bits > 2, !number.isOdd { continue }
            if number.isPrime { return number }
        }
    }
}
