import SockratesJudge
import SockratesQuiz

/// Small pieces to put quizzes together from.
enum FlowQuiz {
    static func answer(_ text: String) -> Judge { .answer([AnswerLine(verbatim: text)], strictness: .strict) }

    static func question(_ ask: String, _ answer: String, _ change: (inout QuestionDetails) -> Void = { _ in })
        -> Question
    {
        var details = QuestionDetails()
        change(&details)
        return Question(ask: ask, judge: Self.answer(answer), details: details)
    }

    static func stage(
        _ questions: [Question],
        name: String? = nil,
        rules: QuestionRules = QuestionRules(),
        rounds: Int? = nil
    ) -> Stage {
        Stage(name: name, entries: questions.map { QuestionEntry([$0], rules: rules) }, rounds: rounds, order: .fixed)
    }

    static func quiz(
        _ stages: [Stage],
        threshold: Threshold = .percent(100),
        time: Duration? = nil,
        texts: Texts = quietTexts,
        rules: (inout SessionRules) -> Void = { _ in }
    ) -> Quiz {
        var sessionRules = SessionRules()
        rules(&sessionRules)
        return Quiz(
            title: "t",
            banner: "",
            stages: stages,
            flag: "flag{}",
            threshold: threshold,
            time: time,
            texts: texts,
            rules: sessionRules
        )
    }

    static var quietTexts: Texts {
        var texts = Texts()
        texts.prompt = ""
        texts.progress = false
        texts.solved = ""
        return texts
    }
}

/// An effect that a test writes as a closure.
struct Following: EffectSource {
    let effect: @Sendable (Scope) throws(BrokenQuestion) -> Effect

    func effect(in scope: Scope) throws(BrokenQuestion) -> Effect { try effect(scope) }
}

/// A question that a test makes in a closure.
struct Making: QuestionSource {
    var count = 1
    let make: @Sendable (Int, Scope) throws(BrokenQuestion) -> Question

    func question(_ index: Int, in scope: Scope) throws(BrokenQuestion) -> Question { try make(index, scope) }
}

/// Words that a test makes in a closure.
struct Saying: TextTemplate {
    let words: @Sendable (Scope) -> String

    func text(in scope: Scope) throws(BrokenQuestion) -> String { words(scope) }
}
