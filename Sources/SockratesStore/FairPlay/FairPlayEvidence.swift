/// Something in the record that the organisers may want to look at: what was seen, without an accusation.
public enum FairPlayEvidence: Sendable, Hashable {
    /// A team typed the flag that another team was given.
    case sharedFlag(challenge: String, typedBy: String, in: SessionID, givenTo: String, givenIn: SessionID)
    /// Right responses came faster than a person types them: how many of the session's, and the fastest in characters a second.
    case fastResponses(challenge: String, team: String, in: SessionID, count: Int, charactersPerSecond: Double)
    /// Sessions of different teams typed the same wrong responses in the same order: how many responses, some of them wrong.
    case identicalSessions(challenge: String, teams: [String], sessions: [SessionID], responses: Int)
}
