/// What follows from a result beside the score: words, variables, another place to go on.
public struct Effect: Sendable {
    /// Where a session goes on.
    public enum Destination: Sendable, Hashable {
        /// The stage of this number begins.
        case stage(Int)
        /// The session concludes, as after its last question.
        case end
        /// The session ends without a solve.
        case close
    }

    /// What is said, or `nil`.
    public var say: String?
    /// Variables that get new values.
    public var variables: [String: Value]
    /// New values for the question, which is made again of them; `nil` where it stays.
    public var values: [String: Value]?
    /// Points that are added to the score, or taken from it where they are below zero, down to none.
    public var points = 0
    /// Where the session goes on, or `nil` for the usual way.
    public var destination: Destination?
    /// What decides draws from now on, or `nil` where that stays.
    public var seed: UInt64?

    /// Makes an effect; without arguments, none.
    public init(
        say: String? = nil,
        variables: [String: Value] = [:],
        values: [String: Value]? = nil,
        destination: Destination? = nil,
        seed: UInt64? = nil
    ) {
        self.say = say
        self.variables = variables
        self.values = values
        self.destination = destination
        self.seed = seed
    }
}

/// Decides what follows from a result.
public protocol EffectSource: Sendable {
    /// The effect of a result.
    ///
    /// - Parameter scope: What the session holds; `result` is `accept`, `prompt`, `again` (wrong, and attempts are left), `reject` (lost) or
    ///   `time_up`, and `response` is what was typed.
    /// - Returns: What follows.
    /// - Throws: ``BrokenQuestion`` where the pack's code fails.
    func effect(in scope: Scope) throws(BrokenQuestion) -> Effect
}
