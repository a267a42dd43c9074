/// How a whole session is played: clock, lives, streaks, rewards on the way, and what is sent.
public struct SessionRules: Sendable {
    /// When the time for the whole session begins.
    public enum Clock: String, Sendable, CaseIterable {
        /// When the player connects.
        case connect
        /// When the first question is asked that counts.
        case question
        /// When the first response comes to a question that counts.
        case response
    }

    /// A bonus for right answers in a row.
    public struct Streak: Sendable, Hashable {
        /// How many right answers bring the bonus, 1 or more; so many more bring it again.
        public var length: Int
        /// The points.
        public var bonus: Int

        /// Makes a streak.
        public init(length: Int, bonus: Int) {
            self.length = max(1, length)
            self.bonus = bonus
        }
    }

    /// When the time for the whole session begins.
    public var clock = Clock.connect
    /// How many questions may be lost before the session ends with the next one; `nil` for no such limit.
    public var lives: Int?
    /// A bonus for right answers in a row.
    public var streak: Streak?
    /// What the player is given on the way.
    public var rewards: [Reward] = []
    /// Variables that the session begins with.
    public var variables: [String: Value] = [:]
    /// Values that are drawn and computed when the session opens.
    public var values: (any ValueSource)?
    /// How texts are sent and responses are read.
    public var wire = Wire()
    /// Whether texts hold colours, art or pauses, so that a player may ask for plain text.
    public var isStyled = false
    /// Whether a result can lead to another stage, so that nobody knows how many questions will be asked.
    public var hasJumps = false
    /// Whether texts on the way may tell the flag.
    public var tellsFlag = false
    /// Whom the first stage asks for.
    public var asks = IdentityKind.nobody
    /// Where events are worked out, for a pack whose code waits; `nil` where each is on the thread that it comes on.
    public var workshop: (any Workshop)?

    /// Makes the rules of a session where the pack says nothing else.
    public init() {}
}
