/// What a question of ``Player/ask(_:answer:attempts:time:points:hints:hintCost:reveal:)`` can have as its answer.
///
/// A text is taken as it stands, and judged as a patient quiz master would; a whole number is accepted in digits and in words; an
/// `AnswerLine` accepts, prompts and rejects as it says; and a `Judge` can be anything else.
///
/// ```swift
/// try await player.ask("The capital of Peru?", answer: "Lima")
/// try await player.ask("6 times 7?", answer: 42)
/// try await player.ask("Who wrote Emma?", answer: AnswerLine("Jane Austen [prompt on Jane]"))
/// try await player.ask("cafe in hex?", answer: Judge.answer([AnswerLine(verbatim: "63616665")], strictness: .exact))
/// ```
public protocol Answer {
    /// Judges responses.
    var judge: Judge { get }
}

extension Judge: Answer {
    /// This judge.
    public var judge: Judge { self }
}

extension AnswerLine: Answer {
    /// A lenient judge that accepts what the line accepts.
    public var judge: Judge { .answer([self]) }
}

extension String: Answer {
    /// A lenient judge that accepts the text.
    public var judge: Judge { .answer([AnswerLine(verbatim: self)]) }
}

extension Int: Answer {
    /// A judge that accepts the number.
    public var judge: Judge {
        .number(NumberRule(digits: "\(self)") ?? NumberRule(Double(self)))
    }
}
