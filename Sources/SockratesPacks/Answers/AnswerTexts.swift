import SockratesQuiz

/// A text of an answer: a number in a list of texts that are filled together.
struct TextSlot: Sendable {
    fileprivate let index: Int
}

/// A text of an answer as its author wrote it.
struct AnswerText: Sendable {
    let template: Template
    /// Where it stands in the pack.
    let place: Diagnostics.Place
    /// Whether a value is wanted as JSON; a text by itself is JSON already.
    var form = Form.text

    enum Form {
        case text
        /// JSON, where a text is a string.
        case json
        /// JSON, where a text is JSON itself.
        case writtenJSON
    }

    /// What it says now; several texts where it is a list.
    func filled(_ filling: inout Filling) throws(ScriptFailure) -> [String] {
        if form == .text || !template.isSolePlace { return try filling.texts(template) }
        let value = try filling.value(template)
        if form == .writtenJSON, case .text(let text) = value { return [text] }
        return [value.json]
    }
}

/// Gathers the texts of an answer while it is read.
final class AnswerTextCollector {
    private(set) var texts: [AnswerText] = []
    private let table: Table?
    private let names: Template.Names
    private let diagnostics: Diagnostics

    init(table: Table?, names: Template.Names, diagnostics: Diagnostics) {
        self.table = table
        self.names = names
        self.diagnostics = diagnostics
    }

    /// Takes a text; what is wrong with it is reported.
    func slot(_ node: YAMLNode, _ form: AnswerText.Form = .text) -> TextSlot? {
        guard let template = Template(node, table: table, names: names, diagnostics: diagnostics) else { return nil }
        texts.append(AnswerText(template: template, place: node.place, form: form))
        return TextSlot(index: texts.count - 1)
    }

    /// Takes the text of a key; `nil` where it is not there, or something is wrong with it.
    func slot(_ key: String, of fields: Fields) -> TextSlot? {
        fields.text(key) == nil ? nil : fields.node(key).flatMap { slot($0) }
    }

    /// Takes the texts of a key; `nil` where there are none, or something is wrong with one.
    func slots(_ key: String, of fields: Fields) -> [TextSlot]? {
        guard let nodes = fields.texts(key), !nodes.isEmpty else {
            if fields.node(key) == nil { diagnostics.error(fields.place(of: key), "\"\(key)\" says nothing") }
            return nil
        }
        if nodes.count > PackLimits.answerLines {
            let message = "\"\(key)\" has at most \(PackLimits.answerLines) items; these are \(nodes.count)"
            diagnostics.error(fields.place(of: key), message)
            return nil
        }
        let slots = nodes.compactMap { slot($0) }
        return slots.count == nodes.count ? slots : nil
    }
}

/// The texts of an answer for one row.
struct FilledTexts {
    private let written: [AnswerText]
    private let filled: [[String]]

    /// - Precondition: There is something filled for each text that was written.
    init(_ written: [AnswerText], _ filled: [[String]]) {
        self.written = written
        self.filled = filled
    }

    /// All that a text says.
    subscript(slot: TextSlot) -> [String] { filled.indices.contains(slot.index) ? filled[slot.index] : [] }

    /// What a text says that may not be a list.
    func one(_ slot: TextSlot) throws(AnswerMistake) -> String {
        let texts = self[slot]
        guard let text = texts.first, texts.count == 1 else {
            throw mistake(slot, "one value is wanted here, and this is a list of \(texts.count)")
        }
        return text
    }

    /// Whether a text is JSON already, since the value of its one place was wanted so.
    func isJSON(_ slot: TextSlot) -> Bool {
        written[slot.index].form == .json && written[slot.index].template.isSolePlace
    }

    /// Whether a text is computed or drawn.
    func isComputed(_ slot: TextSlot) -> Bool { written[slot.index].template.isComputed }

    /// A mistake in a text.
    func mistake(_ slot: TextSlot, _ message: String, isTooLarge: Bool = false) -> AnswerMistake {
        let text = written[slot.index]
        return AnswerMistake(
            message: message,
            place: text.place,
            isOfRow: !text.template.isPlain,
            isTooLarge: isTooLarge
        )
    }
}
