/// Questions that were written as one: a single question, or a text with a row of a table for each question.
public final class QuestionEntry: Sendable {
    /// The questions, all of them by the same rules.
    public let questions: [Question]
    /// The rules for these questions.
    public let rules: QuestionRules

    /// Makes an entry.
    public init(_ questions: [Question], rules: QuestionRules = QuestionRules()) {
        self.questions = questions
        self.rules = rules
    }
}
