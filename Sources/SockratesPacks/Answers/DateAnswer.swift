import SockratesJudge

/// `date`: a date, as finely as it is written.
struct DateAnswer: AnswerKind {
    static let key = "date"
    static let companions = ["date_order"]

    enum Order: String, CaseIterable {
        case dayFirst = "day-first"
        case monthFirst = "month-first"
    }

    private let date: TextSlot
    private let order: DateRule.Order

    init?(_ source: AnswerSource) {
        guard let date = source.texts.slots(Self.key, of: source.fields)?.first else { return nil }
        self.date = date
        order = source.fields.choice("date_order", Order.self) == .monthFirst ? .monthFirst : .dayFirst
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        let text = try texts.one(date)
        guard let rule = DateRule(text.trimmed, order: order) else {
            throw texts.mistake(
                date,
                "\"\(text)\" is not a date; write 1969-07-20, 1969-07, 1969, --07-20 without a year, or 44-03-15 BC"
            )
        }
        return .date(rule)
    }
}
