/// A question whose responses are matched by a pattern, and not by likeness to an answer.
public struct PatternRule: Sendable {
    /// The kinds of pattern.
    ///
    /// All of them look at the response without the blanks at its ends.
    public enum Kind: Sendable, Equatable {
        /// `*` stands for any characters, `?` for one, `[a-c]` for one of some; a backslash takes the next one as it is.
        case glob(String)
        /// A regular expression in RE2's syntax, matched in time linear in the response; of a response that is not UTF-8 each byte is
        /// a character of Latin-1. Unless only a part of the response must match, the whole must.
        case regularExpression(String, inPart: Bool = false)
        /// A JSON value that is equal but for white space, the order of members and how numbers are written (RFC 8259).
        case json(String)
        /// The SHA-256 of the answer in hexadecimal, so that the pack need not tell it: of the answer once it is normalised
        /// (``Judge/digest(of:isExact:)`` makes it), or of its very bytes. An answer that can be guessed can be found from it.
        case digest(String, isExact: Bool = false)
    }

    /// What is matched, and how.
    public var kind: Kind
    /// A response that the pattern accepts; without one, it is looked for in the pattern, which a digest never tells.
    public var example: String?
    /// Whether `A` and `a` are the same; for globs and regular expressions.
    public var ignoresCase: Bool

    /// A rule for a pattern.
    ///
    /// - Parameters:
    ///   - kind: What is matched, and how.
    ///   - example: A response that the pattern accepts: what a solver types and a player is shown. Without one it is looked for in
    ///     the pattern; where it can't be found there, the judge has no model answer.
    ///   - ignoresCase: Whether `A` and `a` are the same; a regular expression can also say `(?i)` or `(?-i)`.
    public init(_ kind: Kind, example: String? = nil, ignoresCase: Bool = false) {
        self.kind = kind
        self.example = example
        self.ignoresCase = ignoresCase
    }
}

/// A pattern that cannot be used: what is wrong, and what to do.
public struct PatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what to do, in one sentence.
    public let message: String
    /// Whether the pattern would take too much memory or time; that alone may have taken a while to find out.
    public let isTooLarge: Bool

    init(message: String, isTooLarge: Bool = false) {
        self.message = message
        self.isTooLarge = isTooLarge
    }

    /// The message.
    public var description: String { message }
}
