import SockratesPatterns

/// Something to wait for in what a peer sends.
///
/// A string literal stands for its bytes in UTF-8:
///
/// ```swift
/// let match = try await connection.expect(any: ["Correct", "Wrong", .end])
/// ```
public struct Pattern: Sendable, ExpressibleByStringLiteral {
    private enum Kind: Sendable {
        case bytes([UInt8])
        case regex(RegularExpression)
        case end
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// The text of a literal, in UTF-8.
    public init(stringLiteral text: String) { self.init(.bytes(Array(text.utf8))) }

    /// These bytes.
    ///
    /// - Parameter bytes: One byte or more; no bytes are found at once.
    /// - Returns: The pattern.
    public static func bytes(_ bytes: [UInt8]) -> Pattern { Pattern(.bytes(bytes)) }

    /// A text.
    ///
    /// - Parameters:
    ///   - text: One character or more.
    ///   - encoding: How the peer writes it.
    /// - Returns: The pattern.
    /// - Throws: `SocketError`: encoding, where the encoding lacks a character.
    public static func text(_ text: String, as encoding: TextEncoding = .utf8) throws(SocketError) -> Pattern {
        Pattern(.bytes(try encoding.encode(text)))
    }

    /// A regular expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax), looked for in time linear in what has
    /// come, whatever the peer sends.
    ///
    /// It sees bytes: `.` is one byte. It matches as soon as it can with what has come, so `\d+` may match the first digit of a
    /// number; end it with what follows, as in `(\d+)\n`.
    ///
    /// - Parameters:
    ///   - pattern: The pattern; its groups are the match's `captures`.
    ///   - ignoresCase: Whether `A` and `a` are the same.
    /// - Returns: The pattern.
    /// - Throws: `SocketError`: encoding, with what is wrong in the pattern and where.
    public static func regex(_ pattern: String, ignoresCase: Bool = false) throws(SocketError) -> Pattern {
        do throws(RegularExpressionError) {
            let options = RegularExpression.Options(alphabet: .bytes, ignoresCase: ignoresCase)
            return Pattern(.regex(try RegularExpression(pattern, options: options)))
        } catch {
            throw SocketError(.encoding, "\"\(pattern)\" is no regular expression: \(error)")
        }
    }

    /// The end of the peer's input: what came before is the match's `before`.
    public static let end = Pattern(.end)

    /// How many bytes of a text in which it was not found can still be its beginning.
    var reach: Int {
        switch kind {
        case .bytes(let bytes): max(0, bytes.count - 1)
        case .regex: .max
        case .end: 0
        }
    }

    /// Whether it is found in a text that is whole.
    func isFound(in text: [UInt8]) -> Bool { firstMatch(in: text.span.bytes, from: 0, hasEnded: true) != nil }

    /// Where it is, and where its groups are; nil where it is not.
    func firstMatch(in text: RawSpan, from start: Int, hasEnded: Bool) -> [Range<Int>?]? {
        switch kind {
        case .bytes(let bytes):
            text.withUnsafeBytes { text in
                Pattern.place(of: bytes, in: text, from: start).map { [$0..<$0 + bytes.count] }
            }
        case .regex(let expression):
            // What lies before the start is looked at again: a match may have begun there.
            expression.firstMatch(in: text)?.groups
        case .end:
            hasEnded ? [text.byteCount..<text.byteCount] : nil
        }
    }

    private static func place(of bytes: [UInt8], in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let first = bytes.first else { return start }
        var place = start
        while place + bytes.count <= text.count {
            guard let next = text[place...(text.count - bytes.count)].firstIndex(of: first) else { return nil }
            if text[next..<next + bytes.count].elementsEqual(bytes) { return next }
            place = next + 1
        }
        return nil
    }
}
