/// A question whose responses are matched by a pattern, and not by likeness to an answer.
public struct PatternRule: Sendable {
    /// The kinds of pattern.
    ///
    /// All of them look at the whole response without the blanks at its ends.
    public enum Kind: Sendable, Equatable {
        /// `*` stands for any characters, `?` for one, `[a-c]` for one of some; a backslash takes the next one as it is.
        case glob(String)
        /// At most so many letters more, less, other or swapped.
        case editDistance(String, atMost: Int)
        /// A JSON value that is equal but for white space, the order of members and how numbers are written (RFC 8259).
        case json(String)
        /// The SHA-256 of the normalised answer in hexadecimal, so that the pack need not tell the answer.
        case digest(String)
    }

    /// What is matched, and how.
    public var kind: Kind
    /// A response that the pattern accepts; empty only for a digest, whose answer nobody should read.
    public var example: String
    /// Whether `A` and `a` are the same; for globs and edit distances.
    public var ignoresCase: Bool

    /// A rule for a pattern.
    ///
    /// - Parameters:
    ///   - kind: What is matched, and how.
    ///   - example: A response that the pattern accepts: what a solver types and a player is shown.
    ///   - ignoresCase: Whether `A` and `a` are the same.
    public init(_ kind: Kind, example: String, ignoresCase: Bool = true) {
        self.kind = kind
        self.example = example
        self.ignoresCase = ignoresCase
    }
}

/// A pattern that cannot be used: what is wrong, and what to do.
public struct PatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what to do, in one sentence.
    public let message: String

    /// The message.
    public var description: String { message }
}
