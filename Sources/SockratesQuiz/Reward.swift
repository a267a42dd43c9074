/// Something that a player is given on the way to the flag.
public struct Reward: Sendable {
    /// When it is given, once a session.
    public enum Condition: Sendable, Hashable {
        /// At so many points.
        case points(Int)
        /// At so many right answers.
        case right(Int)
        /// When the stage of this number has been played to its end.
        case stage(Int)
    }

    /// When it is given.
    public var condition: Condition
    /// What is said.
    public var text: Wording

    /// Makes a reward.
    public init(_ condition: Condition, _ text: Wording) {
        self.condition = condition
        self.text = text
    }
}
