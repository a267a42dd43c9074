/// What a session says around the questions.
///
/// Each text is sent with a newline behind it, but for ``prompt``; an empty text is not sent at all.
public struct Texts: Sendable {
    /// What stands before the place where the player types.
    public var prompt = "> "
    /// Whether each question is numbered: `[3/20] `.
    public var progress = true
    /// What stands before a question instead of its number; `nil` for the number.
    public var progressText: Wording?
    /// Whether the judge's remarks, such as "1 of 3 so far.", stand behind what is said of a right or a wrong response.
    public var remarks = true
    /// A right answer.
    public var accept: Wording = "Correct!"
    /// A question that is lost.
    public var reject: Wording = "Wrong."
    /// A wrong answer to a question that has attempts left.
    public var again: Wording = "Wrong, try again."
    /// The time for the whole session or for a stage has passed.
    public var timeUp: Wording = "Time is up."
    /// The time for a question has passed.
    public var questionTimeUp: Wording = "Time is up for this question."
    /// The player has earned the flag; the flag follows on a line of its own.
    public var solved: Wording = "Congratulations! Here is your flag:"
    /// All questions were asked, and the score is below the threshold.
    public var unsolved: Wording = "That is not enough for the flag."
    /// How to get a hint: said at the first question that has one.
    public var hintOffer: Wording = "(Type hint for a hint.)"
    /// The player asked for a hint, and there is none, or none left.
    public var noHint: Wording = "There is no hint."
    /// The player's input ended before the last question.
    public var inputEnded: Wording = "Your input ended before the last question."

    /// The right answer, where it is told to a player who has lost the question; `nil` for `The answer was: `.
    public var answer: Wording?
    /// How it went, at the end; `nil` for `You scored 3 of 10.`.
    public var score: Wording?
    /// A response that brings a share of the points.
    public var partly: Wording = "Partly right."
    /// The last life is lost.
    public var noLives: Wording = "No lives are left."
    /// The pack's own code failed; another question follows.
    public var broken: Wording = "This question is broken; it does not count."
    /// The pack's own code failed again and again, and the session ends.
    public var brokenDown: Wording = "This challenge is broken. Please tell its host."

    /// Makes the texts that a session uses where the pack says nothing else.
    public init() {}

    /// A line was longer than the server takes.
    ///
    /// - Parameter limit: The longest line in bytes.
    /// - Returns: One line that says so.
    package func lineTooLong(limit: Int) -> String {
        "That line is longer than \(limit) bytes and was not judged."
    }
}
