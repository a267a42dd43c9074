import SockratesQuiz
import SockratesStore

/// A mended edition of a quiz, asked for the questions of recorded sessions.
struct MendedQuiz {
    let quiz: Quiz
    /// Questions that are the same in every session, by their text.
    private let byText: [String: Question]

    init(_ quiz: Quiz) {
        self.quiz = quiz
        var byText: [String: Question] = [:]
        for stage in quiz.stages {
            for entry in stage.entries where entry.source == nil {
                for question in entry.questions { byText[question.ask] = question }
            }
        }
        self.byText = byText
    }

    /// How many stages a recorded session had before those of this edition: one where an option had it asked who plays.
    private func stagesBefore(_ opening: SessionOpening) -> Int {
        guard let kind = IdentityKind(inEdition: opening.edition) else { return 0 }
        return (kind == .nobody ? 0 : 1) - (quiz.asksWhoPlays ? 1 : 0)
    }

    /// The question that was asked then, as it is now; `nil` where this edition asks no such question.
    func question(_ asking: RecordedCourse.Asking, in opening: SessionOpening) -> Question? {
        if let text = asking.text, let question = byText[text] { return question }
        guard let place = place(asking.place, in: opening) else { return nil }
        let entry = quiz.entry(at: place)
        guard let source = entry.source else {
            guard asking.text == nil, entry.questions.indices.contains(place.question) else { return nil }
            return entry.questions[place.question]
        }
        guard (0..<source.count).contains(place.question) else { return nil }
        let scope = Scope(
            seed: SeededRandom.hash(opening.seed, asking.place.stage, -3, asking.turn),
            variables: quiz.rules.variables
        )
        guard let question = try? source.question(place.question, in: scope) else { return nil }
        return asking.text == nil || question.ask == asking.text ? question : nil
    }

    /// The rules of a place; `nil` where this edition has no such place.
    func rules(at place: QuestionPlace, in opening: SessionOpening) -> QuestionRules? {
        self.place(place, in: opening).map { quiz.entry(at: $0).rules }
    }

    /// Where a place of a recorded session is in this edition; `nil` where it has no such place.
    private func place(_ then: QuestionPlace, in opening: SessionOpening) -> QuestionPlace? {
        let stage = then.stage - stagesBefore(opening)
        let place = QuestionPlace(stage: stage, entry: then.entry, question: then.question)
        return quiz.holds(place) ? place : nil
    }
}
