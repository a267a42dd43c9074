/// A regular expression in RE2's syntax, matched in time linear in the text, whatever the pattern and whoever typed the text.
///
/// The syntax is that of Perl without back references and look-around
/// ([its whole list](https://github.com/google/re2/wiki/Syntax)). An expression is compiled once and never changes; any
/// number of threads may match with it at once.
///
/// ```swift
/// let year = try RegularExpression(#"(?i)in (?P<year>\d{4})"#)
/// year.firstMatch(in: Array("It was in 1969.".utf8))?["year"]  // the range of 1969
/// ```
public struct RegularExpression: Sendable {
    /// How an expression is read and matched.
    public struct Options: Sendable, Hashable {
        /// What the text is made of.
        public enum Alphabet: Sendable, Hashable {
            /// Characters: the text is UTF-8, or Latin-1 where it is not valid UTF-8.
            case text
            /// Bytes: `.` is any one byte, `\xff` this one. A character of the pattern that is not ASCII stands for its
            /// bytes in UTF-8.
            case bytes
        }

        /// What the text is made of.
        public var alphabet: Alphabet
        /// Whether `A` and `a` are the same, as with `(?i)` before the pattern.
        public var ignoresCase: Bool
        /// Whether `.` takes newlines too, as with `(?s)`.
        public var dotTakesNewlines: Bool
        /// Of the matches that begin earliest, the longest one; else the one that Perl would find.
        public var prefersLongest: Bool

        /// Options; without any, those of Perl.
        public init(
            alphabet: Alphabet = .text,
            ignoresCase: Bool = false,
            dotTakesNewlines: Bool = false,
            prefersLongest: Bool = false
        ) {
            self.alphabet = alphabet
            self.ignoresCase = ignoresCase
            self.dotTakesNewlines = dotTakesNewlines
            self.prefersLongest = prefersLongest
        }
    }

    /// The longest pattern, in bytes.
    public static let longestPattern = 4096

    /// The pattern, as it was written.
    public let pattern: String
    /// How it is read and matched.
    public let options: Options
    /// The names of the groups in their order; `nil` for a group without one.
    public let groupNames: [String?]

    private let program: PatternProgram

    /// How many instructions it was compiled to: what its compiling, its memory and, at worst, each byte of a text cost.
    public var size: Int { program.size }

    /// Compiles a pattern.
    ///
    /// - Parameters:
    ///   - pattern: The pattern, at most ``longestPattern`` bytes.
    ///   - options: How it is read and matched.
    /// - Throws: ``RegularExpressionError`` when the pattern makes no sense, or takes too much memory or time: a ``size`` of
    ///   30,000 is the most, and 64 groups that capture.
    public init(_ pattern: String, options: Options = Options()) throws(RegularExpressionError) {
        program = try PatternProgram(pattern, options)
        self.pattern = pattern
        self.options = options
        groupNames = program.groupNames
    }

    /// Whether the whole text matches; faster than asking for the groups.
    public func matchesWhole(_ text: [UInt8]) -> Bool {
        readable(text).withUnsafeBytes { program.matches($0, isWhole: true) }
    }

    /// Whether any part of the text matches; faster than asking where.
    public func matchesPart(of text: [UInt8]) -> Bool {
        readable(text).withUnsafeBytes { program.matches($0, isWhole: false) }
    }

    /// The match of the whole text.
    ///
    /// - Parameter text: Any bytes.
    /// - Returns: The match, whose ranges count bytes of the text; `nil` when there is none.
    public func wholeMatch(of text: [UInt8]) -> Match? { match(text, from: 0, isWhole: true) }

    /// The first match in a text.
    ///
    /// - Parameters:
    ///   - text: Any bytes.
    ///   - start: Where the match may begin at the earliest, in bytes. What stands before is looked at by `^`, `\b` and their like.
    /// - Returns: The match, whose ranges count bytes of the text; `nil` when there is none, or no such start.
    public func firstMatch(in text: [UInt8], from start: Int = 0) -> Match? { match(text, from: start, isWhole: false) }

    /// The first match in bytes that lie elsewhere, such as in a buffer that grows while its peer writes.
    ///
    /// Nothing is copied, and the bytes are not taken for Latin-1: those that are no UTF-8, such as a character that
    /// has not come whole, match nothing but what the alphabet `bytes` has for them. Each call looks at all bytes from `start` on.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - start: Where the match may begin at the earliest.
    /// - Returns: The match; `nil` when there is none yet.
    public func firstMatch(in bytes: RawSpan, from start: Int = 0) -> Match? {
        guard (0...bytes.byteCount).contains(start) else { return nil }
        let bounds = bytes.withUnsafeBytes { program.match($0, from: start, isWhole: false) }
        return bounds.map { Match(groups: $0, names: groupNames) }
    }

    /// A text that the whole of the expression matches, where one is easily found.
    public var example: String? {
        guard let least = program.leastMatch, let text = String(validating: least, as: UTF8.self) else { return nil }
        return matchesWhole(least) ? text : nil
    }

    /// A part of a text as a string: UTF-8 where the whole text is, else Latin-1.
    ///
    /// - Parameters:
    ///   - part: The part, such as what a group took.
    ///   - text: The text that was matched.
    /// - Returns: The string.
    public static func string(_ part: some Collection<UInt8>, of text: [UInt8]) -> String {
        let isUTF8 = String(validating: text, as: UTF8.self) != nil
        return String(decoding: isUTF8 ? Array(part) : Latin1Text(Array(part)).utf8, as: UTF8.self)
    }

    private func match(_ text: [UInt8], from start: Int, isWhole: Bool) -> Match? {
        guard (0...text.count).contains(start) else { return nil }
        guard isForeign(text) else {
            let bounds = text.withUnsafeBytes { program.match($0, from: start, isWhole: isWhole) }
            return bounds.map { Match(groups: $0, names: groupNames) }
        }
        let latin = Latin1Text(text)
        let first = latin.place(inUTF8: start)
        let bounds = latin.utf8.withUnsafeBytes { program.match($0, from: first, isWhole: isWhole) }
        return bounds.map { Match(groups: latin.ranges($0), names: groupNames) }
    }

    /// The bytes as the program reads them.
    private func readable(_ text: [UInt8]) -> [UInt8] { isForeign(text) ? Latin1Text(text).utf8 : text }

    private func isForeign(_ text: [UInt8]) -> Bool {
        options.alphabet == .text && text.contains { $0 >= 0x80 } && String(validating: text, as: UTF8.self) == nil
    }
}
