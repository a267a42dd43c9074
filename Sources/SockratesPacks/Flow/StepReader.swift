import SockratesJudge
import SockratesQuiz

/// Reads a step: an item that counts for nothing, and only says something, asks for a value, or leads the way.
struct StepReader {
    static let kinds = ["say", "art", "countdown", "gate", "input", "menu"]
    static let keys =
        kinds + [
            "pause", "ask", "time", "on", "transition", "seed", "hint", "hints", "wrong", "attempts", "strictness",
        ]
        + AnswerReader.keys

    let context: PackContext
    let settings: Settings

    private var diagnostics: Diagnostics { context.diagnostics }
    private var names: Template.Names { context.names() }

    /// Whether an item is a step: it says something and asks nothing, or has a step's own key.
    static func isStep(_ node: YAMLNode) -> Bool {
        if node.text != nil { return true }
        guard case .mapping(let pairs) = node.content else { return false }
        let keys = pairs.compactMap(\.key.text)
        if keys.contains(where: ["art", "countdown", "gate", "input", "menu"].contains) { return true }
        return keys.contains("say") && !keys.contains("ask")
    }

    /// Reads a step; a countdown is several.
    ///
    /// A text alone waits until the player presses Enter.
    func entries(_ node: YAMLNode) -> [QuestionEntry] {
        guard context.budget.spend(flowSteps: 1, at: node.place) else { return [] }
        if node.text != nil { return gate(node, nil) }
        guard let fields = Fields(node, what: "a step", keys: Self.keys, diagnostics: diagnostics) else { return [] }
        let kinds = Self.kinds.filter(fields.has)
        guard kinds.count == 1, let kind = kinds.first, let value = fields.node(kind) else {
            diagnostics.error(node.place, "a step has one of \(Self.kinds.joined(separator: ", "))")
            return []
        }
        switch kind {
        case "say": return told(value, fields, isArt: false)
        case "art": return told(value, fields, isArt: true)
        case "countdown": return countdown(fields)
        case "gate": return gate(value, fields)
        case "input": return input(fields)
        default: return menu(value, fields)
        }
    }

    // MARK: What is only said

    private func told(_ node: YAMLNode, _ fields: Fields, isArt: Bool) -> [QuestionEntry] {
        guard let message = message(node) else { return [] }
        var draft = QuestionDraft(ask: message, place: node.place, answer: AnyResponse())
        draft.effects = effects(fields)
        let pause = fields.duration("pause") ?? .zero
        return [
            entry(draft, QuestionRules(isScored: false)) {
                $0.pause = pause; $0.isArt = isArt
            }
        ]
    }

    private func countdown(_ fields: Fields) -> [QuestionEntry] {
        guard let count = fields.integer("countdown", in: 1...60),
            context.budget.spend(flowSteps: count - 1, at: fields.place)
        else { return [] }
        return (1...count).reversed().map { number in
            var details = QuestionDetails()
            details.pause = .seconds(1)
            let text = context.wire.format == .lines ? "\(number)…" : Value.map(["message": .text("\(number)…")]).json
            let question = Question(ask: text, judge: .anything, details: details)
            return QuestionEntry([question], rules: QuestionRules(isScored: false))
        }
    }

    // MARK: What waits for the player

    private func gate(_ node: YAMLNode, _ fields: Fields?) -> [QuestionEntry] {
        guard let message = message(node) else { return [] }
        var draft = QuestionDraft(ask: message, place: node.place, answer: AnyResponse())
        draft.effects = fields.flatMap(effects)
        return [entry(draft, rules(fields))]
    }

    private func input(_ fields: Fields) -> [QuestionEntry] {
        guard let name = fields.text("input") else { return [] }
        guard ValueFormReader.isName(name) else {
            diagnostics.error(
                fields.place(of: "input"),
                "\"input\" is the name of a variable: letters, digits and \"_\", no digit first"
            )
            return []
        }
        guard let ask = fields.node("ask").flatMap(message) else {
            if fields.lacks("ask") {
                diagnostics.error(fields.place, "\"input\" needs \"ask\": what the player is asked for")
            }
            return []
        }
        var answer: any AnswerDraft = AnyResponse(refusesNothing: true)
        if AnswerReader.kindKeys.contains(where: fields.has) {
            guard let read = AnswerReader(fields, table: nil, names: names, strictness: settings.strictness) else {
                return []
            }
            answer = FormDraft(form: read.form)
        }
        var draft = QuestionDraft(ask: ask, place: fields.place, answer: answer)
        draft.hints = (fields.texts("hints") ?? fields.texts("hint") ?? []).compactMap {
            Template($0, table: nil, names: names, diagnostics: diagnostics)
        }
        draft.effects = effects(fields) ?? EffectForm(place: context.place(of: fields), stages: context.stages)
        draft.effects?.input = name
        draft.effects?.seed = fields.node("seed").flatMap {
            Template($0, table: nil, names: names, diagnostics: diagnostics)
        }
        return [entry(draft, rules(fields))]
    }

    /// Options that lead to stages.
    private func menu(_ node: YAMLNode, _ fields: Fields) -> [QuestionEntry] {
        guard case .mapping(let pairs) = node.content, (1...ChoiceRule.mostOptions).contains(pairs.count) else {
            diagnostics.error(node.place, "\"menu\" is a mapping of 1 to 26 options to where they lead")
            return []
        }
        guard let ask = fields.node("ask").flatMap(message) else {
            if fields.lacks("ask") { diagnostics.error(fields.place, "\"menu\" needs \"ask\"") }
            return []
        }
        let reader = EffectReader(context: context, table: nil, names: names)
        var form = effects(fields) ?? EffectForm(place: context.place(of: fields), stages: context.stages)
        var options: [String] = []
        for (key, value) in pairs {
            guard let option = key.text else {
                diagnostics.error(key.place, "an option is a text, not \(key.kind)")
                continue
            }
            options.append(option)
            if value.isNull { continue }
            form.options[option] = reader.branch(value)
        }
        var draft = QuestionDraft(ask: ask, place: fields.place, answer: AnyOption(options: options))
        draft.effects = form
        return [entry(draft, rules(fields))]
    }

    // MARK: What all have in common

    private func message(_ node: YAMLNode) -> MessageForm? {
        MessageReader(context: context, table: nil, names: names).message(node)
    }

    private func effects(_ fields: Fields) -> EffectForm? {
        EffectReader(context: context, table: nil, names: names).effects(fields)
    }

    private func rules(_ fields: Fields?) -> QuestionRules {
        var rules = QuestionRules(wrong: .again, attempts: nil, isScored: false)
        guard let fields else { return rules }
        rules.time = fields.duration("time")
        if fields.has("wrong") || fields.has("attempts") {
            var own = Settings()
            own.read(fields)
            rules.wrong = own.rules.wrong
            rules.attempts = own.rules.attempts
        }
        return rules
    }

    /// An entry of one step.
    ///
    /// It is made anew for each session, as what it says may depend on the session.
    private func entry(
        _ draft: QuestionDraft,
        _ rules: QuestionRules,
        _ change: @escaping @Sendable (inout QuestionDetails) -> Void = { _ in }
    ) -> QuestionEntry {
        var draft = draft
        draft.settle()
        return QuestionEntry(StepSource(draft: draft, file: diagnostics.file, change: change), rules: rules)
    }
}

/// Makes a step.
private struct StepSource: QuestionSource, DraftedSource {
    let draft: QuestionDraft
    var rows: [MadeQuestions.Row] { [] }
    let file: String
    let change: @Sendable (inout QuestionDetails) -> Void
    let count = 1

    func question(_ index: Int, in scope: Scope) throws(BrokenQuestion) -> Question {
        let made = try MadeQuestions(draft: draft, rows: [], file: file).question(index, in: scope)
        var details = made.details ?? QuestionDetails()
        change(&details)
        return Question(ask: made.ask, judge: made.judge, hints: made.hints, details: details)
    }
}

/// Any response will do.
private struct AnyResponse: AnswerDraft {
    var refusesNothing = false
    var isMade: Bool { false }
    var templates: [Template] { [] }

    func judging(_ filling: inout Filling) throws -> Judging {
        Judging(judge: .anything, model: refusesNothing ? "sockrates" : "")
    }
}

/// Any of a menu's options will do.
private struct AnyOption: AnswerDraft {
    let options: [String]
    var isMade: Bool { false }
    var templates: [Template] { [] }

    func judging(_ filling: inout Filling) throws -> Judging {
        let lettered = options.enumerated().map { "\(ChoiceRule.letter($0.offset))) \($0.element)" }
        return Judging(judge: .choice(ChoiceRule(options: options, right: Set(options.indices))), options: lettered)
    }
}
