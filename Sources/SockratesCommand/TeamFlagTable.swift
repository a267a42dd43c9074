import Foundation
import Sockrates
import SockratesBoard
import SockratesPacks
import SockratesQuiz

/// The flag of each team, for organisers: what `sockrates export --format flags` writes.
struct TeamFlagTable {
    private struct Line: Encodable {
        let challenge: String
        let team: String
        let flag: String
    }

    private let lines: [Line]

    /// The flags of a pack.
    ///
    /// - Throws: ``CommandError`` where the pack's flag is not another for each team, or depends on more than the team.
    init(of pack: Pack, _ teams: [String]) throws(CommandError) {
        guard let template = pack.quiz.flag?.template else {
            throw .usage("the flag of \(pack.name) is not another for each team; {{hmac}} and a \"secret\" make it so")
        }
        var lines: [Line] = []
        for team in teams {
            let name = Value.text(team)
            let scope = Scope(seed: 0, variables: ["team": name, "player": name, "identity": .text("token")])
            do throws(BrokenQuestion) {
                lines.append(Line(challenge: pack.name, team: team, flag: try template.text(in: scope)))
            } catch {
                throw .failure("the flag of \(pack.name) depends on more than the team: \(error)")
            }
        }
        self.lines = lines
    }

    /// The flags of a program.
    init(ofProgram challenge: String, flag: String?, secretFile: String, _ teams: [String]) throws(CommandError) {
        let flags = try TeamFlags(flag: flag, secretFile: secretFile, challenge: challenge)
        lines = teams.map { Line(challenge: challenge, team: $0, flag: flags.flag(of: $0)) }
    }

    /// As CSV (RFC 4180) that is safe to open in a spreadsheet, with a line of names first.
    var csv: String {
        let rows = [["challenge", "team", "flag"]] + lines.map { [$0.challenge, $0.team, $0.flag] }
        return rows.map { row in
            row.map { CSVField(PlainLine($0, longest: .max).description).text }.joined(separator: ",") + "\r\n"
        }.joined()
    }

    /// Prints it as JSON lines.
    func printJSON() { JSONLines.print(lines) }
}
