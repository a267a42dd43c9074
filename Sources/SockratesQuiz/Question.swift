public import SockratesJudge

/// What is asked, and what judges the response.
public final class Question: Sendable {
    /// The text that the player reads, one or more lines, without a newline at its end.
    public let ask: String
    /// Judges responses.
    public let judge: Judge
    /// What the player is told on asking for help, in order.
    public let hints: [String]
    /// What it has beyond that; `nil` for most.
    public var details: QuestionDetails? { box?.details }

    /// Kept elsewhere: most questions have none, and a pack may have a hundred thousand.
    private let box: Box?

    private final class Box: Sendable {
        let details: QuestionDetails

        init(_ details: QuestionDetails) { self.details = details }
    }

    /// Makes a question.
    public init(ask: String, judge: Judge, hints: [String] = [], details: QuestionDetails? = nil) {
        self.ask = ask
        self.judge = judge
        self.hints = hints
        box = details.map { Box($0) }
    }

    /// A response that is right: what a solver types, and what a player who lost the question is shown.
    public var modelAnswer: String { details?.modelAnswer ?? judge.modelAnswer }
}
