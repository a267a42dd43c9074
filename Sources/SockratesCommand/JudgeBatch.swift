import Foundation
import SockratesJudge
import SockratesQuiz

/// `sockrates judge --batch`: JSON lines in, JSON lines out.
struct JudgeBatch {
    private struct Line: Decodable {
        var question: String?
        var answers: [String]?
        var answer_line: String?
        var number: JudgeNumber?
        var regex: String?
        var search: Bool?
        var tolerance: String?
        var notation: String?
        var response: String
        var strictness: String?
        var partial: String?
    }

    let defaults: JudgeRow
    /// Other answers, of all rows.
    let knownNames: KnownNames?

    /// Judges every line of the standard input.
    ///
    /// - Returns: Whether all lines could be judged.
    func run() throws -> Bool {
        var isWell = true
        var number = 0
        var output = ""
        // Rows of one question mostly follow each other; its judge is compiled once.
        var last: (row: JudgeRow, judge: Judge)?
        let decoder = JSONDecoder()
        while let text = readLine() {
            number += 1
            if text.allSatisfy(\.isWhitespace) { continue }
            do throws(JudgeRow.Problem) {
                let line = try read(text, decoder)
                let row = row(of: line)
                let judge = if let last, last.row == row { last.judge } else { try row.judge(beside: knownNames) }
                last = (row, judge)
                output += JudgeBatch.json(judge.verdict(on: line.response))
            } catch {
                isWell = false
                output += "{\"error\":\("line \(number): \(error.message)".quotedAsJSON)}\n"
            }
            if output.utf8.count > 1 << 16 {
                try? FileHandle.standardOutput.write(contentsOf: Data(output.utf8))
                output = ""
            }
        }
        try? FileHandle.standardOutput.write(contentsOf: Data(output.utf8))
        return isWell
    }

    private func read(_ text: String, _ decoder: JSONDecoder) throws(JudgeRow.Problem) -> Line {
        do {
            return try decoder.decode(Line.self, from: Data(text.utf8))
        } catch DecodingError.keyNotFound(let key, _) {
            throw JudgeRow.Problem(message: "the row has no \"\(key.stringValue)\"")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw JudgeRow.Problem(message: "\"\(path)\" holds a value of another kind than it should")
        } catch {
            throw JudgeRow.Problem(message: "this is not a JSON object")
        }
    }

    private func row(of line: Line) -> JudgeRow {
        var row = defaults
        row.question = line.question ?? defaults.question
        row.answers = line.answers
        row.answerLines = line.answer_line.map { [$0] } ?? []
        row.number = line.number
        row.regex = line.regex
        row.search = line.search ?? defaults.search
        row.tolerance = line.tolerance ?? defaults.tolerance
        row.notation = line.notation ?? defaults.notation
        row.strictness = line.strictness ?? defaults.strictness
        row.partial =
            line.partial ?? defaults.partial ?? (line.answer_line == nil ? nil : PartialAnswers.quizbowl.rawValue)
        return row
    }

    private static func json(_ verdict: Verdict) -> String {
        let matched = verdict.matched?.quotedAsJSON ?? "null"
        return """
            {"verdict":"\(verdict.outcome.rawValue)","reason":"\(verdict.reason.rawValue)","tier":"\(verdict.tier.rawValue)",\
            "matched":\(matched),"sentence":\(verdict.sentence.quotedAsJSON)}

            """
    }
}
