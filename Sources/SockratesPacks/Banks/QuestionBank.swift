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

    /// Where the first question begins that is one too many; readers stop there.
    private(set) var lineOfTooMany: Int?
    /// Warnings that are not among the notes since there are so many, and the line of the first.
    private var uncounted: (count: Int, line: Int) = (0, 0)

    /// Adds a question that can be played.
    public mutating func append(_ question: BankQuestion) {
        guard hasRoom(question.line) else { return }
        questions.append(question.inOrderOfAnswers)
    }

    /// Notes what was guessed, mended or left out.
    mutating func warn(_ line: Int, _ message: String) {
        if notes.count - questionsRefused < BankLimits.warnings {
            notes.append(BankNote(.warning, line: line, Self.shortened(message)))
        } else {
            uncounted = (uncounted.count + 1, uncounted.count == 0 ? line : min(line, uncounted.line))
        }
    }

    /// Notes a question that is refused.
    mutating func refuse(_ line: Int, _ message: String) {
        if hasRoom(line) { addRefusal(line, message) }
    }

    private mutating func addRefusal(_ line: Int, _ message: String) {
        notes.append(BankNote(.refused, line: line, Self.shortened(message)))
        questionsRefused += 1
    }

    private mutating func hasRoom(_ line: Int) -> Bool {
        if questionsIn >= BankLimits.questions { lineOfTooMany = lineOfTooMany ?? line }
        return lineOfTooMany == nil
    }

    private static func shortened(_ message: String) -> String {
        message.utf8.count > BankLimits.noteBytes ? message.prefix(BankLimits.noteBytes) + "…" : message
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
            if let reason = reason(question) { addRefusal(question.line, reason) } else { kept.append(question) }
        }
        questions = kept
    }

    /// Puts the notes in the order of their lines.
    mutating func sortNotes() {
        if uncounted.count > 0 {
            let message = "from here on, \(uncounted.count) more warnings are counted and not listed"
            notes.append(BankNote(.warning, line: max(uncounted.line, 1), message))
            uncounted.count = 0
        }
        notes = notes.enumerated().sorted {
            ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
        }.map(\.element)
    }
}
