/// A question that can't be asked or judged because the pack's own code failed: the author's mistake, never the player's.
///
/// The session tells the player that the question does not count, and draws another; what is wrong goes to the record, for the author.
public struct BrokenQuestion: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and where, for the author: `quiz.yaml:12: attempt to add a nil value`.
    public let description: String

    /// Makes the error.
    ///
    /// - Parameter description: What is wrong and where, one line.
    public init(_ description: String) {
        self.description = description
    }
}
