import SockratesQuiz

/// Reads what follows from a result: `on`, and the mappings within it.
struct EffectReader {
    static let results = ["accept", "again", "reject", "time_up"]
    static let branchKeys = ["say", "set", "goto"]

    let context: PackContext
    let table: Table?
    let names: Template.Names

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads `on` and `transition`; `nil` where there is neither.
    func effects(_ fields: Fields) -> EffectForm? {
        guard fields.has("on") || fields.has("transition") else { return nil }
        var form = EffectForm(place: context.place(of: fields), stages: context.stages)
        form.transition = Hook("transition", of: fields, context, table: table, names: names)
        guard let node = fields.node("on") else { return form }
        guard let on = Fields(node, what: "\"on\"", keys: Self.results, diagnostics: diagnostics) else { return form }
        for result in Self.results {
            if let node = on.node(result), let branch = branch(node) { form.branches[result] = branch }
        }
        return form
    }

    /// Reads what follows from one result: a stage's name, or a mapping.
    func branch(_ node: YAMLNode) -> EffectForm.Branch? {
        var branch = EffectForm.Branch()
        branch.place = ScriptPlace(file: diagnostics.file, line: node.place.line)
        if node.text != nil {
            lead(&branch, node)
            return branch
        }
        guard let fields = Fields(node, what: "what follows", keys: Self.branchKeys, diagnostics: diagnostics) else {
            return nil
        }
        if fields.text("goto") != nil, let node = fields.node("goto") { lead(&branch, node) }
        if let say = fields.node("say") {
            branch.say = MessageReader(context: context, table: table, names: names).message(say)
        }
        let values = ValueFormReader(context: context, table: table, names: names)
        branch.sets = values.values("set", of: fields)?.forms ?? []
        for (name, _) in branch.sets where !context.sessionNames.declared.contains(name) {
            let hint = NearestWord.hint(name, among: context.sessionNames.declared.sorted())
            let message = "\"\(name)\" is set, and is none of the pack's \"variables\"\(hint)"
            diagnostics.warning(fields.place(of: "set"), message)
        }
        return branch
    }

    /// Where it leads: a name, or an expression that gives one.
    private func lead(_ branch: inout EffectForm.Branch, _ node: YAMLNode) {
        guard let name = node.text else { return }
        if name.contains("{{") {
            branch.goto = Template(node, table: table, names: names, diagnostics: diagnostics)
        } else {
            branch.destination = destination(name, node.place)
        }
    }

    private func destination(_ name: String, _ place: Diagnostics.Place) -> Effect.Destination? {
        if let destination = EffectForm.destination(name, context.stages) { return destination }
        let known = context.stages.keys.sorted() + ["end", "close"]
        let hint = NearestWord.hint(name, among: known)
        let list = hint.isEmpty ? "; there are: \(known.joined(separator: ", "))" : hint
        diagnostics.error(place, "no stage has the name \"\(name)\"\(list)")
        return nil
    }
}
