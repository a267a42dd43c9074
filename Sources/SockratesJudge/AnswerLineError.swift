/// A line that cannot be read: what is wrong, where, and what was expected there.
public struct AnswerLineError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what to do, in one sentence.
    public let message: String
    /// Where it is wrong: the column in the line, counted in characters from 1.
    public let column: Int
    /// What could have stood there.
    public let expected: [String]

    /// The column and the message: `column 7: the bracket is never closed; write "]" after the last directive`.
    public var description: String { "column \(column): \(message)" }
}
