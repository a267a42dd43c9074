public import SockratesQuiz

/// How one question went, for its author.
public struct QuestionStatistics: Sendable, Hashable {
    /// A wrong response and who gave it.
    public struct WrongResponse: Sendable, Hashable, Encodable {
        /// What was typed, in small letters and without blanks around it; bytes that are no UTF-8 are replaced.
        public let response: String
        /// How many sessions typed it.
        public let sessions: Int
    }

    /// The challenge's short name.
    public let challenge: String
    /// The question.
    public let place: QuestionPlace
    /// Its text, where the record has it.
    public var text: String?
    /// How often it was asked.
    public var asked = 0
    /// How many responses were right.
    public var accepted = 0
    /// How many responses were asked to say more.
    public var prompted = 0
    /// How many responses were wrong.
    public var rejected = 0
    /// How often its time passed.
    public var timedOut = 0
    /// How many hints were given.
    public var hints = 0
    /// Half of the right responses came in less time than this, since the question was asked; `nil` without right responses.
    public var medianTime: Duration?
    /// The commonest wrong responses, the commonest first, ten at most.
    public var wrongResponses: [WrongResponse] = []
}
