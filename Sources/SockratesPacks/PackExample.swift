import SockratesQuiz

/// A response that a pack's author says is right or wrong.
struct PackExample: Sendable {
    let place: QuestionPlace
    let response: String
    let isRight: Bool
    /// Where in the pack it stands.
    let line: Int
    let column: Int
}
