/// Something that was noticed while a bank was read or written, and where.
///
/// It prints as compilers print theirs: `bank.gift:12: warning: …`.
public struct BankNote: Sendable, Hashable {
    /// What came of it.
    public enum Severity: String, Sendable {
        /// Something was guessed, mended or left out; the question is there.
        case warning
        /// A question that is not there.
        case refused
    }

    /// What came of it.
    public var severity: Severity
    /// The line of the file, from 1.
    public var line: Int
    /// What was found, and what was done about it.
    public var message: String

    /// Makes a note.
    public init(_ severity: Severity, line: Int, _ message: String) {
        self.severity = severity
        self.line = line
        self.message = message
    }
}

/// Why a file is no bank that can be read at all.
public struct BankError: Error, Sendable {
    /// The line, from 1, where one is to blame.
    public let line: Int?
    /// What is wrong, and what to do.
    public let message: String
    /// Whether the command is to blame, or could say what the file does not, and not the file alone.
    public let isOfCommand: Bool

    init(line: Int? = nil, isOfCommand: Bool = false, _ message: String) {
        self.line = line
        self.isOfCommand = isOfCommand
        self.message = message
    }

    /// No format has this name.
    public static func unknownFormat(_ name: String) -> BankError {
        let names = BankFormat.allCases.map(\.rawValue)
        return BankError(
            isOfCommand: true,
            "there is no format \"\(name)\"\(NearestWord.hint(name, among: names)); it is one of \(names.joined(separator: ", "))"
        )
    }
}
