import SockratesJudge
import SockratesQuiz

/// Reads `identity`: whether a session asks who plays, before anything else.
struct IdentityReader {
    static let keys = ["tokens"]

    let context: PackContext

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads it: `nobody`, `name`, or `{tokens: FILE}`, a table of tokens and teams.
    ///
    /// - Returns: The step that asks; `nil` where nobody is asked for.
    func step(_ fields: Fields) -> QuestionEntry? {
        guard let node = fields.node("identity") else { return nil }
        if case .mapping = node.content { return tokens(node) }
        switch node.text {
        case "nobody": return nil
        case "name": return entry("Who are you?", NameJudge(), model: "player", effects: Naming(teams: [:]))
        default:
            diagnostics.error(
                node.place,
                "\"identity\" is nobody, name, or {tokens: FILE}, a table with the columns token and team"
            )
            return nil
        }
    }

    private func tokens(_ node: YAMLNode) -> QuestionEntry? {
        guard let fields = Fields(node, what: "\"identity\"", keys: Self.keys, diagnostics: diagnostics),
            let from = fields.node("tokens"), let source = context.tables.source(from),
            let tokens = TeamTokens(source.table, diagnostics, complain: { diagnostics.error(from.place, $0) })
        else { return nil }
        let teams = tokens.teams
        let judge = TokenJudge(tokens: Set(teams.keys))
        return entry("Your team's token?", judge, model: teams.keys.min() ?? "", effects: Naming(teams: teams))
    }

    private func entry(_ ask: String, _ judge: any ResponseJudge, model: String, effects: Naming) -> QuestionEntry {
        var details = QuestionDetails()
        details.script = judge
        details.modelAnswer = model
        details.effects = effects
        details.texts[.again] = ""
        let text = context.wire.format == .lines ? ask : Value.map(["message": .text(ask)]).json
        let question = Question(ask: text, judge: .answer([]), details: details)
        return QuestionEntry([question], rules: QuestionRules(wrong: .again, attempts: 5, isScored: false))
    }
}

/// Accepts names that can be told apart and shown to everybody.
private struct NameJudge: ResponseJudge {
    private static let longest = 32

    func verdict(on response: [UInt8], in scope: Scope) -> Verdict {
        guard let name = PlayerName(response) else {
            return .scripted(
                .reject,
                saying:
                    "A name has 1 to \(Self.longest) letters, digits, spaces and signs, and nothing that can't be seen."
            )
        }
        return .scripted(.accept, saying: "Hello, \(name.text).")
    }
}

/// Accepts tokens of teams.
private struct TokenJudge: ResponseJudge {
    let tokens: Set<String>

    func verdict(on response: [UInt8], in scope: Scope) -> Verdict {
        tokens.contains(PlayerName.trimmed(response))
            ? .scripted(.accept) : .scripted(.reject, saying: "No team has this token.")
    }
}

/// Keeps who plays: `player` and `team`, and by `identity` how that is known.
private struct Naming: EffectSource {
    /// Teams by their tokens; empty where players give names.
    let teams: [String: String]

    func effect(in scope: Scope) -> Effect {
        guard scope.facts["result"] == .text("accept"), let response = scope.facts["response"]?.text else {
            return Effect()
        }
        let text = PlayerName.trimmed(Array(response.utf8))
        let name = teams.isEmpty ? text : teams[text] ?? ""
        let proof = teams.isEmpty ? "name" : "token"
        return Effect(variables: ["player": .text(name), "team": .text(name), "identity": .text(proof)])
    }
}
