import CRE2

/// What RE2 complains about in a pattern; it names a piece of the pattern, and not where that stands.
struct PatternMistake: Equatable {
    static let tooLarge = RegularExpressionError(
        message: "the pattern is too large when its repetitions are written out; repeat less",
        column: nil,
        isTooLarge: true
    )

    private let kind: CRE2Mistake
    private let message: String
    private let piece: String

    /// Whether the memory does not suffice that RE2 was given.
    var isTooLarge: Bool { kind == CRE2TooLarge }

    /// - Returns: `nil` where the pattern is well.
    init?(_ compiled: OpaquePointer) {
        kind = cre2Mistake(compiled)
        guard kind != CRE2None else { return nil }
        var length = 0
        message = cre2Message(compiled, &length).map { String(bytes: $0, count: length) } ?? ""
        piece = cre2Piece(compiled, &length).map { String(bytes: $0, count: length) } ?? ""
    }

    /// The error for whoever wrote the pattern.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - reading: What is wrong with a beginning of it.
    /// - Returns: The error, with its column.
    func error(in pattern: String, reading: (ArraySlice<UInt8>) -> PatternMistake?) -> RegularExpressionError {
        if kind == CRE2TooLarge { return PatternMistake.tooLarge }
        let bytes = Array(pattern.utf8)
        let place =
            kind == CRE2UnclosedGroup ? PatternMistake.lastUnclosedGroup(of: bytes) : place(in: bytes, reading: reading)
        let column = String(decoding: bytes[..<place], as: UTF8.self).count + 1
        var words = piece.isEmpty && message.hasSuffix(": ") ? String(message.dropLast(2)) : message
        if piece == "(?<" { words += "; a named group is (?P<name>…), and nothing looks behind" }
        return RegularExpressionError(message: words, column: column)
    }

    /// Where the piece stands: the shortest beginning of the pattern that is wrong in the same way ends in it.
    private func place(in pattern: [UInt8], reading: (ArraySlice<UInt8>) -> PatternMistake?) -> Int {
        var (low, high) = (0, pattern.count)
        while low < high {
            let middle = (low + high) / 2
            if reading(pattern[..<middle]).map(isLike) == true { high = middle } else { low = middle + 1 }
        }
        // Of a backslash at the end RE2 shows nothing.
        return max(0, low - (kind == CRE2UnopenedGroup || piece.isEmpty ? 1 : piece.utf8.count))
    }

    private func isLike(_ other: PatternMistake) -> Bool {
        // Of a closing parenthesis too many RE2 shows the whole pattern, however long.
        kind == CRE2UnopenedGroup ? other.kind == kind : other == self
    }

    /// Where the parenthesis stands that nothing closes.
    private static func lastUnclosedGroup(of pattern: [UInt8]) -> Int {
        var open: [Int] = []
        var isInSet = false
        var index = 0
        while index < pattern.count {
            switch pattern[index] {
            case UInt8(ascii: "\\"):
                if pattern[index...].starts(with: #"\Q"#.utf8) {
                    while index < pattern.count, !pattern[index...].starts(with: #"\E"#.utf8) { index += 1 }
                }
                index += 1
            case UInt8(ascii: "[") where !isInSet:
                isInSet = true
                // A bracket that comes first closes nothing.
                if pattern[(index + 1)...].starts(with: "^".utf8) { index += 1 }
                if pattern[(index + 1)...].starts(with: "]".utf8) { index += 1 }
            case UInt8(ascii: "]"): isInSet = false
            case UInt8(ascii: "(") where !isInSet: open.append(index)
            case UInt8(ascii: ")") where !isInSet: open.removeLast(min(1, open.count))
            default: break
            }
            index += 1
        }
        return open.last ?? 0
    }
}
