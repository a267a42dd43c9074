/// Questions that were written as one: a single question, a text with a row of a table for each question, or what makes them.
public final class QuestionEntry: Sendable {
    /// The questions, all of them by the same rules; none where ``source`` makes them.
    public let questions: [Question]
    /// Makes the questions while sessions run; `nil` where they are always the same.
    public let source: (any QuestionSource)?
    /// The rules for these questions.
    public let rules: QuestionRules

    /// How many questions there are to choose from.
    public var count: Int { source.map { max(1, $0.count) } ?? questions.count }

    /// Makes an entry of questions that are always the same.
    public init(_ questions: [Question], rules: QuestionRules = QuestionRules()) {
        self.questions = questions
        self.rules = rules
        source = nil
    }

    /// Makes an entry whose questions are made while sessions run.
    public init(_ source: any QuestionSource, rules: QuestionRules = QuestionRules()) {
        self.source = source
        self.rules = rules
        questions = []
    }
}
