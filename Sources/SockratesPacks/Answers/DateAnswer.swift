import SockratesJudge

/// `date`: a date, as finely as it is written.
struct DateAnswer: AnswerKind {
    static let key = "date"
    static let companions = ["date_order", "tolerance"]

    enum Order: String, CaseIterable {
        case dayFirst = "day-first"
        case monthFirst = "month-first"
    }

    private let date: TextSlot
    private let order: DateRule.Order
    private let tolerance: TextSlot?

    init?(_ source: AnswerSource) {
        guard let date = source.texts.slots(Self.key, of: source.fields)?.first else { return nil }
        self.date = date
        tolerance = source.texts.slot("tolerance", of: source.fields)
        if tolerance == nil, source.fields.has("tolerance") { return nil }
        order = source.fields.choice("date_order", Order.self) == .monthFirst ? .monthFirst : .dayFirst
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        let text = try texts.one(date)
        guard var rule = DateRule(text.trimmed, order: order) else {
            throw texts.mistake(
                date,
                "\"\(text)\" is not a date; write 1969-07-20, 1969-07, 1969, --07-20 without a year, or 44-03-15 BC"
            )
        }
        if let tolerance { rule.tolerance = try Self.tolerance(try texts.one(tolerance), of: rule, tolerance, texts) }
        return .date(rule)
    }

    /// `2y` where the date is a year, `3d` where it is a day.
    private static func tolerance(_ text: String, of rule: DateRule, _ slot: TextSlot, _ texts: FilledTexts)
        throws(AnswerMistake) -> DateRule.Tolerance
    {
        let digits = text.trimmed.prefix { $0.isASCII && $0.isNumber }
        let unit = String(text.trimmed.dropFirst(digits.count)).trimmed
        switch (Int(digits), unit) {
        case (let years?, "y"), (let years?, "year"), (let years?, "years"):
            if rule.month == nil { return .years(years) }
        case (let days?, "d"), (let days?, "day"), (let days?, "days"):
            if rule.year != nil, rule.day != nil { return .days(days) }
        default: break
        }
        throw texts.mistake(
            slot,
            "the \"tolerance\" of a year is a number of years, such as 2y, and that of a whole date a number of days, such as 3d, not \"\(text)\""
        )
    }
}
