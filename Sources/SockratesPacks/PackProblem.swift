/// Something that is wrong with a pack, or worth a look, and where.
///
/// It prints as compilers print theirs, so that editors can jump to it: `quiz.yaml:12:5: error: …`.
public struct PackProblem: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable {
        /// The pack can't be used.
        case error
        /// The pack can be used, and may not do what its author thinks.
        case warning
    }

    /// How bad it is.
    public var severity: Severity
    /// The file, as its author would name it.
    public var file: String
    /// The line, from 1; `nil` for the file as a whole.
    public var line: Int?
    /// The column, from 1, in characters.
    public var column: Int?
    /// What is wrong, what was expected, and the nearest valid word where there is one.
    public var message: String

    /// Makes a problem.
    public init(_ severity: Severity, file: String, line: Int? = nil, column: Int? = nil, _ message: String) {
        self.severity = severity
        self.file = Self.printable(file)
        self.line = line
        self.column = column
        self.message = Self.printable(message)
    }

    /// How much of a message is kept, in characters: it quotes the pack, where a value may have megabytes.
    private static let longestMessage = 1200

    /// A text without control characters, and without its middle where it is very long.
    private static func printable(_ text: String) -> String {
        if text.utf8.count <= longestMessage, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }) {
            return text
        }
        let isLong = !text.unicodeScalars.dropFirst(longestMessage).isEmpty
        var scalars = Array(text.unicodeScalars.prefix(isLong ? 800 : longestMessage))
        if isLong {
            scalars += Array(" … ".unicodeScalars) + text.unicodeScalars.suffix(200)
        }
        return scalars.reduce(into: "") { result, scalar in
            if scalar.properties.generalCategory == .control {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    /// `file:line:column: severity: message`.
    public var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
        return "\(place): \(severity.rawValue): \(message)"
    }
}
