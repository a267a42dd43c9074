import Foundation
import SockratesStore
import Testing

@Suite struct ScoreboardTests {
    private func change(
        _ sequence: Int64,
        _ team: String,
        _ change: ScoreChange.Change,
        at challenge: String = "web",
        rank: Int64? = nil
    ) -> ScoreChange {
        ScoreChange(
            sequence: sequence,
            rank: rank,
            time: Date(timeIntervalSince1970: Double(sequence)),
            challenge: challenge,
            team: team,
            player: team,
            session: SessionID(rawValue: 1),
            change: change
        )
    }

    private func board(_ rules: ContestRules, isFrozen: Bool = false, _ changes: [ScoreChange]) -> Scoreboard {
        var board = Scoreboard(rules: rules, isFrozen: isFrozen)
        for change in changes { board.apply(change) }
        return board
    }

    @Test func equalPointsStandInTheOrderInWhichTheyWereEarned() {
        let board = board(
            ContestRules(),
            [change(1, "A", .points(2)), change(2, "B", .points(3)), change(3, "A", .points(3))]
        )
        #expect(board.standings().map(\.team) == ["B", "A"])
        #expect(board.standings().map(\.place) == [1, 2])
    }

    @Test func aSolveFallsWithEachTeamThatHasItForAllOfThem() {
        let rules = ContestRules(scoring: .falling(most: 500, least: 100, solves: 3), firstBlood: 10)
        let one = board(rules, [change(1, "A", .solved(order: 1))])
        #expect(one.standings().map(\.points) == [510])
        let three = board(
            rules,
            ["A", "B", "C"].enumerated().map { change(Int64($0 + 1), $1, .solved(order: $0 + 1)) }
        )
        #expect(three.standings().map(\.points) == [110, 100, 100])
        #expect(three.standings().map(\.team) == ["A", "B", "C"])
        let five = board(rules, (1...5).map { change($0, "T\($0)", .solved(order: Int($0))) })
        #expect(five.value(of: "web") == 100)
    }

    @Test func aSolveThatAnAppealTookBackStandsNoMore() {
        let changes = [
            change(1, "A", .solved(order: 1)), change(2, "B", .solved(order: 2)), change(3, "A", .unsolved),
            change(4, "C", .points(0)),
        ]
        let board = board(ContestRules(scoring: .fixed(5)), changes)
        #expect(changes.filter(board.stands).map(\.team) == ["B"])
        #expect(board.firstBlood(of: "web") == "B")
        let standings = board.standings()
        #expect(standings.map(\.team) == ["B", "A", "C"])
        // Who has gained nothing has no time at which it did.
        #expect(standings.map(\.time) == [Date(timeIntervalSince1970: 2), nil, nil])
        #expect(standings.map { $0.parts.first?.time } == [Date(timeIntervalSince1970: 2), nil, nil])
        // The same solve awarded again, by when it was typed.
        var again = board
        again.apply(change(5, "A", .solved(order: 2), rank: 1))
        #expect(again.firstBlood(of: "web") == "A")
    }

    @Test func aFrozenBoardStandsStill() {
        let rules = ContestRules(freeze: Date(timeIntervalSince1970: 2), scoring: .fixed(5))
        let changes = [change(1, "A", .solved(order: 1)), change(2, "B", .solved(order: 2))]
        #expect(board(rules, isFrozen: true, changes).standings().map(\.team) == ["A"])
        #expect(board(rules, changes).standings().map(\.team) == ["A", "B"])
    }

    @Test func afterAnAppealTheFirstRightResponseIsTheFirstBlood() {
        let rules = ContestRules(scoring: .fixed(5), firstBlood: 1)
        let changes = [change(5, "B", .solved(order: 1)), change(9, "A", .solved(order: 2), rank: 3)]
        let standings = board(rules, changes).standings()
        #expect(standings.map(\.team) == ["A", "B"])
        #expect(standings[0].parts[0].isFirstBlood)
        let withdrawn = board(rules, changes + [change(10, "A", .unsolved)]).standings()
        #expect(withdrawn.first?.team == "B" && withdrawn.first?.points == 6)
    }

    @Test func theChartFollowsThePoints() {
        let rules = ContestRules(scoring: .falling(most: 10, least: 2, solves: 2))
        let changes = [change(1, "A", .solved(order: 1)), change(2, "B", .solved(order: 2))]
        let series = Scoreboard.series(of: changes, rules: rules)
        #expect(series.map(\.team) == ["A", "B"])
        #expect(series[0].points.map(\.points) == [10, 2])
        #expect(series[1].points.map(\.points) == [2])
    }

    @Test func takingAChangeTwiceDoesNothing() {
        let once = change(1, "A", .points(2))
        #expect(board(ContestRules(), [once, once]).standings().map(\.points) == [2])
    }
}
