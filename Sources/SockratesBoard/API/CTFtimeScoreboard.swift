import Foundation
public import SockratesStore

/// The standings in the form that CTFtime takes: its scoreboard feed (ctftime.org/json-scoreboard-feed).
public struct CTFtimeScoreboard: Encodable, Sendable {
    /// One team's line.
    public struct Line: Encodable, Sendable {
        let pos: Int
        let team: String
        let score: Int
        let taskStats: [String: Task]
        let lastAccept: Int?
    }

    /// What a team has of one challenge.
    struct Task: Encodable, Sendable {
        let points: Int
        let time: Int
    }

    let tasks: [String]
    let standings: [Line]

    /// Makes the feed.
    ///
    /// - Parameters:
    ///   - standings: The standings, the best first.
    ///   - names: The challenges' short names in their order: titles may be the same, and no record has them.
    public init(_ standings: [Standing], names: [String]) {
        tasks = names
        self.standings = standings.map { standing in
            let gained = standing.parts.filter { $0.points > 0 || $0.isSolved }
            return Line(
                pos: standing.place,
                team: standing.team,
                score: standing.points,
                taskStats: Dictionary(
                    gained.compactMap { part in
                        part.time.map { time in
                            (part.challenge, Task(points: part.points, time: Int(time.timeIntervalSince1970)))
                        }
                    }
                ) { first, _ in first },
                lastAccept: standing.time.map { Int($0.timeIntervalSince1970) }
            )
        }
    }
}
