/// What a session wants recorded: all of it in one transaction, or none.
public struct Submission: Sendable {
    /// One thing that happened, and when.
    public struct Item: Sendable, Hashable {
        /// How long the session had lasted.
        public let age: Duration
        /// What happened.
        public let happening: Happening

        /// Makes an item.
        public init(_ happening: Happening, at age: Duration) {
            self.happening = happening
            self.age = age
        }
    }

    /// The session.
    public let session: SessionID
    /// Which submission of the session it is, from 0.
    ///
    /// With ``session`` it names the submission, so that one whose outcome is not
    /// known can be made again without being recorded twice.
    public let number: Int
    /// Whether it was made before, and nobody knows with what outcome.
    public var isRepeated: Bool
    /// The challenge's short name.
    public var challenge: String
    /// Who plays; `nil` where nobody knows.
    public var identity: Identity?
    /// What the session has earned with this submission.
    public var points: Int
    /// What happened, in its order; at least one thing.
    public var items: [Item]

    /// Makes a submission.
    public init(
        session: SessionID,
        number: Int,
        isRepeated: Bool = false,
        challenge: String,
        identity: Identity?,
        points: Int,
        items: [Item]
    ) {
        self.session = session
        self.number = number
        self.isRepeated = isRepeated
        self.challenge = challenge
        self.identity = identity
        self.points = points
        self.items = items
    }
}
