/// A part of a quiz with questions of its own: how many of them are asked, in which order, and in what time.
///
/// It is immutable, and a class, as are its entries and questions: every answer of every session looks into all three, and
/// a reference is looked at for nothing where the copy of a value would count a reference for each text in it.
public final class Stage: Sendable {
    /// In which order questions come.
    public enum Order: String, Sendable, CaseIterable {
        /// In an order that the session's seed decides.
        case shuffled
        /// As they are written.
        case fixed
    }

    /// What gets an equal share of the rounds.
    public enum Mix: String, Sendable, CaseIterable {
        /// Every question: an entry with 200 rows is asked 200 times as often as an entry with one.
        case questions
        /// Every entry, however many questions it has.
        case entries
    }

    /// What other stages call it to lead to it, or `nil`.
    public let name: String?
    /// The stage's title, one line, or `nil`.
    public let title: Wording?
    /// What is said when the stage begins, or `nil`.
    public let intro: Wording?
    /// Values that are drawn and computed when the stage begins.
    public let values: (any ValueSource)?
    /// The questions, grouped by the entry that they come from.
    public let entries: [QuestionEntry]
    /// How many questions are asked that count.
    public let rounds: Int
    /// Whether some of its entries do not count; then each entry has its turn once, as they are written.
    let hasSteps: Bool
    /// In which order they come.
    public let order: Order
    /// Whether a question may come again before all have been asked.
    public let replacement: Bool
    /// What gets an equal share of the rounds.
    public let mix: Mix
    /// The time for the whole stage, from its first question; `nil` for no limit.
    public let time: Duration?

    /// How many different questions the stage has.
    public let questionCount: Int
    /// The points of each question where all have the same, else `nil`.
    public let uniformPoints: Int?
    /// The number of questions before each entry, for finding a question by its place in the whole stage.
    let offsets: [Int]

    /// Makes a stage.
    ///
    /// - Parameters:
    ///   - name: What other stages call it.
    ///   - title: One line, or `nil`.
    ///   - intro: What is said when the stage begins.
    ///   - entries: The questions; entries without any are left out.
    ///   - rounds: How many questions are asked, 0 or more; every question once where `nil`.
    ///   - order: In which order they come.
    ///   - replacement: Whether a question may come again before all have been asked.
    ///   - mix: What gets an equal share of the rounds.
    ///   - time: The time for the whole stage.
    ///   - values: Drawn and computed when the stage begins.
    public init(
        name: String? = nil,
        title: Wording? = nil,
        intro: Wording? = nil,
        entries: [QuestionEntry],
        rounds: Int? = nil,
        order: Order = .shuffled,
        replacement: Bool = false,
        mix: Mix = .questions,
        time: Duration? = nil,
        values: (any ValueSource)? = nil
    ) {
        self.name = name
        self.title = title
        self.intro = intro
        self.values = values
        self.entries = entries.filter { $0.count > 0 }
        self.order = order
        self.replacement = replacement
        self.mix = mix
        self.time = time

        var offsets: [Int] = []
        var count = 0
        for entry in self.entries {
            offsets.append(count)
            count += entry.count
        }
        self.offsets = offsets
        questionCount = count
        hasSteps = self.entries.contains { !$0.rules.isScored }
        let scored = self.entries.lazy.filter(\.rules.isScored)
        if hasSteps {
            self.rounds = scored.reduce(0) { $0 + $1.count }
        } else {
            self.rounds = count == 0 ? 0 : max(0, rounds ?? count)
        }
        let points = scored.first?.rules.points
        let isUniform = scored.allSatisfy { entry in
            entry.rules.points == points && entry.source?.setsPoints != true
                && entry.questions.allSatisfy { $0.details?.points == nil }
        }
        uniformPoints = isUniform ? points ?? 0 : nil
    }

    /// How many turns there are: for stages with entries that do not count, each entry's; `nil` where the rounds decide.
    package var turns: Int? { hasSteps ? questionCount : nil }
}
