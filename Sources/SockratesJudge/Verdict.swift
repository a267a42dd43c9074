/// What the judge says about one response, and why.
public struct Verdict: Sendable {
    /// The three things a judge can say.
    public enum Outcome: String, Sendable {
        /// The response is right.
        case accept
        /// The response is on the way: the player should say more.
        case prompt
        /// The response is wrong.
        case reject
    }

    /// Accept, prompt or reject.
    public let outcome: Outcome
    /// The kind of likeness that decided.
    public let tier: Tier
    /// Why, for a program.
    public let reason: Reason
    let evidence: Evidence

    /// The accepted answer, alias or prompt that the response was taken for, as its author wrote it, if there is one.
    public var matched: String? { evidence.matched }

    /// What the author's script says to the player, if a script decided and says something.
    public var said: String? {
        if case .said(let sentence) = evidence { return sentence }
        return nil
    }

    /// The name of the field that decided, where the response has several and its author named them.
    public var field: String? { if case .field(let name, _) = evidence { name } else { nil } }

    /// Why, in one sentence for the player.
    ///
    /// It is put together when it is asked for. The sentence never gives away an answer that the player has not named.
    public var sentence: String { VerdictSentence(self).text }

    /// The verdict of a pack's own script.
    ///
    /// - Parameters:
    ///   - outcome: Accept, prompt or reject.
    ///   - sentence: What the player is told, or `nil`.
    /// - Returns: The verdict, of the tier ``Tier/script``.
    public static func scripted(_ outcome: Outcome, saying sentence: String? = nil) -> Verdict {
        Verdict(outcome, .script, .decidedByScript, sentence.map { .said($0) } ?? .nothing)
    }

    init(_ outcome: Outcome, _ tier: Tier, _ reason: Reason, _ evidence: Evidence = .nothing) {
        self.outcome = outcome
        self.tier = tier
        self.reason = reason
        self.evidence = evidence
    }
}

/// What a verdict points at; strings are made from it only when somebody asks.
enum Evidence: Sendable {
    case nothing
    case line(CompiledAnswer, form: Int32)
    case list(CompiledList, named: Int32, extra: String?)
    case number(CompiledNumber)
    case fields(CompiledFields)
    /// What is wrong with a named field.
    indirect case field(String, Verdict)
    /// What the player typed.
    case typed(String)
    /// The option that the player chose.
    case option(String)
    case choice(CompiledChoice)
    /// What a script says to the player.
    case said(String)

    var matched: String? {
        switch self {
        case .line(let answer, let form): answer.written(form)
        case .option(let text): text
        case .field(_, let verdict): verdict.matched
        case .nothing, .list, .number, .fields, .typed, .choice, .said: nil
        }
    }
}
