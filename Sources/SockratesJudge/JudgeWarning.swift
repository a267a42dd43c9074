/// Something in the answers of a pack that its author probably did not mean.
public struct JudgeWarning: Sendable, Equatable {
    /// What is odd.
    public enum Kind: String, Sendable, CaseIterable {
        /// A question's answer is taken for another question's, although it is another answer.
        case acceptedElsewhere
        /// An accepted answer or a prompt that no response can ever match.
        case neverMatches
        /// Two items of a list have a name in common.
        case itemsCollide
        /// A rejected answer forbids the other forms of an accepted one.
        case rejectShadows
    }

    /// The question that the warning is about, by the name it was given.
    public let id: String
    /// What is odd.
    public let kind: Kind
    /// What is odd and what to do, in one sentence.
    public let message: String
}
