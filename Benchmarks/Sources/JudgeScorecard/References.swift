import Foundation
import SockratesJudge

/// One set of questions with plain references, responses and people's verdicts.
struct References {
    static let sets = [
        ("evouna-nq-short", "NQ short"), ("evouna-tq-short", "TQ short"), ("evouna-nq-long", "NQ long"),
        ("evouna-tq-long", "TQ long"),
        ("nq301", "NQ301"),
    ]

    struct Score {
        var accuracy: Double
        /// The accuracy that is lost where responses that name several answers are refused.
        var refusalCost: Double
        /// Microseconds.
        var median: Double
        var p99: Double
    }

    let title: String
    let rows: [Rows.Reference]

    init(_ set: (name: String, title: String), in folder: URL) throws {
        title = set.title
        rows = try Rows.read(set.name, in: folder)
    }

    /// The one configuration for all sets.
    static func judge(_ row: Rows.Reference, refusingSeveral: Bool = true) -> Judge {
        var context = JudgeContext(question: row.question)
        context.refusesSeveralAnswers = refusingSeveral
        return .answer(row.answers.map { AnswerLine(verbatim: $0) }, context: context)
    }

    func accuracy(_ rule: (Rows.Reference) -> Bool) -> String {
        (Double(rows.count { rule($0) == $0.correct }) / Double(rows.count)).shown(4)
    }

    func score() -> Score {
        let clock = ContinuousClock()
        var right = 0
        var rightUnguarded = 0
        var times: [Double] = []
        for row in rows {
            let judge = References.judge(row)
            let response = Array(row.response.utf8)
            if (judge.verdict(on: response).outcome == .accept) == row.correct { right += 1 }
            let unguarded = References.judge(row, refusingSeveral: false)
            if (unguarded.verdict(on: response).outcome == .accept) == row.correct { rightUnguarded += 1 }
            let time = clock.measure { for _ in 0..<5 { _ = judge.verdict(on: response) } }
            times.append(Double(time.components.attoseconds) / 5e12)
        }
        times.sort()
        return Score(
            accuracy: Double(right) / Double(rows.count),
            refusalCost: Double(rightUnguarded - right) / Double(rows.count),
            median: times[times.count / 2],
            p99: times[times.count * 99 / 100]
        )
    }
}

/// What simpler judges make of the same rows.
enum Baselines {
    static let all: [(String, @Sendable (Rows.Reference) -> Bool)] = [
        ("exact, case-folded", { row in row.answers.contains { $0.lowercased() == row.response.lowercased() } }),
        ("normalised exact", { row in row.answers.contains { words($0) == words(row.response) } }),
        (
            "normalised contains",
            { row in
                let response = words(row.response)
                return row.answers.contains { !words($0).isEmpty && response.contains(words($0)) }
            }
        ),
    ]

    private static func words(_ text: String) -> String {
        let kept = text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
        return String(kept).split(separator: " ").filter { !["a", "an", "the"].contains($0) }.joined(separator: " ")
    }
}
