import Foundation

/// The development rows, one JSON object a line.
enum Rows {
    struct Reference: Decodable {
        var question: String
        var answers: [String]
        var response: String
        var correct: Bool
    }

    struct Packet: Decodable {
        var answer_line: String
        var response: String
        var verdict: String
    }

    struct English: Decodable {
        var text: String
        var value: Double
    }

    struct Notation: Decodable {
        var style: String
        var input: String
        var value: Double?
    }

    static func read<Row: Decodable>(_ name: String, in folder: URL) throws -> [Row] {
        let text = try String(contentsOf: folder.appending(path: "\(name).dev.jsonl"), encoding: .utf8)
        let decoder = JSONDecoder()
        return try text.split(separator: "\n").map { try decoder.decode(Row.self, from: Data($0.utf8)) }
    }
}
