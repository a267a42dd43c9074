/// What a session says around the questions.
///
/// Each text is sent with a newline behind it, but for ``prompt``; an empty text is not sent at all.
public struct Texts: Sendable, Hashable {
    /// What stands before the place where the player types.
    public var prompt = "> "
    /// Whether each question is numbered: `[3/20] `.
    public var progress = true
    /// A right answer.
    public var accept = "Correct!"
    /// A question that is lost.
    public var reject = "Wrong."
    /// A wrong answer to a question that has attempts left.
    public var again = "Wrong, try again."
    /// The time for the whole session or for a stage has passed.
    public var timeUp = "Time is up."
    /// The time for a question has passed.
    public var questionTimeUp = "Time is up for this question."
    /// The player has earned the flag; the flag follows on a line of its own.
    public var solved = "Congratulations! Here is your flag:"
    /// All questions were asked, and the score is below the threshold.
    public var unsolved = "That is not enough for the flag."
    /// How to get a hint: said at the first question that has one.
    public var hintOffer = "(Type hint for a hint.)"
    /// The player asked for a hint, and there is none, or none left.
    public var noHint = "There is no hint."
    /// The player's input ended before the last question.
    public var inputEnded = "Your input ended before the last question."

    /// Makes the texts that a session uses where the pack says nothing else.
    public init() {}
}
