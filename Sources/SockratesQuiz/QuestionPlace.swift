/// Which question of a quiz, as numbers that stay the same while the quiz does.
public struct QuestionPlace: Sendable, Hashable {
    /// The stage, from 0.
    public let stage: Int
    /// The entry within the stage, from 0.
    public let entry: Int
    /// The question within the entry, from 0.
    public let question: Int

    /// Makes a place.
    public init(stage: Int, entry: Int, question: Int) {
        self.stage = stage
        self.entry = entry
        self.question = question
    }
}

extension Quiz {
    /// The question at a place that this quiz gave.
    public subscript(_ place: QuestionPlace) -> Question {
        stages[place.stage][place]
    }

    /// The rules for the question at a place that this quiz gave.
    func rules(at place: QuestionPlace) -> QuestionRules {
        stages[place.stage].entries[place.entry].rules
    }
}
