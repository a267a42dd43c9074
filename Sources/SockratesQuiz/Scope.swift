/// What a pack's expressions and hooks see of a session at one moment.
///
/// Names are looked up among the question's own values, then the session's variables, then what every session has:
/// `round`, `rounds`, `points`, `right`, `lost`, `lives`, `streak`, `attempt`, `attempts`, `response`, `chosen` (the option of a choice),
/// `answer`, `result`, `seconds`.
public struct Scope: Sendable {
    /// What decides draws at this moment.
    public var seed: UInt64
    /// The question's values, drawn and computed.
    public var values: [String: Value]
    /// The session's variables.
    public var variables: [String: Value]
    /// What every session has.
    public var facts: [String: Value]
    /// What the pack's code may still do.
    public var allowance: Allowance

    /// Makes a scope.
    public init(
        seed: UInt64,
        values: [String: Value] = [:],
        variables: [String: Value] = [:],
        facts: [String: Value] = [:],
        allowance: Allowance = Allowance()
    ) {
        self.seed = seed
        self.values = values
        self.variables = variables
        self.facts = facts
        self.allowance = allowance
    }

    /// The value of a name, or `nil` where nothing has it.
    public func value(named name: String) -> Value? {
        values[name] ?? variables[name] ?? facts[name]
    }

    /// Every name and its value, as hooks get them.
    public var everything: [String: Value] {
        facts.merging(variables) { $1 }.merging(values) { $1 }
    }

    /// The names that every session has, for checks of packs.
    public static let factNames: Set<String> = [
        "round", "rounds", "points", "right", "lost", "lives", "streak", "attempt", "attempts", "response", "answer",
        "result", "seconds", "chosen",
    ]
}
