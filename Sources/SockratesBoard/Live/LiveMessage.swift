import Foundation
import Hummingbird
import SockratesStore

/// What viewers are sent when the board has changed: the rows that are others now, and what happened.
struct LiveMessage: Encodable {
    struct Row: Encodable {
        let team: String
        let shown: String
        let points: Int
        let solves: Int
        let rank: Int64
        /// For each column of the table what stands in it, and its kind.
        let cells: [[String]]
    }

    struct Solve: Encodable {
        let time: String
        let clock: String
        let team: String
        let teamPath: String
        let challenge: String
        let challengePath: String
        let first: Bool
    }

    let sequence: Int64
    /// Whether everything is told, and not only what is new.
    let isWhole: Bool
    let teams: [Row]
    let happenings: [Solve]
    /// How often each challenge was solved, in words.
    let solves: [String: String]
    /// What a solve of each challenge brings now, in words, where that is the same for all.
    let worths: [String: String]

    /// What viewers are told of an edition.
    ///
    /// - Parameters:
    ///   - edition: The edition.
    ///   - isNext: Whether they have the one before.
    init(_ edition: Edition, isNext: Bool) {
        let last = isNext ? edition.previous : nil
        // What an appeal has taken back has to go from the lists, so everything is told.
        let isTakenBack = last.map { edition.changes(after: $0.sequence).contains { $0.change == .unsolved } } ?? false
        let before = isTakenBack ? nil : last
        let columns = StandingsTable.columns(of: edition)
        sequence = edition.sequence
        isWhole = before == nil
        teams = edition.standings.filter { before?.standings[$0.team]?.isSame($0) != true }.map { Row($0, columns) }
        let new = edition.changes(after: before?.sequence ?? 0).reversed().filter(edition.scoreboard.stands)
        happenings = new.prefix(StandingsTable.mostHappenings).reversed().map { Solve($0, edition) }
        let names = edition.challengeNames
        solves = Dictionary(names.map { ($0, edition.solvesInWords(of: $0)) }) { first, _ in first }
        worths = Dictionary(names.map { ($0, edition.worth(of: $0)) }) { first, _ in first }.compactMapValues(\.self)
    }

    /// The message as a server-sent event.
    var event: ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return ByteBuffer(string: "event: change\nid: \(sequence)\ndata: \(data)\n\n")
    }
}

extension LiveMessage.Row {
    init(_ standing: Standing, _ columns: [String]) {
        team = standing.team
        shown = ShownText(standing.team).text
        points = standing.points
        solves = standing.solves
        rank = standing.sequence
        cells = columns.map { column in
            let cell = StandingsTable.cell(of: standing, column)
            return [cell.mark, cell.kind]
        }
    }
}

extension LiveMessage.Solve {
    init(_ change: ScoreChange, _ edition: Edition) {
        time = change.time.formatted(.iso8601)
        clock = edition.clock(change.time)
        team = ShownText(change.team).text
        teamPath = BoardPath.team(change.team)
        challenge = ShownText(edition.title(of: change.challenge)).text
        challengePath = BoardPath.challenge(change.challenge)
        first = edition.isFirstBlood(change)
    }
}

extension Standing {
    /// Whether another has the same points of the same challenges.
    fileprivate func isSame(_ other: Standing) -> Bool {
        points == other.points && sequence == other.sequence && parts == other.parts
    }
}
