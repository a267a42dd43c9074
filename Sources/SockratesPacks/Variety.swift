import Foundation

/// How many different things there can be: questions that are made, or sessions of a quiz.
///
/// The numbers grow beyond any integer, so they are kept as logarithms to the base of ten.
struct Variety: Sendable, Hashable {
    /// The logarithm of their number; 0 where there is one.
    private(set) var logarithm = 0.0
    /// Whether code of the pack decides too, so that there may be more.
    private(set) var isAtLeast = false

    /// A single one.
    static let one = Variety()
    /// As many as code of the pack makes.
    static let unknown = Variety(logarithm: 0, isAtLeast: true)

    /// So many, 1 or more.
    init(counting count: Double) { logarithm = log10(max(1, count)) }

    /// What a logarithm tells.
    init(logarithm: Double = 0, isAtLeast: Bool = false) {
        self.logarithm = logarithm
        self.isAtLeast = isAtLeast
    }

    /// Each of these with each of those.
    static func * (one: Variety, other: Variety) -> Variety {
        Variety(logarithm: one.logarithm + other.logarithm, isAtLeast: one.isAtLeast || other.isAtLeast)
    }

    /// Either these or those.
    static func + (one: Variety, other: Variety) -> Variety {
        let (larger, smaller) = (max(one.logarithm, other.logarithm), min(one.logarithm, other.logarithm))
        return Variety(
            logarithm: larger + log10(1 + pow(10, smaller - larger)),
            isAtLeast: one.isAtLeast || other.isAtLeast
        )
    }

    /// So many of them, one after the other.
    func repeated(_ times: Double) -> Variety { Variety(logarithm: logarithm * times, isAtLeast: isAtLeast) }

    /// Ordered picks without repetition, `n! / (n - r)!`.
    static func arrangements(of count: Int, _ places: Int) -> Variety {
        Variety(logarithm: (0..<min(places, count)).reduce(0) { $0 + log10(Double(count - $1)) })
    }

    /// The number in words: to the digit as far as that tells anything, else its magnitude.
    ///
    /// - Parameter things: What there are so many of, in the plural.
    /// - Returns: The words; `nil` where there is one and no other.
    func words(_ things: String) -> String? {
        // Sums of logarithms are exact to nine digits or so, and a million needs seven.
        if logarithm < 1e-9 { return isAtLeast ? "as many \(things) as the pack's code makes" : nil }
        guard logarithm < 1e15 else { return "more \(things) than can be told" }
        let number =
            logarithm < 6
            ? "\(Int(pow(10, logarithm).rounded()))" : "\(isAtLeast ? "" : "about ")10^\(Int(logarithm.rounded()))"
        return "\(isAtLeast ? "at least " : "")\(number) \(things)"
    }
}
