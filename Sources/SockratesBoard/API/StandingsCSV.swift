import Foundation
import SockratesStore

/// The standings as CSV (RFC 4180), safe to open in a spreadsheet.
struct StandingsCSV {
    /// The file, with a line of names first.
    let text: String

    init(_ edition: Edition) {
        let names = edition.challengeNames
        var lines = [["place", "team", "points", "solves", "last"] + names.map { CSVField(ShownText($0).text).text }]
        for standing in edition.standings {
            let parts = Dictionary(standing.parts.map { ($0.challenge, $0.points) }) { first, _ in first }
            lines.append(
                ["\(standing.place)", CSVField(ShownText(standing.team).text).text, "\(standing.points)"]
                    + ["\(standing.solves)", standing.time?.formatted(.iso8601) ?? ""]
                    + names.map { "\(parts[$0] ?? 0)" }
            )
        }
        text = lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}
