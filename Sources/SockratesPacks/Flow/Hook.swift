import SockratesQuiz

/// A decision that a pack leaves to code of its own: an expression of Lua, which may call the pack's script, or a program.
struct Hook: Sendable {
    static let keys = ["program"]

    private enum Source {
        case expression(PackExpression)
        case program(HookProgram)
    }

    /// Where it stands.
    let place: ScriptPlace
    private let name: String
    private let source: Source

    /// Reads a hook; `nil` where there is none, or something is wrong with it, which is reported.
    ///
    /// - Parameters:
    ///   - key: Its key: `generate`, `oracle`, `judge` or `transition`.
    ///   - fields: Where it stands.
    ///   - context: The pack's Lua and its programs.
    ///   - table: The question's table, whose columns it sees.
    ///   - names: What else it sees.
    init?(_ key: String, of fields: Fields, _ context: PackContext, table: Table?, names: Template.Names) {
        guard let node = fields.node(key) else { return nil }
        name = key
        place = ScriptPlace(file: fields.diagnostics.file, line: node.line(ofTextBefore: []))
        do throws(ScriptFailure) {
            if case .mapping = node.content {
                guard
                    let program = Fields(node, what: "\"\(key)\"", keys: Self.keys, diagnostics: fields.diagnostics),
                    let file = program.text("program")
                else {
                    fields.diagnostics.error(node.place, "\"\(key)\" is an expression, or a mapping with \"program\"")
                    return nil
                }
                source = .program(try context.programs.program(file, at: place))
            } else {
                guard let text = fields.text(key) else { return nil }
                // Where nothing follows, code that leads on says nothing.
                let inside = key == "transition" ? "(\(Self.inside(text))) or false" : Self.inside(text)
                source = .expression(try PackExpression(inside, of: context.script, at: place))
                try Self.check(Self.inside(text), key, names, table, at: place)
            }
        } catch {
            fields.diagnostics.add(error)
            return nil
        }
    }

    /// Finds what a hook names and what is not there, so that it is no surprise in a play.
    private static func check(
        _ code: String,
        _ key: String,
        _ names: Template.Names,
        _ table: Table?,
        at place: ScriptPlace
    ) throws(ScriptFailure) {
        let words = LuaWords(code)
        if let stray = names.strayCall(words, table) {
            let hint = NearestWord.hint(stray, among: names.functions)
            throw ScriptFailure(
                at: place,
                "\"\(key)\" calls \"\(stray)\", which neither the script nor the library defines\(hint)"
            )
        }
        if let stray = names.strayName(words, table) {
            let known = names.others + names.functions + (table?.columns ?? []) + names.facts.sorted()
            let hint = NearestWord.hint(stray, among: known)
            throw ScriptFailure(at: place, "\"\(key)\" names \"\(stray)\", and nothing here is called so\(hint)")
        }
        guard words.names == [code.trimmed], names.isFunction(code.trimmed), !names.holds(code.trimmed) else { return }
        let kind = try PackExpression("type(\(code.trimmed))", of: names.script, at: place)
        var random = SeededRandom(seed: 0)
        if try kind.value(random: &random, { _ in nil }) == .text("function") {
            throw ScriptFailure(at: place, "\"\(key)\" is a function and not its value; call it: \(code.trimmed)(…)")
        }
    }

    /// What the code gives; ``Value/null`` where it gives nothing.
    func value(_ filling: inout Filling) throws(ScriptFailure) -> Value {
        switch source {
        case .expression(let expression): return try filling.value(expression)
        case .program(let program):
            let values = filling.scope.everything.merging(filling.values) { $1 }
            return try program.value(of: name, values, seed: filling.random.next())
        }
    }

    /// An expression may stand between braces here too, or not.
    private static func inside(_ text: String) -> String {
        let text = text.trimmed
        return text.hasPrefix("{{") && text.hasSuffix("}}") ? String(text.dropFirst(2).dropLast(2)) : text
    }
}
