import CMersenne

/// A number modulo the prime p = 2^1279 − 1, on which a proof of work is done.
struct Mersenne1279: Equatable {
    private static let limbCount = 20
    /// p ends in ones and is 3 modulo 4, so x^((p+1)/4) = x^(2^1277) is a square root of x or of −x.
    private static let squaringsOfARoot: UInt32 = 1277

    /// 64 bits each, the lowest first.
    private var limbs: [UInt64]

    /// Takes a number's bytes, the highest first; nil where it has more than 1,279 bits.
    init?(_ bytes: some BidirectionalCollection<UInt8>) {
        var limbs = [UInt64](repeating: 0, count: Self.limbCount)
        for (place, byte) in bytes.reversed().enumerated() where byte != 0 {
            guard place < Self.limbCount * 8 else { return nil }
            limbs[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8)
        }
        guard limbs[Self.limbCount - 1] >> 63 == 0 else { return nil }
        self.limbs = limbs
    }

    /// The number's bytes, the highest first; none for zero.
    var bytes: [UInt8] {
        let all = limbs.reversed().flatMap { limb in
            (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(56 - 8 * $0)) }
        }
        return Array(all.drop { $0 == 0 })
    }

    /// p minus the number; for zero, zero.
    var negated: Mersenne1279 {
        guard limbs.contains(where: { $0 != 0 }) else { return self }
        var negated = self
        for place in limbs.indices { negated.limbs[place] = ~limbs[place] }
        negated.limbs[Self.limbCount - 1] &= UInt64.max >> 1
        return negated
    }

    /// Changes the lowest bit, of the number as it is written and not modulo p.
    mutating func flip() { limbs[0] ^= 1 }

    /// Squares the number.
    mutating func square(times: UInt32 = 1) { mersenne_square(&limbs, times) }

    /// Takes a square root of the number, or of its negative.
    mutating func root() { square(times: Self.squaringsOfARoot) }
}
