import Foundation
import SockratesQuiz
import SockratesStore

/// How each question went, as `sockrates scores --questions` shows it.
struct QuestionTable {
    private struct Line: Encodable {
        private enum Key: CodingKey { case hints, wrong }

        let statistics: QuestionStatistics

        func encode(to encoder: any Encoder) throws {
            try QuestionFacts(statistics).encode(to: encoder)
            var own = encoder.container(keyedBy: Key.self)
            try own.encode(statistics.hints, forKey: .hints)
            try own.encode(statistics.wrongResponses, forKey: .wrong)
        }
    }

    private let statistics: [QuestionStatistics]

    init(_ statistics: [QuestionStatistics]) { self.statistics = statistics }

    func print(json: Bool) {
        if json { return JSONLines.print(statistics.map { Line(statistics: $0) }) }
        guard !statistics.isEmpty else { return Swift.print("No question has been asked yet.") }
        for one in statistics {
            let text = PlainLine(one.text ?? "question \(one.place.stage).\(one.place.entry).\(one.place.question)")
            Swift.print("\(PlainLine(one.challenge)): \(text)")
            var facts = [
                "asked \(one.asked)", "right \(one.accepted)", "unclear \(one.prompted)", "wrong \(one.rejected)",
            ]
            if one.timedOut > 0 { facts.append("out of time \(one.timedOut)") }
            if one.hints > 0 { facts.append("hints \(one.hints)") }
            if let time = one.medianTime { facts.append("median \(String(format: "%.1f", time / .seconds(1))) s") }
            Swift.print("  " + facts.joined(separator: ", "))
            for wrong in one.wrongResponses.prefix(3) {
                let who = wrong.sessions == 1 ? "1 session" : "\(wrong.sessions) sessions"
                Swift.print("  \(who) said \(PlainLine(wrong.response))")
            }
        }
    }
}
