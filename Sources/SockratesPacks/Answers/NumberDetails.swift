import SockratesJudge

/// What may be said of a number beside its value: `tolerance`, `unit`, `unit_required` and `notation`.
struct NumberDetails: Sendable {
    static let keys = ["tolerance", "unit", "unit_required", "notation"]

    static let toleranceKeys = ["factor", "figures"]

    private enum Tolerance: Sendable {
        /// `10` or `5%`.
        case distance(TextSlot)
        case factor(TextSlot)
        case figures(TextSlot)
    }

    enum UnitRequired: String, CaseIterable {
        case required, optional, ask

        var withoutUnit: NumberRule.WithoutUnit {
            switch self {
            case .required: .reject
            case .optional: .accept
            case .ask: .prompt
            }
        }
    }

    let unit: TextSlot?
    private let tolerance: Tolerance?
    private let withoutUnit: NumberRule.WithoutUnit
    private let notation: NumberNotation

    init?(_ source: AnswerSource) {
        let (fields, texts) = (source.fields, source.texts)
        let errors = source.diagnostics.errorCount
        unit = texts.slot("unit", of: fields)
        withoutUnit = (fields.choice("unit_required", UnitRequired.self) ?? .optional).withoutUnit
        notation = fields.choice("notation", NumberNotation.self) ?? .english
        tolerance = fields.node("tolerance").flatMap { Self.tolerance($0, source) }
        if source.diagnostics.errorCount > errors { return nil }
    }

    /// A rule with what is said beside its value.
    func rule(_ plain: NumberRule, _ texts: FilledTexts) throws(AnswerMistake) -> NumberRule {
        var rule = plain
        rule.notation = notation
        rule.withoutUnit = withoutUnit
        if let tolerance { rule.tolerance = try Self.value(tolerance, texts) }
        if let unit {
            let name = try texts.one(unit)
            guard let unit = MeasureUnit(name) else {
                throw texts.mistake(
                    self.unit ?? unit,
                    "\"\(name)\" is no unit that is known\(NearestWord.hint(name, among: MeasureUnit.names))"
                )
            }
            rule.unit = unit
        }
        return rule
    }

    /// A number as authors and tables write them: `8848`, `8,848`, `1_000`, `1e6`.
    static func number(_ text: String) -> Double? {
        plain(text).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }

    /// A rule for a number without a unit; a whole one may have as many digits as a text.
    static func plainRule(_ text: String) -> NumberRule? {
        plain(text).flatMap { NumberRule(digits: $0) } ?? number(text).map { NumberRule($0) }
    }

    /// A number's text without what parts its digits.
    private static func plain(_ text: String) -> String? {
        guard text.utf8.count <= 400 else { return nil }
        return text.trimmed.replacing("_", with: "").replacing(",", with: "")
    }

    /// A number and the name of its unit: `$50`, `45%`, `8848 m`, `9.81 m/s²`.
    static func measure(_ text: String) -> (number: Double, unit: String)? {
        let text = text.trimmed
        guard text.utf8.count <= 400, let first = text.first else { return nil }
        if "$€£¥₹".contains(first), let number = number(String(text.dropFirst())) { return (number, String(first)) }
        // The longest beginning that is a number: `5e3 m` has an exponent, `5eV` has none.
        var digits = text.prefix { $0.isASCII && ($0.isNumber || "+-.,_eE".contains($0)) }
        while !digits.isEmpty {
            let unit = String(text[digits.endIndex...]).trimmed
            if let number = number(String(digits)), isUnit(unit) { return (number, unit) }
            digits.removeLast()
        }
        return nil
    }

    /// Whether a text behind a number may be a unit, and is neither the rest of its digits nor an exponent that is too large.
    private static func isUnit(_ text: String) -> Bool {
        guard let first = text.first, !first.isNumber else { return false }
        let second = text.dropFirst().first ?? " "
        return first.lowercased() != "e" || !(second.isNumber || "+-".contains(second))
    }

    private static func tolerance(_ node: YAMLNode, _ source: AnswerSource) -> Tolerance? {
        if node.text != nil { return source.texts.slot(node).map { .distance($0) } }
        guard case .mapping = node.content else {
            source.diagnostics.error(
                node.place,
                "\"tolerance\" is a number, a percentage, {factor: …} or {figures: …}, not \(node.kind)"
            )
            return nil
        }
        guard
            let fields = Fields(
                node,
                what: "\"tolerance\"",
                keys: toleranceKeys,
                diagnostics: source.diagnostics
            )
        else { return nil }
        let isNeither = fields.lacks("factor") && fields.lacks("figures")
        if fields.has("factor") && fields.has("figures") || isNeither {
            source.diagnostics.error(node.place, "\"tolerance\" has \"factor\" or \"figures\", one of them")
            return nil
        }
        return source.texts.slot("factor", of: fields).map { .factor($0) }
            ?? source.texts.slot("figures", of: fields).map { .figures($0) }
    }

    private static func value(_ tolerance: Tolerance, _ texts: FilledTexts) throws(AnswerMistake)
        -> NumberRule.Tolerance
    {
        switch tolerance {
        case .distance(let slot):
            let text = try texts.one(slot)
            let isPercentage = text.hasSuffix("%")
            guard let number = number(isPercentage ? String(text.dropLast()) : text), number >= 0 else {
                throw texts.mistake(
                    slot,
                    "\"tolerance\" is a number or a percentage, such as 10 or 5%, not \"\(text)\""
                )
            }
            return isPercentage ? .relative(number / 100) : .absolute(number)
        case .factor(let slot):
            let text = try texts.one(slot)
            guard let number = number(text), number >= 1 else {
                throw texts.mistake(
                    slot,
                    "\"factor\" is a number from 1 on, such as 2 for half to double, not \"\(text)\""
                )
            }
            return .geometric(number)
        case .figures(let slot):
            let text = try texts.one(slot)
            guard let number = Int(text), (1...15).contains(number) else {
                throw texts.mistake(slot, "\"figures\" is a whole number from 1 to 15, not \"\(text)\"")
            }
            return .significantFigures(number)
        }
    }
}
