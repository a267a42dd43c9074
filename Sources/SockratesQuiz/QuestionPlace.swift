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
    ///
    /// - Parameters:
    ///   - place: The place.
    ///   - scope: What a question is made of that is not always the same.
    /// - Returns: The question.
    /// - Throws: ``BrokenQuestion`` where the pack's code fails.
    package func question(at place: QuestionPlace, in scope: Scope) throws(BrokenQuestion) -> Question {
        let entry = entry(at: place)
        return try entry.source?.question(place.question, in: scope) ?? entry.questions[place.question]
    }

    /// Whether the question at a place counts; `false` where this quiz has no such place.
    package func counts(at place: QuestionPlace) -> Bool {
        holds(place) && entry(at: place).rules.isScored
    }

    /// Whether there is an entry at a place.
    package func holds(_ place: QuestionPlace) -> Bool {
        stages.indices.contains(place.stage) && stages[place.stage].entries.indices.contains(place.entry)
    }

    /// The entry at a place that this quiz gave.
    package func entry(at place: QuestionPlace) -> QuestionEntry {
        stages[place.stage].entries[place.entry]
    }
}
