import SockratesJudge
import SockratesQuiz

/// Reads a question as its author wrote it.
struct QuestionReader {
    static let keys =
        [
            "ask", "from", "where", "values", "generate", "blob", "hint", "hints", "response", "credit", "feedback",
            "explain",
            "say", "on", "transition", "check", "category", "difficulty",
        ] + AnswerDraftReader.keys + AnswerReader.keys
    static let responseKeys = ["lines", "until", "items"]
    static let sayKeys = occasions.map(\.key)
    private static let occasions: [(key: String, occasion: QuestionDetails.Occasion)] = [
        ("accept", .accept), ("reject", .reject), ("again", .again), ("time_up", .timeUp),
    ]

    let context: PackContext
    let fields: Fields
    let table: Table?
    let strictness: Strictness

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads it; `nil` where there is a mistake, which is reported.
    func draft() -> QuestionDraft? {
        let errors = diagnostics.errorCount
        let isOpen = fields.has("generate") || fields.has("transition")
        let first = ValueFormReader(context: context, table: table, names: context.names(ownNames(), isOpen: isOpen))
        let values = first.values("values", of: fields)
        let names = first.names
        if fields.lacks("ask"), fields.lacks("blob") { diagnostics.error(fields.place, "a question needs \"ask\"") }
        if fields.has("hint"), fields.has("hints") {
            diagnostics.error(fields.place(of: "hints"), "a question has \"hint\" or \"hints\", not both")
        }
        let messages = MessageReader(context: context, table: table, names: names)
        let ask = fields.node("ask").flatMap(messages.message)
        let answers = AnswerDraftReader(
            context: context,
            fields: fields,
            table: table,
            names: names,
            strictness: strictness
        )
        guard let answer = answers.answer() else { return nil }
        var draft = QuestionDraft(ask: ask ?? .json(.constant(.text(""))), place: fields.place, answer: answer)
        draft.columns = table?.columns ?? []
        draft.answers = context.answers
        draft.values = values
        draft.generate = Hook("generate", of: fields, context, table: table, names: names)
        draft.hints = (fields.texts("hints") ?? fields.texts("hint") ?? []).compactMap { template($0, names) }
        draft.blob = fields.text("blob") == nil ? nil : fields.node("blob").flatMap { template($0, names) }
        draft.explanation = fields.text("explain") == nil ? nil : fields.node("explain").flatMap { template($0, names) }
        if let points = fields.node("points"), points.text?.contains("{{") == true {
            draft.points = template(points, names)
        }
        draft.effects = EffectReader(context: context, table: table, names: names).effects(fields)
        draft.shape = shape()
        readTexts(&draft, messages)
        readCredit(&draft, names)
        readFeedback(&draft, names)
        draft.settle()
        return diagnostics.errorCount == errors ? draft : nil
    }

    /// The names of the question's own values.
    private func ownNames() -> [String] {
        guard case .mapping(let pairs)? = fields.node("values")?.content else { return [] }
        return pairs.compactMap(\.key.text)
    }

    private func template(_ node: YAMLNode, _ names: Template.Names) -> Template? {
        Template(node, table: table, names: names, diagnostics: diagnostics)
    }

    /// Reads `response`: how many lines it has.
    private func shape() -> ResponseShape {
        guard let node = fields.node("response") else { return .line }
        if node.text == "line" { return .line }
        guard
            let shape = Fields(node, what: "\"response\"", keys: Self.responseKeys, diagnostics: diagnostics)
        else { return .line }
        if let count = shape.integer("lines", in: 1...10_000) { return count == 1 ? .line : .lines(count) }
        if let count = shape.integer("items", in: 1...1_000_000) { return .items(count) }
        if let end = shape.text("until") { return .until(end) }
        if shape.lacks("lines"), shape.lacks("until"), shape.lacks("items") {
            diagnostics.error(node.place, "\"response\" has \"lines\", \"until\" or \"items\"")
        }
        return .line
    }

    private func readTexts(_ draft: inout QuestionDraft, _ messages: MessageReader) {
        guard let node = fields.node("say"),
            let say = Fields(node, what: "\"say\"", keys: Self.sayKeys, diagnostics: diagnostics)
        else { return }
        for (key, occasion) in Self.occasions {
            if let node = say.node(key) { draft.texts[occasion] = messages.message(node) }
        }
    }

    /// Reads `credit`: responses and their shares of the points.
    private func readCredit(_ draft: inout QuestionDraft, _ names: Template.Names) {
        for (key, value) in pairs("credit") {
            guard let form = AnswerReader.line(key, table: table, names: names, strictness: strictness, diagnostics)
            else { continue }
            guard let text = value.text, let share = Self.share(text) else {
                diagnostics.error(
                    value.place,
                    "a share of the points is a percentage such as 50%, not \"\(value.text ?? "")\""
                )
                continue
            }
            draft.credit.append((form, share))
        }
    }

    /// Reads `feedback`: responses and what is said on them.
    private func readFeedback(_ draft: inout QuestionDraft, _ names: Template.Names) {
        for (key, value) in pairs("feedback") {
            guard let form = AnswerReader.line(key, table: table, names: names, strictness: strictness, diagnostics),
                let text = template(value, names)
            else { continue }
            draft.feedback.append((form, text))
        }
    }

    private func pairs(_ key: String) -> [(key: YAMLNode, value: YAMLNode)] {
        guard let node = fields.node(key) else { return [] }
        if case .mapping(let pairs) = node.content { return pairs }
        diagnostics.error(node.place, "\"\(key)\" is a mapping, with responses as its keys")
        return []
    }

    private static func share(_ text: String) -> Double? {
        guard text.hasSuffix("%"), let percent = Double(text.dropLast().filter { $0 != " " }),
            (0...100).contains(percent)
        else { return nil }
        return percent / 100
    }
}
