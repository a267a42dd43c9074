import Foundation
import SockratesStore

/// Evidence, as `sockrates scores --fair-play` shows it.
struct FairPlayReport {
    private struct Line: Encodable {
        let kind: String
        let challenge: String
        let teams: [String]
        let sessions: [String]
        var count: Int?
        var charactersPerSecond: Double?
        let sentence: String

        init(_ evidence: FairPlayEvidence) {
            switch evidence {
            case .sharedFlag(let challenge, let typist, let session, let owner, let ownerSession):
                kind = "shared flag"
                self.challenge = challenge
                teams = [typist, owner]
                sessions = [session.description, ownerSession.description]
                sentence = "\(typist) typed the flag that was given to \(owner)"
            case .fastResponses(let challenge, let team, let session, let count, let speed):
                kind = "fast responses"
                self.challenge = challenge
                teams = [team]
                sessions = [session.description]
                self.count = count
                charactersPerSecond = speed.rounded()
                let what = count == 1 ? "a right response" : "\(count) right responses"
                sentence = "\(team) typed \(what) at up to \(Int(min(speed, 1e9))) characters a second"
            case .identicalSessions(let challenge, let teams, let ids, let responses):
                kind = "identical sessions"
                self.challenge = challenge
                self.teams = teams
                sessions = ids.map(\.description)
                count = responses
                sentence =
                    "\(teams.joined(separator: " and ")) typed the same \(responses) responses, wrong ones among them"
            }
        }
    }

    private let lines: [Line]

    init(_ evidence: [FairPlayEvidence]) { lines = evidence.map(Line.init) }

    func print(json: Bool) {
        if json { return JSONLines.print(lines) }
        if lines.isEmpty { return Swift.print("Nothing to look at.") }
        for line in lines {
            Swift.print("\(PlainLine(line.challenge)): \(PlainLine(line.sentence))")
            Swift.print("  sessions \(line.sessions.joined(separator: ", "))")
        }
    }
}
