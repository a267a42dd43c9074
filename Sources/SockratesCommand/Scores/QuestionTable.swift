import Foundation
import SockratesQuiz
import SockratesStore

/// How each question went, as `sockrates scores --questions` shows it.
struct QuestionTable {
    private struct Line: Encodable {
        struct Wrong: Encodable {
            let response: String
            let sessions: Int
        }

        let challenge: String
        let stage: Int
        let entry: Int
        let question: Int
        let text: String?
        let asked: Int
        let accepted: Int
        let prompted: Int
        let rejected: Int
        let timedOut: Int
        let hints: Int
        let medianSeconds: Double?
        let wrong: [Wrong]

        init(_ statistics: QuestionStatistics) {
            challenge = statistics.challenge
            stage = statistics.place.stage
            entry = statistics.place.entry
            question = statistics.place.question
            text = statistics.text
            asked = statistics.asked
            accepted = statistics.accepted
            prompted = statistics.prompted
            rejected = statistics.rejected
            timedOut = statistics.timedOut
            hints = statistics.hints
            medianSeconds = statistics.medianTime.map { $0 / .seconds(1) }
            wrong = statistics.wrongResponses.map { Wrong(response: $0.response, sessions: $0.sessions) }
        }
    }

    private let statistics: [QuestionStatistics]

    init(_ statistics: [QuestionStatistics]) { self.statistics = statistics }

    func print(json: Bool) {
        if json { return JSONLines.print(statistics.map(Line.init)) }
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
