public import SockratesQuiz

/// What players connect to, under a name that logs and listings use.
public struct Challenge: Sendable {
    /// A short name.
    public let name: String
    /// What a session plays.
    public let quiz: Quiz

    /// Makes a challenge.
    public init(name: String, quiz: Quiz) {
        self.name = name
        self.quiz = quiz
    }
}
