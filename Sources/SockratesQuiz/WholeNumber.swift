/// A whole number of any size.
///
/// ```swift
/// let product = WholeNumber("12345678901234567890")! * WholeNumber(2)
/// product.description   // "24691357802469135780"
/// ```
public struct WholeNumber: Sendable, Hashable {
    /// What a limb counts up to: nine decimal digits, so that texts cost no division.
    static let base: UInt64 = 1_000_000_000
    /// How many those are.
    package static let digitsOfLimb = 9

    /// Whether it is below zero.
    public let isNegative: Bool
    /// Its digits in groups of nine, the last group first; none for zero, and no zero at the end.
    let limbs: [UInt32]

    /// Zero.
    public static let zero = WholeNumber(isNegative: false, limbs: [])

    init(isNegative: Bool, limbs: [UInt32]) {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.isNegative = isNegative && !limbs.isEmpty
    }

    /// Makes the number that an integer is.
    public init(_ integer: Int64) {
        var rest = integer.magnitude
        var limbs: [UInt32] = []
        while rest > 0 {
            limbs.append(UInt32(rest % Self.base))
            rest /= Self.base
        }
        self.init(isNegative: integer < 0, limbs: limbs)
    }

    /// Reads decimal digits, with a sign before them or without; `nil` where the text is anything else.
    public init?(_ text: some StringProtocol) {
        var digits = Array(text.utf8)
        let sign = digits.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits.removeFirst() }
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        var limbs: [UInt32] = []
        var end = digits.count
        while end > 0 {
            let start = max(0, end - Self.digitsOfLimb)
            limbs.append(digits[start..<end].reduce(0) { $0 * 10 + UInt32($1 - 0x30) })
            end = start
        }
        self.init(isNegative: sign == UInt8(ascii: "-"), limbs: limbs)
    }

    /// Reads digits of a base; `nil` where one of them is none of the base's.
    ///
    /// - Parameters:
    ///   - digits: Digits and small or capital letters, with a sign before them or without.
    ///   - base: The base, 2 to 36.
    public init?(_ digits: some StringProtocol, base: Int) {
        let isNegative = digits.first == "-"
        var limbs: [UInt32] = []
        let rest = isNegative || digits.first == "+" ? digits.dropFirst() : digits[...]
        if rest.isEmpty { return nil }
        for digit in rest {
            guard let value = digit.digitOfAnyBase, value < base else { return nil }
            var carry = UInt64(value)
            for index in limbs.indices {
                carry += UInt64(limbs[index]) * UInt64(base)
                limbs[index] = UInt32(carry % Self.base)
                carry /= Self.base
            }
            if carry > 0 { limbs.append(UInt32(carry)) }
        }
        self.init(isNegative: isNegative, limbs: limbs)
    }

    /// Whether it is zero.
    public var isZero: Bool { limbs.isEmpty }
    /// Whether it is odd.
    public var isOdd: Bool { (limbs.first ?? 0) & 1 == 1 }
    /// The number without its sign.
    public var magnitude: WholeNumber { WholeNumber(isNegative: false, limbs: limbs) }
    /// The number as an integer of 64 bits; `nil` where it has more.
    public var integer: Int64? { limbs.count > 3 ? nil : Int64(description) }
    /// How many groups of nine digits it has, for those who count work.
    public var size: Int { limbs.count }
    /// So many digits it has at most.
    public var mostDigits: Int { limbs.count * Self.digitsOfLimb }

    /// Its digits in a base from 2 to 36, in small letters.
    public func text(base: Int) -> String {
        var rest = limbs
        var digits: [UInt8] = []
        repeat {
            let digit = Self.divide(&rest, by: UInt32(base))
            digits.append(UInt8(digit < 10 ? 0x30 + digit : 0x57 + digit))
        } while !rest.isEmpty
        if isNegative { digits.append(UInt8(ascii: "-")) }
        return String(decoding: digits.reversed(), as: UTF8.self)
    }

    /// Divides in place, and gives the remainder.
    static func divide(_ limbs: inout [UInt32], by divisor: UInt32) -> UInt32 {
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            let value = remainder * base + UInt64(limbs[index])
            limbs[index] = UInt32(value / UInt64(divisor))
            remainder = value % UInt64(divisor)
        }
        while limbs.last == 0 { limbs.removeLast() }
        return UInt32(remainder)
    }
}

extension WholeNumber: CustomStringConvertible {
    /// Its decimal digits, with a minus before them where it is below zero.
    public var description: String {
        guard let last = limbs.last else { return "0" }
        var text = isNegative ? "-" : ""
        text += String(last)
        for limb in limbs.dropLast().reversed() {
            let digits = String(limb)
            text += String(repeating: "0", count: Self.digitsOfLimb - digits.utf8.count) + digits
        }
        return text
    }
}

extension Character {
    /// The value of a digit or a letter, up to 35.
    fileprivate var digitOfAnyBase: Int? {
        guard let byte = asciiValue else { return nil }
        switch byte {
        case 0x30...0x39: return Int(byte) - 0x30
        case 0x41...0x5A: return Int(byte) - 0x41 + 10
        case 0x61...0x7A: return Int(byte) - 0x61 + 10
        default: return nil
        }
    }
}
