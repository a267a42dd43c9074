import SockratesJudge

/// `number`: a number, perhaps with a tolerance and a unit.
struct NumberAnswer: AnswerKind {
    static let key = "number"
    static let companions = NumberDetails.keys

    private let value: TextSlot
    private let details: NumberDetails

    init?(_ source: AnswerSource) {
        let fields = source.fields
        if case .sequence = fields.node(Self.key)?.content {
            source.diagnostics.error(fields.place(of: Self.key), "\"number\" is one number, not a list")
            return nil
        }
        guard let value = source.texts.slots(Self.key, of: fields)?.first, let details = NumberDetails(source) else {
            return nil
        }
        self.value = value
        self.details = details
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        let text = try texts.one(value)
        if let rule = NumberDetails.plainRule(text) { return .number(try details.rule(rule, texts)) }
        // 45%, $50 and 8848 m name their unit.
        guard details.unit == nil, let measure = NumberDetails.measure(text) else {
            throw texts.mistake(value, "\"\(text)\" is not a number")
        }
        guard let unit = MeasureUnit(measure.unit) else {
            throw texts.mistake(
                value,
                "\"\(measure.unit)\" is no unit that is known\(NearestWord.hint(measure.unit, among: MeasureUnit.names))"
            )
        }
        return .number(try details.rule(NumberRule(measure.number, unit: unit), texts))
    }
}

/// `range`: any number between two.
struct RangeAnswer: AnswerKind {
    static let key = "range"
    static let ends = ["min", "max"]
    static let companions = NumberDetails.keys

    private let least: TextSlot?
    private let most: TextSlot?
    /// The end that mistakes are reported with.
    private let end: TextSlot
    private let details: NumberDetails

    init?(_ source: AnswerSource) {
        let (fields, texts) = (source.fields, source.texts)
        guard let node = fields.node(Self.key), let details = NumberDetails(source) else {
            if fields.node(Self.key) == nil {
                source.diagnostics.error(fields.place(of: Self.key), "\"range\" says nothing")
            }
            return nil
        }
        self.details = details
        switch node.content {
        case .sequence(let ends) where ends.count == 2 && ends.allSatisfy { $0.text != nil }:
            guard let low = texts.slot(ends[0]), let high = texts.slot(ends[1]) else { return nil }
            (least, most, end) = (low, high, high)
        case .mapping:
            guard let ends = Fields(node, what: "\"range\"", keys: Self.ends, diagnostics: source.diagnostics)
            else {
                return nil
            }
            (least, most) = (texts.slot("min", of: ends), texts.slot("max", of: ends))
            if ends.lacks("min"), ends.lacks("max") {
                source.diagnostics.error(node.place, "\"range\" needs \"min\", \"max\" or both")
            }
            guard let end = most ?? least else { return nil }
            self.end = end
        default:
            source.diagnostics.error(node.place, "\"range\" is two numbers, such as [3, 7] or {min: 3, max: 7}")
            return nil
        }
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        let low = try number(least, texts)
        let high = try number(most, texts)
        if let low, let high, low > high {
            throw texts.mistake(end, "the range ends at \(high), before it begins at \(low)")
        }
        let furthest = Double.greatestFiniteMagnitude
        var rule = NumberRule(in: (low ?? -furthest)...(high ?? furthest))
        // Of a range that is open at one side, its end is the plainest number.
        if low == nil || high == nil { rule.value = low ?? high ?? 0 }
        return .number(try details.rule(rule, texts))
    }

    private func number(_ slot: TextSlot?, _ texts: FilledTexts) throws(AnswerMistake) -> Double? {
        guard let slot else { return nil }
        let text = try texts.one(slot)
        guard let number = NumberDetails.number(text) else { throw texts.mistake(slot, "\"\(text)\" is not a number") }
        return number
    }
}
