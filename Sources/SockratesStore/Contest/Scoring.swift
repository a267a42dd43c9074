/// What a challenge brings to a team.
public enum Scoring: Sendable, Hashable {
    /// The points of the team's best session, as they come.
    case session
    /// So many points for a solve.
    case fixed(Int)
    /// Points for a solve that fall with the number of solves, for all who have solved it: from `most` for the first down to
    /// `least` once `solves` teams have it, along the parabola that CTFd calls dynamic value.
    case falling(most: Int, least: Int, solves: Int)

    /// What a solve is worth.
    ///
    /// - Parameter solves: How many teams have solved the challenge, this one included.
    /// - Returns: The points; zero for ``session``, which looks at no solves.
    public func points(solves: Int) -> Int {
        switch self {
        case .session: return 0
        case .fixed(let points): return points
        case .falling(let most, let least, let decay):
            let before = Double(max(0, solves - 1))
            let span = Double(max(1, decay - 1))
            let value = Double(least - most) / (span * span) * before * before + Double(most)
            return max(least, Int(value.rounded(.up)))
        }
    }
}
