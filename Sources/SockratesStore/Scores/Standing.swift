public import Foundation

/// Where one team stands.
public struct Standing: Sendable, Hashable, Codable {
    /// What the team has of one challenge.
    public struct Part: Sendable, Hashable, Codable {
        /// The challenge's short name.
        public let challenge: String
        /// What it brings now, first blood included.
        public let points: Int
        /// Whether the team has solved it.
        public let isSolved: Bool
        /// Whether it was the first to solve it.
        public let isFirstBlood: Bool
        /// When the team last gained by it; `nil` where it has gained nothing.
        public let time: Date?
    }

    /// The place, from 1; no two teams share one.
    public let place: Int
    /// The team.
    public let team: String
    /// All points.
    public let points: Int
    /// How many challenges it has solved.
    public let solves: Int
    /// The sequence number of the last change that brought the team points: the smaller goes first among equals.
    public let sequence: Int64
    /// When that was; `nil` for a team that has gained nothing.
    public let time: Date?
    /// What came of each challenge, in the order of their names.
    public let parts: [Part]
}
