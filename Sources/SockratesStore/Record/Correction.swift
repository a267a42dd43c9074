/// What an appeal changes in the standings.
public struct Correction: Sendable, Hashable {
    /// What holds from now on for the session's team at its challenge.
    public let change: ScoreChange.Change
    /// The sequence number that ties go by: that of the response which earned it.
    public let rank: Int64

    /// Makes a correction.
    public init(_ change: ScoreChange.Change, rank: Int64) {
        self.change = change
        self.rank = rank
    }
}
