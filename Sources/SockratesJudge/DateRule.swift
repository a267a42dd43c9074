/// A question that wants a date, a month or a year.
public struct DateRule: Sendable {
    /// How dates of three bare numbers are written: `4/7/1776`.
    public enum Order: String, Sendable, CaseIterable {
        /// The day comes first, as nearly everywhere.
        case dayFirst
        /// The month comes first, as in the United States.
        case monthFirst
    }

    /// How far from a date another one is right too.
    public enum Tolerance: Sendable, Equatable {
        /// So many years, where only a year is asked for.
        case years(Int)
        /// So many days, where a whole date is.
        case days(Int)
    }

    /// The year; before Christ it is negative: -44 is 44 BC.
    public var year: Int?
    /// The month, 1…12.
    public var month: Int?
    /// The day of the month, 1…31.
    public var day: Int?
    /// How far off is right too.
    public var tolerance: Tolerance?
    /// How dates of three bare numbers are written; a year that comes first is always followed by the month (ISO 8601).
    public var order: Order

    /// A rule for a date.
    ///
    /// What is nil is not asked for: a response may tell it, and is not judged by it. A response that tells less than the rule gets a
    /// prompt.
    ///
    /// - Parameters:
    ///   - year: The year; before Christ it is negative.
    ///   - month: The month, 1…12.
    ///   - day: The day of the month, 1…31.
    ///   - order: How dates of three bare numbers are written.
    public init(year: Int? = nil, month: Int? = nil, day: Int? = nil, order: Order = .dayFirst) {
        self.year = year
        self.month = month
        self.day = day
        self.order = order
    }
}

extension DateRule {
    /// Reads a date as ISO 8601 writes it, and as finely as it is written.
    ///
    /// `1969-07-20`, `1969-07`, `1969`; without a year `--07-20` and `--07`; and before Christ `44-03-15 BC`.
    ///
    /// - Parameters:
    ///   - text: The date.
    ///   - order: How players write dates of three bare numbers.
    public init?(_ text: String, order: Order = .dayFirst) {
        var digits = text[...]
        let isBefore = digits.hasSuffix(" BC")
        if isBefore { digits.removeLast(3) }
        let hasYear = !digits.hasPrefix("--")
        if !hasYear { digits.removeFirst(2) }
        let parts = digits.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.allSatisfy(ASCII.isDigit) ? Int($0) : nil }
        guard numbers.count == parts.count, numbers.count <= (hasYear ? 3 : 2), hasYear || !isBefore else { return nil }
        let rest = hasYear ? Array(numbers.dropFirst()) : numbers
        let year = hasYear ? numbers.first.map { isBefore ? -$0 : $0 } : nil
        let month = rest.first
        let day = rest.count > 1 ? rest[1] : nil
        if let year, year == 0 || year.magnitude > 9999 { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day, !(1...DateRule.days(of: month, in: year)).contains(day) { return nil }
        }
        self.init(year: year, month: month, day: day, order: order)
    }

    /// How many days a month has; February of a year that is not told has 29.
    private static func days(of month: Int, in year: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: return 30
        case 2:
            guard let year, year > 0 else { return 29 }
            return year % 4 == 0 && year % 100 != 0 || year % 400 == 0 ? 29 : 28
        default: return 31
        }
    }
}
