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
    /// - Parameters:
    ///   - fields: The pack's.
    ///   - given: What holds in its place, and is told of where it is something else.
    /// - Returns: The step that asks; `nil` where nobody is asked for.
    func step(_ fields: Fields, insteadOf given: AskedIdentity?) -> QuestionEntry? {
        guard let given else { return asked(fields).flatMap(entry) }
        if let node = fields.node("identity"), !isSame(given, fields) {
            diagnostics.warning(
                node.place,
                "this \"identity\" does not count: the option says \(given.kind.rawValue)"
            )
        }
        return entry(given)
    }

    private func asked(_ fields: Fields) -> AskedIdentity? {
        guard let node = fields.node("identity") else { return nil }
        if case .mapping = node.content { return tokens(node) }
        switch node.text {
        case "nobody": return .nobody
        case "name": return .name
        default:
            diagnostics.error(
                node.place,
                "\"identity\" is nobody, name, {tokens: FILE}, a table with the columns token and team, or {tokens: store}"
            )
            return nil
        }
    }

    private func tokens(_ node: YAMLNode) -> AskedIdentity? {
        guard let fields = Fields(node, what: "\"identity\"", keys: Self.keys, diagnostics: diagnostics),
            let from = fields.node("tokens")
        else { return nil }
        return register(from).map { .token($0) }
    }

    private func register(_ from: YAMLNode) -> TeamRegister? {
        if from.text == Self.store { return teams }
        guard let source = context.tables.source(from),
            let tokens = TeamTokens(source.table, diagnostics, complain: { diagnostics.error(from.place, $0) })
        else { return nil }
        return TeamRegister(tokens.teams)
    }

    /// Whether a pack itself says what an option says.
    private func isSame(_ given: AskedIdentity, _ fields: Fields) -> Bool {
        guard case .token(let register) = given else { return fields.node("identity")?.text == given.kind.rawValue }
        return Self.wantsRecord(fields) && register === teams
    }

    /// What `tokens` says of teams that the record keeps; no table is called so.
    static let store = "store"

    /// Whether a pack takes its teams from the record.
    static func wantsRecord(_ fields: Fields) -> Bool {
        guard case .mapping(let pairs)? = fields.node("identity")?.content else { return false }
        return pairs.contains { $0.key.text == "tokens" && $0.value.text == store }
    }

    /// Whom a pack says that its sessions ask for.
    static func kind(_ node: YAMLNode?) -> IdentityKind {
        guard let node else { return .nobody }
        if case .mapping = node.content { return .token }
        return node.text.flatMap { IdentityKind(rawValue: $0) } ?? .nobody
    }

    private func entry(_ asked: AskedIdentity) -> QuestionEntry? {
        guard asked.kind != .nobody else { return nil }
        var details = QuestionDetails()
        details.script = IdentityJudge(asked: asked)
        details.modelAnswer = asked.anyAnswer
        details.effects = Naming(asked: asked)
        details.texts[.again] = ""
        let last = "That was the last attempt."
        details.texts[.reject] = Wording(
            context.wire.format == .lines ? last : Value.map(["message": .text(last)]).json
        )
        let ask = asked.question
        let text = context.wire.format == .lines ? ask : Value.map(["message": .text(ask)]).json
        let question = Question(ask: text, judge: .answer([]), details: details)
        return QuestionEntry([question], rules: QuestionRules(wrong: .again, attempts: 5, isScored: false))
    }
}

/// Accepts names that can be told apart and shown to everybody, or tokens of teams.
private struct IdentityJudge: ResponseJudge {
    let asked: AskedIdentity

    func verdict(on response: [UInt8], in scope: Scope) -> Verdict {
        guard let owner = asked.owner(of: response) else { return .scripted(.reject, saying: asked.refusal) }
        return asked.kind == .name ? .scripted(.accept, saying: "Hello, \(owner).") : .scripted(.accept)
    }
}

/// Keeps who plays: `player` and `team`, and by `identity` how that is known.
private struct Naming: EffectSource {
    let asked: AskedIdentity

    func effect(in scope: Scope) -> Effect {
        guard scope.facts["result"] == .text("accept"), let response = scope.facts["response"]?.text else {
            return Effect()
        }
        let name = Value.text(asked.owner(of: Array(response.utf8)) ?? "")
        return Effect(variables: ["player": name, "team": name, "identity": .text(asked.kind.rawValue)])
    }
}
