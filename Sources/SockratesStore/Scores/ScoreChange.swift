public import Foundation

/// Something that moved the standings: all that a scoreboard needs, in the order of the record.
public struct ScoreChange: Sendable, Hashable, Codable {
    /// What changed.
    public enum Change: Sendable, Hashable, Codable {
        /// The team's best session of the challenge has so many points from now on; fewer than before only after an appeal.
        case points(Int)
        /// The team solved the challenge; which solve of it that was, from 1, first blood.
        case solved(order: Int)
        /// After an appeal the team has not solved the challenge.
        case unsolved
    }

    /// Its place in the record; no other change has the same.
    public let sequence: Int64
    /// The sequence number that ties and first bloods go by: ``sequence``, or after an appeal that of the response which earned it.
    public let rank: Int64
    /// When, to show to people.
    public let time: Date
    /// The challenge's short name.
    public let challenge: String
    /// The team.
    public let team: String
    /// Who played.
    public let player: String
    /// In which session.
    public let session: SessionID
    /// What changed.
    public let change: Change

    /// Makes a change.
    public init(
        sequence: Int64,
        rank: Int64? = nil,
        time: Date,
        challenge: String,
        team: String,
        player: String,
        session: SessionID,
        change: Change
    ) {
        self.sequence = sequence
        self.rank = rank ?? sequence
        self.time = time
        self.challenge = challenge
        self.team = team
        self.player = player
        self.session = session
        self.change = change
    }
}
