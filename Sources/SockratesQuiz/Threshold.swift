/// The score that a player needs for a solve.
public enum Threshold: Sendable, Hashable {
    /// At least this many points.
    case points(Int)
    /// At least this share of the points that the session could have brought, 0 to 100.
    case percent(Double)
    /// At least this many right answers, whatever they bring.
    case right(Int)

    /// Whether a player has earned the solve.
    ///
    /// - Parameters:
    ///   - points: The player's points.
    ///   - possible: Those that the questions could have brought.
    ///   - right: How many questions were answered right.
    /// - Returns: Whether that is enough.
    package func isMet(points: Int, of possible: Int, right: Int) -> Bool {
        if case .right(let count) = self { return right >= count }
        return points >= pointsNeeded(of: possible)
    }

    /// The least whole number of points that meets the threshold.
    ///
    /// - Parameter possible: The points of a faultless session.
    /// - Returns: 0 or more.
    public func pointsNeeded(of possible: Int) -> Int {
        switch self {
        case .points(let points): points
        // How many points right answers bring is another matter; none at all are none.
        case .right(let count): count > 0 ? 1 : 0
        case .percent(let percent):
            // 187 of 200 is 93.5 %: the tiny amount keeps 0.935 * 200 from becoming 188.
            Int((percent / 100 * Double(possible) - 1e-9).rounded(.up))
        }
    }
}
