import Foundation
import SockratesQuiz
import SockratesStore

/// The sessions, as `sockrates scores --sessions` shows them.
struct SessionTable {
    private struct Line: Encodable {
        let session: String
        let time: Date
        let challenge: String
        let edition: String
        let peer: String
        let seed: UInt64
        let player: String?
        let team: String?
        let responses: Int
        let points: Int
        let end: String?

        init(_ summary: SessionSummary, _ isServed: Bool) {
            session = summary.session.description
            time = summary.time
            challenge = summary.opening.challenge
            edition = summary.opening.edition
            peer = summary.opening.peer
            seed = summary.opening.seed
            player = summary.identity?.player
            team = summary.identity?.team
            responses = summary.responses
            points = summary.points
            end = summary.end?.rawValue ?? (isServed ? nil : "cut off")
        }
    }

    private let lines: [Line]

    /// Takes sessions.
    ///
    /// - Parameters:
    ///   - sessions: The sessions.
    ///   - isServed: Whether those without an end may go on; else whoever served them was killed.
    init(_ sessions: [SessionSummary], isServed: Bool) { lines = sessions.map { Line($0, isServed) } }

    func print(json: Bool) {
        if json { return JSONLines.print(lines) }
        if lines.isEmpty { return Swift.print("Nobody has played yet.") }
        TextTable.print(
            ["began", "challenge", "team", "responses", "points", "end", "session"],
            lines.map { line in
                [
                    line.time.formatted(.iso8601), PlainLine(line.challenge).description,
                    PlainLine(line.team ?? "-").description, "\(line.responses)", "\(line.points)", line.end ?? "open",
                    line.session,
                ]
            }
        )
    }
}
