/// Everything that a session asks, and the rules that it asks it by: what a pack is turned into.
///
/// A quiz is immutable and shared by all of its sessions; a reload makes a new one and leaves running sessions alone.
///
/// ```swift
/// let quiz = Quiz(
///     title: "Capitals",
///     stages: [Stage(entries: [QuestionEntry([Question(ask: "What is the capital of France?", judge: judge)])])],
///     flag: "geo{the_w0rld_is_r0und}"
/// )
/// var session = Session(of: quiz, seed: 7)
/// let actions = session.opened()
/// ```
public final class Quiz: Sendable {
    /// The title, one line.
    public let title: String
    /// What is sent on connect, before the first question; may have several lines.
    public let banner: Wording
    /// The stages, played in order.
    public let stages: [Stage]
    /// What the player is given for a solve; `nil` where there is nothing to give.
    public let flag: Wording?
    /// The score that is needed for a solve.
    public let threshold: Threshold
    /// The time for the whole session, from the moment it opens; `nil` for no limit.
    public let time: Duration?
    /// What is said around the questions.
    public let texts: Texts
    /// How a whole session is played.
    public let rules: SessionRules

    /// Tells editions of the quiz apart in a record; empty where nobody has named one.
    public let edition: String

    /// How many questions a session asks when the player stays to the end.
    public let rounds: Int
    /// The points of a faultless session, or `nil` where that depends on which questions are drawn.
    public let maximumPoints: Int?

    /// Makes a quiz.
    ///
    /// - Parameters:
    ///   - title: One line.
    ///   - banner: What is sent on connect; the title where `nil`.
    ///   - stages: At least one, else a session ends as soon as it opens.
    ///   - flag: What the player is given for a solve.
    ///   - threshold: The score that is needed for a solve.
    ///   - time: The time for the whole session.
    ///   - texts: What is said around the questions.
    ///   - rules: How a whole session is played.
    ///   - edition: Tells editions of the quiz apart in a record.
    public init(
        title: String,
        banner: Wording? = nil,
        stages: [Stage],
        flag: Wording? = nil,
        threshold: Threshold = .percent(100),
        time: Duration? = nil,
        texts: Texts = Texts(),
        rules: SessionRules = SessionRules(),
        edition: String = ""
    ) {
        self.title = title
        self.banner = banner ?? Wording(title)
        self.stages = stages
        self.flag = flag
        self.threshold = threshold
        self.time = time
        self.texts = texts
        self.rules = rules
        self.edition = edition
        rounds = stages.reduce(0) { $0 + $1.rounds }
        if rules.hasJumps || rules.streak != nil {
            maximumPoints = nil
        } else {
            maximumPoints = stages.reduce(0) { sum, stage in
                guard let sum, let points = stage.uniformPoints else { return nil }
                return sum + points * stage.rounds
            }
        }
    }
}
