/// A regular expression that cannot be compiled: what is wrong, and where.
public struct RegularExpressionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, and what to do where that is not plain.
    public let message: String
    /// Where it is wrong: the column in the pattern, counted in characters from 1; `nil` when it is the pattern as a whole.
    public let column: Int?
    /// Whether the pattern would take too much memory or time; that alone may have taken a while to find out.
    public let isTooLarge: Bool

    init(message: String, column: Int?, isTooLarge: Bool = false) {
        self.message = message
        self.column = column
        self.isTooLarge = isTooLarge
    }

    /// The column and the message: `column 2: no argument for repetition operator: **`.
    public var description: String { column.map { "column \($0): \(message)" } ?? message }
}
