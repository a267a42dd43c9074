import SockratesJudge

/// `fields`: several answers in one response, each with a rule of its own.
struct FieldsAnswer: AnswerKind {
    static let key = "fields"
    static let companions = ["separator"]
    static let fieldKeys = ["name", "strictness"] + AnswerReader.fieldKeys
    /// How many fields a question may have.
    static let most = 64
    private static let mostSeparators = 8

    private let fields: [(kind: any AnswerKind, name: String?)]
    /// Empty where the author names none.
    private let separators: [String]

    init?(_ source: AnswerSource) {
        guard let items = source.fields.items(Self.key) else {
            if source.fields.node(Self.key) == nil {
                source.diagnostics.error(source.fields.place(of: Self.key), "\"fields\" says nothing")
            }
            return nil
        }
        guard (1...Self.most).contains(items.count) else {
            source.diagnostics.error(
                source.fields.place(of: Self.key),
                "\"fields\" is a list of 1 to \(Self.most) answers; this has \(items.count)"
            )
            return nil
        }
        fields = items.compactMap { Self.field($0, source) }
        let written = source.fields.texts("separator") ?? []
        // Without a word on it, each line of a response of several is a field.
        separators = source.fields.hasLines && written.isEmpty ? ["\n"] : written.compactMap(\.text)
        if separators.contains("") || separators.count > Self.mostSeparators {
            source.diagnostics.error(
                source.fields.place(of: "separator"),
                "\"separator\" is a text that is not empty, or a list of at most \(Self.mostSeparators)"
            )
        }
        if fields.count < items.count { return nil }
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        var rules: [FieldRule] = []
        for field in fields { rules.append(FieldRule(try field.kind.judge(texts), name: field.name)) }
        return separators.isEmpty ? .fields(rules) : .fields(rules, separators: separators)
    }

    /// A field: an answer line, or a mapping with what a question has for its answer.
    private static func field(_ node: YAMLNode, _ source: AnswerSource) -> (kind: any AnswerKind, name: String?)? {
        if node.text != nil {
            return source.texts.slot(node).map { (LinesAnswer(line: $0, strictness: source.strictness), nil) }
        }
        guard let fields = Fields(node, what: "a field", keys: fieldKeys, diagnostics: source.diagnostics) else {
            return nil
        }
        let strictness = fields.choice("strictness", Strictness.self) ?? source.strictness
        let inner = AnswerSource(fields: fields, texts: source.texts, strictness: strictness)
        return AnswerReader.fieldKind(inner).map { ($0, fields.text("name")) }
    }
}

extension Fields {
    /// Whether the response to a question has several lines.
    fileprivate var hasLines: Bool {
        guard case .mapping(let pairs)? = node("response")?.content else { return false }
        return pairs.contains { key, value in
            switch key.text {
            case "until": !value.isNull
            case "lines": value.text.flatMap { Int($0.replacing("_", with: "")) } != 1
            default: false
            }
        }
    }
}
