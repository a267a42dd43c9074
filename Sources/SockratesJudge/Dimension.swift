/// What a unit measures: powers of base units, `m.s-2` for an acceleration.
struct Dimension: Sendable, Hashable {
    /// The powers that are not zero, by their base.
    private var powers: [String: Int]

    /// Nothing, as of a plain number.
    static let none = Dimension("")

    /// Reads bases with their powers and points between them.
    init(_ text: String) {
        powers = [:]
        for part in text.split(separator: ".") {
            let base = part.prefix { !($0.isNumber || $0 == "-") }
            powers[String(base)] = Int(part.dropFirst(base.count)) ?? 1
        }
    }

    /// The product with a power of another one.
    func times(_ other: Dimension, power: Int) -> Dimension {
        var product = self
        for (base, size) in other.powers {
            let sum = product.powers[base, default: 0] + size * power
            product.powers[base] = sum == 0 ? nil : sum
        }
        return product
    }
}
