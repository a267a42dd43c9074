/// A whole number of any length, by its digits.
struct WholeDigits: Sendable, Equatable {
    /// The digits without zeros before them.
    private let digits: [UInt8]
    private let isNegative: Bool

    /// The most digits that are looked at.
    static let longest = 1024

    /// Reads digits, perhaps with a sign before them, a fraction of zeros and an exponent behind them.
    init?(_ text: some Collection<UInt8>) {
        guard text.count <= WholeDigits.longest else { return nil }
        var rest = Array(text)[...]
        let sign = rest.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
        var exponent = 0
        if let mark = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            let power = rest[(mark + 1)...]
            guard power.count <= 5, let value = Int(String(decoding: power, as: UTF8.self)),
                value.magnitude <= 308
            else { return nil }
            exponent = value
            rest = rest[..<mark]
        }
        let parts = rest.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.allSatisfy(ASCII.isDigit) else { return nil }
        let fraction = parts.count > 1 ? parts[1] : []
        guard fraction.allSatisfy(ASCII.isDigit), !whole.isEmpty || !fraction.isEmpty else { return nil }
        var digits = Array(whole + fraction)
        exponent -= fraction.count
        while exponent < 0, digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        if digits.allSatisfy({ $0 == UInt8(ascii: "0") }) {
            (self.digits, isNegative) = ([], false)
            return
        }
        guard exponent >= 0 else { return nil }
        digits += Array(repeating: UInt8(ascii: "0"), count: exponent)
        self.digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
        isNegative = sign == UInt8(ascii: "-")
    }

    /// The number that a value is, where the value is whole and no other whole number has the same one.
    init?(exactly value: Double) {
        guard value.magnitude <= 9_007_199_254_740_991, value == value.rounded(), let whole = Int64(exactly: value)
        else {
            return nil
        }
        self.init("\(whole)".utf8)
    }

    /// The number as it is written without groups.
    var text: String {
        digits.isEmpty ? "0" : (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
    }
}
