/// A question that wants a number.
public struct NumberRule: Sendable {
    /// How far from the value a number may be.
    public enum Tolerance: Sendable, Equatable {
        /// At most so far away, in the unit of the value.
        case absolute(Double)
        /// At most this part of the value away: `0.05` is five per cent.
        case relative(Double)
        /// At most this many times as large or as small: `2` accepts from half to double.
        case geometric(Double)
        /// Equal once both are rounded to this many significant figures.
        case significantFigures(Int)

        /// The number itself, but for the rounding of binary fractions.
        public static let none = Tolerance.absolute(0)
    }

    /// The right number.
    public var value: Double
    /// The digits of a whole number that ``value`` can't tell from its neighbours: from 9007199254740993 on.
    ///
    /// Where no tolerance is set, a whole number in a response is compared by its digits, however many.
    public var digits: String?
    /// How far from it is right too.
    public var tolerance: Tolerance

    /// How the player writes numbers.
    public var notation: NumberNotation

    /// What the value is measured in, if in anything.
    public var unit: MeasureUnit?
    /// What a number without a unit gets, where one is wanted.
    public var withoutUnit: WithoutUnit
    /// Where the right numbers are all those between two, ends included; the tolerance widens it.
    public var range: ClosedRange<Double>?

    /// What a number without a unit gets, where one is wanted.
    public enum WithoutUnit: String, Sendable, CaseIterable {
        /// The number is taken to be in the unit that is wanted.
        case accept
        /// The player is asked for the unit.
        case prompt
        /// The response is wrong.
        case reject
    }

    /// A rule for a whole number of any length; `nil` when the text is none.
    ///
    /// - Parameters:
    ///   - digits: Its digits, at most 1024 of them, perhaps with a sign before them.
    ///   - notation: How the player writes numbers.
    public init?(digits: String, notation: NumberNotation = .english) {
        guard let whole = WholeDigits(digits.utf8), let value = Double(whole.text) else { return nil }
        self.init(value.isFinite ? value : .greatestFiniteMagnitude, notation: notation)
        self.digits = whole.text
    }

    /// A rule for all numbers between two.
    ///
    /// - Parameters:
    ///   - range: The right numbers, ends included.
    ///   - notation: How the player writes numbers.
    public init(in range: ClosedRange<Double>, notation: NumberNotation = .english) {
        self.init(NumberRule.plainest(in: range), notation: notation)
        self.range = range
    }

    /// The number near the middle of a range that is written with the fewest decimals.
    private static func plainest(in range: ClosedRange<Double>) -> Double {
        // Halves, for the distance of two large numbers may be infinite.
        let middle = range.lowerBound / 2 + range.upperBound / 2
        for decimals in 0...15 {
            let power = Decimals.power(decimals)
            let rounded = (middle * power).rounded() / power
            if rounded.isFinite, range.contains(rounded) { return rounded }
        }
        return middle
    }

    /// A rule for a number.
    ///
    /// - Parameters:
    ///   - value: The right number.
    ///   - tolerance: How far from it is right too. Signs are ignored; a negative tolerance is as good as its opposite.
    ///   - notation: How the player writes numbers.
    ///   - unit: What the value is measured in; the player may use other units of its dimension.
    ///   - withoutUnit: What a number without a unit gets.
    public init(
        _ value: Double,
        tolerance: Tolerance = .none,
        notation: NumberNotation = .english,
        unit: MeasureUnit? = nil,
        withoutUnit: WithoutUnit = .accept
    ) {
        self.value = value
        self.tolerance = tolerance
        self.notation = notation
        self.unit = unit
        self.withoutUnit = withoutUnit
    }

    /// The right number by its digits, where it is compared so.
    var whole: WholeDigits? {
        guard tolerance == .none, range == nil else { return nil }
        return digits.map { WholeDigits($0.utf8) } ?? WholeDigits(exactly: value)
    }

    /// Reads a number that is the whole text.
    func read(_ text: some Collection<UInt8>) -> Double? {
        notation.value(of: text) ?? (notation == .english ? SpokenNumber.value(of: text) : nil)
    }

    /// Whether a number is near enough.
    public func accepts(_ number: Double) -> Bool {
        guard number.isFinite, value.isFinite else { return false }
        if let range {
            return range.contains(number)
                || isNear(number, number < range.lowerBound ? range.lowerBound : range.upperBound)
        }
        return isNear(number, value)
    }

    private func isNear(_ number: Double, _ value: Double) -> Bool {
        // The rounding of one decimal fraction that is typed and one that is computed.
        let rounding = 1e-12 * max(number.magnitude, value.magnitude)
        let distance = (number - value).magnitude
        switch tolerance {
        case .absolute(let most): return distance <= most.magnitude + rounding
        case .relative(let part): return distance <= part.magnitude * value.magnitude + rounding
        case .geometric(let factor):
            guard value != 0, number.sign == value.sign, factor != 0 else { return distance <= rounding }
            let ratio = max(number / value, value / number)
            return ratio <= max(factor.magnitude, 1 / factor.magnitude) * (1 + 1e-12)
        case .significantFigures(let figures):
            return NumberRule.rounded(number, figures) == NumberRule.rounded(value, figures)
        }
    }

    /// A number's significant digits and exponent, so that two of them compare without binary fractions.
    private static func rounded(_ number: Double, _ figures: Int) -> Double {
        guard number != 0 else { return 0 }
        let figures = max(1, min(figures, 15))
        let exponent = Decimals.exponent(number) - (figures - 1)
        let scaled = exponent < 0 ? number * Decimals.power(-exponent) : number / Decimals.power(exponent)
        let whole = scaled.rounded(.toNearestOrAwayFromZero)
        return exponent < 0 ? whole / Decimals.power(-exponent) : whole * Decimals.power(exponent)
    }
}
