public import Foundation

/// One team's points over time, for a chart.
public struct ScoreSeries: Sendable, Hashable, Codable {
    /// The points from a moment on.
    public struct Point: Sendable, Hashable, Codable {
        /// The moment.
        public let time: Date
        /// All of the team's points.
        public let points: Int
    }

    /// The team.
    public let team: String
    /// Where the points change, in order of time; nothing for a team without points.
    public let points: [Point]
}

extension Scoreboard {
    /// Points over time of the teams that lead in the end.
    ///
    /// - Parameters:
    ///   - changes: All changes, in the order of the record.
    ///   - rules: The contest's rules.
    ///   - isFrozen: Whether what came after the rules' freeze is left out.
    ///   - teams: How many teams, from the first place on.
    /// - Returns: A series for each of them, in the order of their places.
    public static func series(
        of changes: [ScoreChange],
        rules: ContestRules,
        isFrozen: Bool = false,
        teams: Int = 10
    ) -> [ScoreSeries] {
        var final = Scoreboard(rules: rules, isFrozen: isFrozen)
        for change in changes { final.apply(change) }
        let leading = final.standings().prefix(teams).map(\.team)
        var points: [String: [ScoreSeries.Point]] = [:]
        var board = Scoreboard(rules: rules, isFrozen: isFrozen)
        for change in changes {
            if isFrozen, let freeze = rules.freeze, change.time >= freeze { break }
            board.apply(change)
            // A solve can change what all who solved the challenge have of it.
            for team in leading where team == change.team || !change.change.isPoints {
                let total = board.total(of: team)
                guard total != points[team]?.last?.points ?? 0 else { continue }
                points[team, default: []].append(ScoreSeries.Point(time: change.time, points: total))
            }
        }
        return leading.map { ScoreSeries(team: $0, points: points[$0] ?? []) }
    }

    /// All points of a team.
    public func total(of team: String) -> Int {
        (cells[team] ?? [:]).reduce(0) { sum, cell in
            sum + points(cell.value, of: team, at: cell.key, first: firsts[cell.key])
        }
    }
}
