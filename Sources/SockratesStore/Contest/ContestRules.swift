public import Foundation

/// The rules of a contest: when it runs, what counts, and how much.
///
/// They are a value that the store keeps, so that every machine and every later reading goes by the same ones.
public struct ContestRules: Sendable, Hashable, Codable {
    /// What goes for one challenge; what is `nil` is as for all.
    public struct Challenge: Sendable, Hashable, Codable {
        /// What it brings.
        public var scoring: Scoring?
        /// How many responses of a team count; the next is refused.
        public var attempts: Int?

        /// Makes rules for one challenge.
        public init(scoring: Scoring? = nil, attempts: Int? = nil) {
            self.scoring = scoring
            self.attempts = attempts
        }
    }

    /// What the contest is called; empty for no name.
    public var title: String
    /// From when on responses count; `nil` for always.
    public var start: Date?
    /// From when on no response counts any more; `nil` for never.
    public var end: Date?
    /// From when on the public standings stand still; `nil` for never.
    public var freeze: Date?
    /// What a challenge brings.
    public var scoring: Scoring
    /// How many responses of a team count at one challenge; `nil` for no limit.
    public var attempts: Int?
    /// What the first team to solve a challenge gets beside its points.
    public var firstBlood: Int
    /// What is otherwise for single challenges, by their short names.
    public var challenges: [String: Challenge]

    /// Makes rules; without an argument everything counts at any time, with the points of each team's best sessions.
    public init(
        title: String = "",
        start: Date? = nil,
        end: Date? = nil,
        freeze: Date? = nil,
        scoring: Scoring = .session,
        attempts: Int? = nil,
        firstBlood: Int = 0,
        challenges: [String: Challenge] = [:]
    ) {
        self.title = title
        self.start = start
        self.end = end
        self.freeze = freeze
        self.scoring = scoring
        self.attempts = attempts
        self.firstBlood = firstBlood
        self.challenges = challenges
    }

    /// What a challenge brings.
    public func scoring(of challenge: String) -> Scoring { challenges[challenge]?.scoring ?? scoring }

    /// How many responses of a team count at a challenge; `nil` for no limit.
    public func attempts(at challenge: String) -> Int? { challenges[challenge]?.attempts ?? attempts }

    /// Why nothing counts at a time; `nil` where the contest runs.
    public func refusal(at time: Date) -> Refusal? {
        if let start, time < start { return .notBegun(start) }
        if let end, time >= end { return .over(end) }
        return nil
    }
}
