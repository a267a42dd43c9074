import SockratesQuiz

/// Something that is said, as its author wrote it, in the form of the pack's wire.
enum MessageForm: Sendable {
    case text(Template)
    /// A value that is sent as JSON.
    case json(ValueForm)

    /// Whether it is the same in every session.
    var isPlain: Bool {
        switch self {
        case .text(let template): template.isPlain
        case .json(let form): form.constant != nil
        }
    }

    /// The message, without a newline at its end.
    func text(_ filling: inout Filling) throws(ScriptFailure) -> String {
        switch self {
        case .text(let template): try filling.text(template).withoutLastNewline
        case .json(let form): try form.value(&filling).json
        }
    }

    /// The message as words of a session.
    ///
    /// - Parameters:
    ///   - source: What stands in the pack.
    ///   - endsLine: Whether the message is a line; else a newline at its end is one that the player sees.
    /// - Returns: The words.
    func wording(_ source: String, endsLine: Bool = true) -> Wording {
        let newline = !endsLine && source.hasSuffix("\n") ? "\n" : ""
        var filling = Filling(scope: Scope(seed: 0))
        if isPlain, let text = try? text(&filling) { return Wording(text + newline) }
        return Wording(source, template: MessageTemplate(form: self, newline: newline))
    }
}

extension Wording {
    /// What the words are made of; `nil` where they are always the same, and where no pack holds them.
    var form: MessageForm? { (template as? MessageTemplate)?.form }
}

/// A message that a session fills.
struct MessageTemplate: TextTemplate {
    let form: MessageForm
    /// The row that it names, of a question that has one.
    var cells: [Cell] = []
    var newline = ""

    func text(in scope: Scope) throws(BrokenQuestion) -> String {
        var filling = Filling(cells, scope: scope)
        do throws(ScriptFailure) {
            return try form.text(&filling) + newline
        } catch {
            throw BrokenQuestion("\(error)")
        }
    }
}

/// Reads what is said: a text, or with `wire: json` any value.
struct MessageReader {
    let context: PackContext
    let table: Table?
    let names: Template.Names
    /// Whether a text by itself becomes a message in JSON; a player's own text does not.
    var wraps = true

    /// Reads a message; a text becomes `{"message": …}` where the wire is JSON.
    func message(_ node: YAMLNode) -> MessageForm? {
        let diagnostics = context.diagnostics
        guard case .json = context.wire.format else {
            if node.text == nil {
                let hint = node.isNull ? "" : "; with wire: json it may be any value"
                diagnostics.error(node.place, "what is said is a text, not \(node.kind)\(hint)")
                return nil
            }
            return Template(node, table: table, names: names, diagnostics: diagnostics).map { .text($0) }
        }
        if let text = node.text, text.isEmpty || !wraps {
            return Template(node, table: table, names: names, diagnostics: diagnostics).map { .text($0) }
        }
        var reader = ValueFormReader(context: context, table: table, names: names)
        reader.allowsDraws = false
        guard let form = reader.form(node) else { return nil }
        if node.text == nil { return .json(form) }
        if let constant = form.constant { return .json(.constant(.map(["message": .text(constant.text)]))) }
        return .json(.map([("message", form)]))
    }

    /// Reads the words of a key; `nil` where it is not there.
    func wording(_ key: String, of fields: Fields, endsLine: Bool = true) -> Wording? {
        guard let node = fields.node(key) else { return nil }
        return message(node)?.wording(node.text ?? "", endsLine: endsLine)
    }
}
