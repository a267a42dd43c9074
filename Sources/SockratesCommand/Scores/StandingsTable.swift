import Foundation
import SockratesStore

/// The standings, as `sockrates scores` shows them.
struct StandingsTable {
    private let standings: [Standing]

    init(_ board: Scoreboard) { standings = board.standings() }

    func print(json: Bool) {
        if json { return JSONLines.print(standings) }
        guard !standings.isEmpty else { return Swift.print("Nobody has scored yet.") }
        TextTable.print(
            ["place", "team", "points", "solves", "last gain"],
            standings.map { standing in
                [
                    "\(standing.place)", PlainLine(standing.team).description, "\(standing.points)",
                    "\(standing.solves)", standing.time?.formatted(.iso8601) ?? "-",
                ]
            }
        )
    }
}

/// Values as lines of JSON.
enum JSONLines {
    static func print(_ values: [some Encodable]) {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for value in values {
            guard let data = try? encoder.encode(value) else { continue }
            Swift.print(escaped(String(decoding: data, as: UTF8.self)))
        }
    }

    /// JSON with what a terminal or an editor might obey written as `\u`: RFC 8259 wants that only for control characters below U+0020.
    private static func escaped(_ json: String) -> String {
        var result = ""
        for scalar in json.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Rows of texts with columns one below the other.
enum TextTable {
    static func print(_ head: [String], _ rows: [[String]]) {
        let all = [head] + rows
        let widths = head.indices.map { column in all.map(\.[column].columns).max() ?? 0 }
        for row in all {
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.columns) }
            Swift.print(cells.joined(separator: "  ").trimmingCharacters(in: .whitespaces))
        }
    }
}
