import Foundation
import SockratesStore

extension Edition {
    /// The page that a room puts on the wall.
    func standingsPage() -> String? {
        let columns = StandingsTable.columns(of: self)
        let solves = changes.reversed().lazy.filter(scoreboard.stands).prefix(StandingsTable.mostHappenings)
        return Page.text(
            "standings",
            title: "Standings",
            kind: "board",
            script: isForOrganisers ? nil : "board.js",
            rules: rules,
            PageRow([
                "heading": isForOrganisers ? "Standings, for organisers" : "Standings",
                "sequence": .number(sequence),
                "frozen": frozenAt.map { .text($0.formatted(.iso8601)) },
                "frozenWords": frozenAt.map { .text($0.inWords) },
                "chart": .text(ScoreChart(self).svg),
                "columns": .rows(
                    columns.map { name in
                        PageRow(["name": .shown(title(of: name)), "href": .text(BoardPath.challenge(name))])
                    }
                ),
                "rows": .rows(standings.map { row($0, columns) }),
                "happenings": .rows(solves.map(happening)),
                "challenges": .rows(challengeNames.map(challengeRow)),
            ])
        )
    }

    private func row(_ standing: Standing, _ columns: [String]) -> PageRow {
        PageRow([
            "key": .text(standing.team),
            "team": .shown(standing.team),
            "href": .text(BoardPath.team(standing.team)),
            "place": .number(standing.place),
            "points": .number(standing.points),
            "solves": .number(standing.solves),
            "rank": .number(standing.sequence),
            "cells": .rows(
                columns.map { column in
                    let cell = StandingsTable.cell(of: standing, column)
                    // Most cells are one of three.
                    return Self.usualCells[cell.kind] ?? Self.cell(cell.mark, cell.kind)
                }
            ),
        ])
    }

    private static let usualCells = ["": cell("", ""), "solved": cell("●", "solved"), "first": cell("★", "first")]

    private static func cell(_ mark: String, _ kind: String) -> PageRow {
        PageRow(["mark": .text(mark), "class": .text(kind)])
    }

    private func challengeRow(_ name: String) -> PageRow {
        let hosted = challenges.first { $0.name == name }
        return PageRow([
            "key": .text(name),
            "title": .shown(title(of: name)),
            "href": .text(BoardPath.challenge(name)),
            "worth": worth(of: name).map { .text($0) },
            "solves": .text(solvesInWords(of: name)),
            "play": hosted?.server == nil ? nil : .text(BoardPath.play(name)),
        ])
    }

    /// What a solve brings now, in words; nil where it is what a session brings.
    func worth(of challenge: String) -> String? {
        guard rules.scoring(of: challenge) != .session else { return nil }
        let value = scoreboard.value(of: challenge)
        return value == 1 ? "1 point" : "\(value) points"
    }

    private func happening(_ change: ScoreChange) -> PageRow {
        changeRow(change).merging(PageRow(["verb": "solved"]))
    }

    /// What all tables say of one change.
    func changeRow(_ change: ScoreChange) -> PageRow {
        PageRow([
            "time": .text(change.time.formatted(.iso8601)),
            "clock": .text(clock(change.time)),
            "team": .shown(change.team),
            "teamHref": .text(BoardPath.team(change.team)),
            "player": .shown(change.player),
            "playerHref": .text(BoardPath.player(change.player, of: change.team)),
            "challenge": .shown(title(of: change.challenge)),
            "challengeHref": .text(BoardPath.challenge(change.challenge)),
            "first": .flag(isFirstBlood(change)),
        ])
    }
}
