import SockratesQuiz

/// What is told of a question's statistics wherever they are told as JSON.
package struct QuestionFacts: Encodable {
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
    let medianSeconds: Double?

    package init(_ statistics: QuestionStatistics) {
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
        medianSeconds = statistics.medianTime.map { $0 / .seconds(1) }
    }
}
