/// Why a session ended.
public enum SessionEnd: String, Sendable, Hashable {
    /// Every question was asked, and the score met the threshold.
    case solved
    /// Every question was asked, and the score is below the threshold or the flag was withheld.
    case unsolved
    /// A wrong answer closed the session.
    case wrongAnswer = "wrong answer"
    /// The last life was lost.
    case noLives = "no lives"
    /// The author's own code failed: that of a pack again and again, that of a challenge once.
    case broken
    /// The time for the session, or for a question that closes, had passed.
    case timeUp = "time up"
    /// The player's input ended before the last question.
    case inputEnded = "input ended"
    /// The connection was lost or the player left.
    case disconnected
    /// The server stopped.
    case stopped
}
