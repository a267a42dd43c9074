import SockratesJudge

/// `all`: several items must be named in one response.
struct ListAnswer: AnswerKind {
    static let key = "all"
    static let companions = ["at_least", "ordered", "extras"]

    enum Extras: String, CaseIterable {
        case ignore, forbid, charge

        var rule: ListRule.Extras {
            switch self {
            case .ignore: .ignored
            case .forbid: .forbidden
            case .charge: .charged
            }
        }
    }

    private let items: [TextSlot]
    private let atLeast: Int?
    private let ordered: Bool
    private let extras: Extras
    private let strictness: Strictness

    init?(_ source: AnswerSource) {
        let fields = source.fields
        guard let items = source.texts.slots(Self.key, of: fields) else { return nil }
        self.items = items
        atLeast = fields.integer("at_least", in: 1...10_000)
        ordered = fields.flag("ordered") ?? false
        extras = fields.choice("extras", Extras.self) ?? .forbid
        strictness = source.strictness
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        let lines = try texts.lines(items, strictness)
        if let atLeast, atLeast > lines.count {
            throw texts.mistake(items[0], "\"at_least\" wants \(atLeast) of \(lines.count) items")
        }
        return .list(
            ListRule(items: lines, atLeast: atLeast, ordered: ordered, extras: extras.rule),
            strictness: strictness
        )
    }
}
