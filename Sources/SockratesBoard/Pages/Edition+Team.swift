import SockratesStore

extension Edition {
    /// The page of a team; nil where none of this name has been heard of.
    func teamPage(_ team: String) -> String? {
        let own = changes.filter { $0.team == team }
        guard !own.isEmpty, let standing = standings.first(where: { $0.team == team }) else { return nil }
        let players = Set(own.map(\.player)).subtracting([team]).sorted()
        let members = players.map { player in
            PageRow(["name": .shown(player), "href": .text(BoardPath.player(player, of: team))])
        }
        return Page.text(
            "team",
            title: team,
            rules: rules,
            PageRow([
                "name": .shown(team),
                "facts": .text(
                    "Place \(standing.place) · \(standing.points) points · \(standing.solves == 1 ? "1 solve" : "\(standing.solves) solves")"
                ),
                "members": members.isEmpty ? nil : .row(PageRow(["list": .rows(members)])),
                "gains": .rows(gains(own, standing.parts)),
            ])
        )
    }

    /// The page of a team's player; nil where none of this name has brought points.
    func playerPage(_ player: String, of team: String) -> String? {
        let own = changes.filter { $0.team == team && $0.player == player }
        guard !own.isEmpty else { return nil }
        let solves = own.count(where: scoreboard.stands)
        return Page.text(
            "team",
            title: player,
            rules: rules,
            PageRow([
                "name": .shown(player),
                "facts": .text(solves == 1 ? "1 solve" : "\(solves) solves"),
                "team": .row(PageRow(["name": .shown(team), "href": .text(BoardPath.team(team))])),
                "gains": .rows(gains(own, standings.first { $0.team == team }?.parts ?? [])),
            ])
        )
    }

    /// What has brought points, the last first: sessions only where the rules give points for them.
    private func gains(_ changes: [ScoreChange], _ parts: [Standing.Part]) -> [PageRow] {
        let points = Dictionary(parts.map { ($0.challenge, $0.points) }) { first, _ in first }
        return changes.reversed().filter { change in
            if case .points = change.change { rules.scoring(of: change.challenge) == .session } else { true }
        }.map { gain($0, points[$0.challenge] ?? 0) }
    }

    /// What one change has brought; `points` is what the team has of the challenge now.
    private func gain(_ change: ScoreChange, _ points: Int) -> PageRow {
        let words =
            switch change.change {
            case .points(let points): points == 1 ? "best session: 1 point" : "best session: \(points) points"
            case .solved(let order) where scoreboard.stands(change) && rules.scoring(of: change.challenge) != .session:
                "solve number \(order): \(points == 1 ? "1 point" : "\(points) points")"
            case .solved(let order): "solve number \(order)"
            case .unsolved: "the solve does not count, after an appeal"
            }
        return changeRow(change).merging(PageRow(["what": .text(words)]))
    }
}
