/// A question bank: what was read of it, and what was noticed on the way.
///
/// Every question of the file is either in ``questions`` or refused with a reason in ``notes``.
///
/// ```swift
/// let bank = try QuestionBank.read(bytes, name: "physics.gift")
/// let files = try bank.pack(title: "Physics", name: "physics").files
/// ```
public struct QuestionBank: Sendable {
    /// The format it was read in.
    public var format: BankFormat
    /// The questions that can be played.
    public private(set) var questions: [BankQuestion] = []
    /// Warnings and refusals, in the order of their lines once ``read(_:name:format:columns:)`` is done.
    public private(set) var notes: [BankNote] = []

    /// Makes an empty bank.
    public init(format: BankFormat) {
        self.format = format
    }

    /// How many questions the file has: those that can be played and those that were refused.
    public var questionsIn: Int { questions.count + questionsRefused }

    /// How many questions were refused.
    public private(set) var questionsRefused = 0

    /// Adds a question that can be played.
    public mutating func append(_ question: BankQuestion) {
        questions.append(question.inOrderOfAnswers)
    }

    /// Notes what was guessed, mended or left out.
    mutating func warn(_ line: Int, _ message: String) {
        notes.append(BankNote(.warning, line: line, message))
    }

    /// Notes a question that is refused.
    mutating func refuse(_ line: Int, _ message: String) {
        notes.append(BankNote(.refused, line: line, message))
        questionsRefused += 1
    }

    /// Says something once the last question has ended.
    mutating func explainLast(_ text: String) {
        guard let last = questions.indices.last else { return }
        questions[last].explanation = text
    }

    /// Takes the questions out again that there is a reason against.
    mutating func refuseQuestions(_ reason: (BankQuestion) -> String?) {
        var kept: [BankQuestion] = []
        for question in questions {
            if let reason = reason(question) { refuse(question.line, reason) } else { kept.append(question) }
        }
        questions = kept
    }

    /// Puts the notes in the order of their lines.
    mutating func sortNotes() {
        notes = notes.enumerated().sorted {
            ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
        }.map(\.element)
    }
}
