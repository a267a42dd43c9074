/// Sums, products and quotients by the rules of the schoolbook.
extension WholeNumber: Comparable {
    /// The sum.
    public static func + (one: WholeNumber, other: WholeNumber) -> WholeNumber {
        if one.isNegative == other.isNegative {
            return WholeNumber(isNegative: one.isNegative, limbs: sum(one.limbs, other.limbs))
        }
        return precedes(one.limbs, other.limbs)
            ? WholeNumber(isNegative: other.isNegative, limbs: difference(other.limbs, one.limbs))
            : WholeNumber(isNegative: one.isNegative, limbs: difference(one.limbs, other.limbs))
    }

    /// The difference.
    public static func - (one: WholeNumber, other: WholeNumber) -> WholeNumber { one + -other }

    /// The number with the other sign.
    public static prefix func - (one: WholeNumber) -> WholeNumber {
        WholeNumber(isNegative: !one.isNegative, limbs: one.limbs)
    }

    /// The product.
    public static func * (one: WholeNumber, other: WholeNumber) -> WholeNumber {
        var limbs = [UInt32](repeating: 0, count: one.limbs.count + other.limbs.count)
        for (place, limb) in one.limbs.enumerated() where limb > 0 {
            var carry: UInt64 = 0
            for (index, factor) in other.limbs.enumerated() {
                carry += UInt64(limb) * UInt64(factor) + UInt64(limbs[place + index])
                limbs[place + index] = UInt32(carry % base)
                carry /= base
            }
            limbs[place + other.limbs.count] = UInt32(carry)
        }
        return WholeNumber(isNegative: one.isNegative != other.isNegative, limbs: limbs)
    }

    /// Whether one is less than the other.
    public static func < (one: WholeNumber, other: WholeNumber) -> Bool {
        if one.isNegative != other.isNegative { return one.isNegative }
        return one.isNegative ? precedes(other.limbs, one.limbs) : precedes(one.limbs, other.limbs)
    }

    /// The quotient, rounded down, and what is left, which has the divisor's sign: as Lua's `//` and `%` have it.
    ///
    /// - Parameter divisor: Anything but zero.
    /// - Returns: Both; `nil` for zero.
    public func divided(by divisor: WholeNumber) -> (quotient: WholeNumber, remainder: WholeNumber)? {
        if divisor.isZero { return nil }
        let (quotient, remainder) = Self.quotient(limbs, divisor.limbs)
        let left = WholeNumber(isNegative: isNegative, limbs: remainder)
        let whole = WholeNumber(isNegative: isNegative != divisor.isNegative, limbs: quotient)
        guard !left.isZero, left.isNegative != divisor.isNegative else { return (whole, left) }
        return (whole - WholeNumber(1), left + divisor)
    }

    /// The power.
    ///
    /// - Parameter exponent: 0 or more.
    /// - Returns: The number, multiplied with itself so often; 1 for 0.
    public func power(_ exponent: Int) -> WholeNumber {
        var result = WholeNumber(1)
        var square = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result * square }
            rest >>= 1
            if rest > 0 { square = square * square }
        }
        return result
    }

    // MARK: Without signs

    private static func precedes(_ one: [UInt32], _ other: [UInt32]) -> Bool {
        if one.count != other.count { return one.count < other.count }
        return one.reversed().lexicographicallyPrecedes(other.reversed())
    }

    private static func sum(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
        var limbs: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(one.count, other.count) {
            carry += UInt64(index < one.count ? one[index] : 0) + UInt64(index < other.count ? other[index] : 0)
            limbs.append(UInt32(carry % base))
            carry /= base
        }
        return carry > 0 ? limbs + [UInt32(carry)] : limbs
    }

    /// - Precondition: The first is not less than the other.
    private static func difference(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
        var limbs = one
        var borrow: Int64 = 0
        for index in limbs.indices {
            var value = Int64(limbs[index]) - borrow - Int64(index < other.count ? other[index] : 0)
            borrow = value < 0 ? 1 : 0
            if value < 0 { value += Int64(base) }
            limbs[index] = UInt32(value)
        }
        return limbs
    }

    /// Long division (Knuth, The Art of Computer Programming 4.3.1, algorithm D).
    ///
    /// - Precondition: The divisor is not zero.
    private static func quotient(_ dividend: [UInt32], _ divisor: [UInt32]) -> (quotient: [UInt32], remainder: [UInt32])
    {
        if precedes(dividend, divisor) { return ([], dividend) }
        if divisor.count == 1 {
            var quotient = dividend
            let remainder = divide(&quotient, by: divisor[0])
            return (quotient, remainder == 0 ? [] : [remainder])
        }
        // Both are made larger, so that the divisor's first limb tells enough to guess each limb of the quotient.
        let scale = UInt32(base / (UInt64(divisor[divisor.count - 1]) + 1))
        var rest = scaled(dividend, by: scale, count: dividend.count + 1)
        let by = scaled(divisor, by: scale, count: divisor.count)
        let count = by.count
        let first = UInt64(by[count - 1])
        let second = UInt64(by[count - 2])
        var quotient = [UInt32](repeating: 0, count: rest.count - count)
        for place in quotient.indices.reversed() {
            let top = UInt64(rest[place + count]) * base + UInt64(rest[place + count - 1])
            var guess = top / first
            var left = top % first
            while guess >= base || guess * second > left * base + UInt64(rest[place + count - 2]) {
                guess -= 1
                left += first
                if left >= base { break }
            }
            if !subtract(by, times: guess, from: &rest, at: place) {
                guess -= 1
                addBack(by, to: &rest, at: place)
            }
            quotient[place] = UInt32(guess)
        }
        var remainder = rest
        _ = divide(&remainder, by: scale)
        while quotient.last == 0 { quotient.removeLast() }
        return (quotient, remainder)
    }

    private static func scaled(_ limbs: [UInt32], by factor: UInt32, count: Int) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: count)
        var carry: UInt64 = 0
        for index in result.indices {
            carry += index < limbs.count ? UInt64(limbs[index]) * UInt64(factor) : 0
            result[index] = UInt32(carry % base)
            carry /= base
        }
        return result
    }

    /// - Returns: Whether there was enough to take from.
    private static func subtract(_ limbs: [UInt32], times factor: UInt64, from rest: inout [UInt32], at place: Int)
        -> Bool
    {
        var carry: UInt64 = 0
        var borrow: Int64 = 0
        for index in 0...limbs.count {
            carry += index < limbs.count ? UInt64(limbs[index]) * factor : 0
            var value = Int64(rest[place + index]) - Int64(carry % base) - borrow
            carry /= base
            borrow = value < 0 ? 1 : 0
            if value < 0 { value += Int64(base) }
            rest[place + index] = UInt32(value)
        }
        return borrow == 0
    }

    private static func addBack(_ limbs: [UInt32], to rest: inout [UInt32], at place: Int) {
        var carry: UInt64 = 0
        for index in 0...limbs.count {
            carry += UInt64(rest[place + index]) + (index < limbs.count ? UInt64(limbs[index]) : 0)
            rest[place + index] = UInt32(carry % base)
            carry /= base
        }
    }
}
