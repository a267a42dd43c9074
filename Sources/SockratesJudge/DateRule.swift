/// A question that wants a date, a month or a year.
public struct DateRule: Sendable {
    /// How dates of three bare numbers are written: `4/7/1776`.
    public enum Order: String, Sendable, CaseIterable {
        /// The day comes first, as nearly everywhere.
        case dayFirst
        /// The month comes first, as in the United States.
        case monthFirst
    }

    /// The year; before Christ it is negative: -44 is 44 BC.
    public var year: Int?
    /// The month, 1…12.
    public var month: Int?
    /// The day of the month, 1…31.
    public var day: Int?
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
