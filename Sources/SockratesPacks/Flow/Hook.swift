import SockratesQuiz

/// A decision that a pack leaves to code of its own: an expression of Lua, which may call the pack's script.
struct Hook: Sendable {
    let expression: Expression

    /// Reads a hook; `nil` where there is none, or something is wrong with it, which is reported.
    ///
    /// - Parameters:
    ///   - key: Its key: `generate`, `oracle`, `judge` or `transition`.
    ///   - fields: Where it stands.
    ///   - script: The pack's Lua.
    init?(_ key: String, of fields: Fields, _ script: PackScript) {
        guard let text = fields.text(key), let node = fields.node(key) else { return nil }
        do throws(ScriptFailure) {
            let place = ScriptPlace(file: fields.diagnostics.file, line: node.line(ofTextBefore: []))
            expression = try Expression(Self.inside(text), of: script, at: place)
        } catch {
            fields.diagnostics.add(error)
            return nil
        }
    }

    /// The value of the expression; ``Value/null`` where it has none.
    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        try filling.value(expression)
    }

    /// An expression may stand between braces here too, or not.
    private static func inside(_ text: String) -> String {
        let text = text.trimmed
        return text.hasPrefix("{{") && text.hasSuffix("}}") ? String(text.dropFirst(2).dropLast(2)) : text
    }
}
