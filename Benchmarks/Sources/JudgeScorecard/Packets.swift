import Foundation
import SockratesJudge

/// Answer lines of quizbowl packets; the one set that declares its policy on partial answers.
enum Packets {
    static func report(in folder: URL) throws -> String {
        let rows: [Rows.Packet] = try Rows.read("qb-answer-checker", in: folder)
        let right = rows.count { row in
            guard let line = try? AnswerLine(row.answer_line) else { return false }
            let judge = Judge.answer([line], context: JudgeContext(partialAnswers: .quizbowl))
            return judge.verdict(on: row.response).outcome.rawValue == row.verdict
        }
        return "qb-answer-checker: \(right) of \(rows.count) (goal 120)"
    }
}

/// Numbers in English, and in declared notations.
enum Numbers {
    static func report(in folder: URL) throws -> String {
        let english: [Rows.English] = try Rows.read("numbers-english", in: folder)
        let read = english.count { row in
            Judge.number(NumberRule(row.value, tolerance: .relative(1e-12))).verdict(on: row.text).outcome == .accept
        }
        let notation: [Rows.Notation] = try Rows.read("number-notation", in: folder)
        let noted = notation.count { row in
            let value = NumberNotation(rawValue: row.style)?.value(of: Array(row.input.utf8))
            guard let value, let wanted = row.value else { return value == nil && row.value == nil }
            return (value - wanted).magnitude <= 1e-12 * max(1, wanted.magnitude)
        }
        return
            "numbers in English: \(read) of \(english.count) (goal 104); notations: \(noted) of \(notation.count) (goal all)"
    }
}
