import Foundation

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
    ///
    /// Names are kept in Unicode's form NFC, so that a name has one form, whatever keyboard it was typed on, and one limit.
    public init(player: String, team: String, proof: Proof) {
        self.player = player.precomposedStringWithCanonicalMapping.withoutNull
        self.team = team.precomposedStringWithCanonicalMapping.withoutNull
        self.proof = proof
    }
}
