import SockratesJudge
import SockratesQuiz

/// Reads `identity`: whether a session asks who plays, before anything else.
struct IdentityReader {
    static let keys = ["tokens"]

    let context: PackContext
    /// The teams of the record.
    let teams: TeamRegister

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads it: `nobody`, `name`, `{tokens: FILE}`, a table of tokens and teams, or `{tokens: store}`, the record's teams.
    ///
    /// - Returns: The step that asks; `nil` where nobody is asked for.
    func step(_ fields: Fields) -> QuestionEntry? {
        guard let node = fields.node("identity") else { return nil }
        if case .mapping = node.content { return tokens(node) }
        switch node.text {
        case "nobody": return nil
        case "name": return entry("Who are you?", NameJudge(), model: "player", effects: Naming(register: nil))
        default:
            diagnostics.error(
                node.place,
                "\"identity\" is nobody, name, {tokens: FILE}, a table with the columns token and team, or {tokens: store}"
            )
            return nil
        }
    }

    private func tokens(_ node: YAMLNode) -> QuestionEntry? {
        guard let fields = Fields(node, what: "\"identity\"", keys: Self.keys, diagnostics: diagnostics),
            let from = fields.node("tokens"), let register = register(from)
        else { return nil }
        return entry(
            "Your team's token?",
            TokenJudge(register: register),
            model: register.anyToken,
            effects: Naming(register: register)
        )
    }

    private func register(_ from: YAMLNode) -> TeamRegister? {
        if from.text == Self.store { return teams }
        guard let source = context.tables.source(from),
            let tokens = TeamTokens(source.table, diagnostics, complain: { diagnostics.error(from.place, $0) })
        else { return nil }
        return TeamRegister(tokens.teams)
    }

    /// What `tokens` says of teams that the record keeps; no table is called so.
    static let store = "store"

    /// Whether a pack takes its teams from the record.
    static func wantsRecord(_ fields: Fields) -> Bool {
        guard case .mapping(let pairs)? = fields.node("identity")?.content else { return false }
        return pairs.contains { $0.key.text == "tokens" && $0.value.text == store }
    }

    private func entry(_ ask: String, _ judge: any ResponseJudge, model: String, effects: Naming) -> QuestionEntry {
        var details = QuestionDetails()
        details.script = judge
        details.modelAnswer = model
        details.effects = effects
        details.texts[.again] = ""
        let last = "That was the last attempt."
        details.texts[.reject] = Wording(
            context.wire.format == .lines ? last : Value.map(["message": .text(last)]).json
        )
        let text = context.wire.format == .lines ? ask : Value.map(["message": .text(ask)]).json
        let question = Question(ask: text, judge: .answer([]), details: details)
        return QuestionEntry([question], rules: QuestionRules(wrong: .again, attempts: 5, isScored: false))
    }
}

/// Accepts names that can be told apart and shown to everybody.
private struct NameJudge: ResponseJudge {
    func verdict(on response: [UInt8], in scope: Scope) -> Verdict {
        guard let name = PlayerName(response) else {
            return .scripted(.reject, saying: PlayerName.rule)
        }
        return .scripted(.accept, saying: "Hello, \(name.text).")
    }
}

/// Accepts tokens of teams.
private struct TokenJudge: ResponseJudge {
    let register: TeamRegister

    func verdict(on response: [UInt8], in scope: Scope) -> Verdict {
        register.team(response) != nil
            ? .scripted(.accept) : .scripted(.reject, saying: "No team has this token.")
    }
}

/// Keeps who plays: `player` and `team`, and by `identity` how that is known.
private struct Naming: EffectSource {
    /// The teams; `nil` where players give names.
    let register: TeamRegister?

    func effect(in scope: Scope) -> Effect {
        guard scope.facts["result"] == .text("accept"), let response = scope.facts["response"]?.text else {
            return Effect()
        }
        let answer = Array(response.utf8)
        let name = register.map { $0.team(answer) ?? "" } ?? PlayerName.trimmed(answer)
        let proof = register == nil ? "name" : "token"
        return Effect(variables: ["player": .text(name), "team": .text(name), "identity": .text(proof)])
    }
}
