/// Who plays a session, and for whom.
public struct Identity: Sendable, Hashable, Codable {
    /// How it is known that they are who they say.
    public enum Proof: String, Sendable, Hashable, Codable {
        /// They typed a name; anybody can type it.
        case name
        /// They typed a token that only their team has.
        case token
    }

    /// The player's name, or the team's where players have none of their own.
    public let player: String
    /// The team's name, which scores, limits and first bloods go by; a player's own name where there are no teams.
    public let team: String
    /// How it is known.
    public let proof: Proof

    /// Makes an identity.
    public init(player: String, team: String, proof: Proof) {
        self.player = player
        self.team = team
        self.proof = proof
    }
}
