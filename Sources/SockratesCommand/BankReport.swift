import Foundation
import Sockrates
import SockratesPacks
import SockratesSockets

/// What came of reading or writing a bank, for people or for programs.
struct BankReport {
    private struct Line: Encodable {
        let line: Int
        let severity: String
        let message: String
    }

    private struct Counts: Encodable {
        let format: String
        let `in`: Int
        let out: Int
        let refused: Int
        let warnings: Int
        let files: [String]
    }

    /// People are shown this many notes.
    private static let mostNotes = 1000

    private let bank: QuestionBank
    private let file: String
    private let files: [String]

    init(_ bank: QuestionBank, file: String, files: [String]) {
        self.bank = bank
        self.file = file
        self.files = files
    }

    /// Prints the report.
    ///
    /// - Parameters:
    ///   - json: As JSON lines on standard output.
    ///   - isResult: Whether the counts are the command's result, and go to standard output.
    func print(json: Bool, isResult: Bool = true) {
        if json { return printJSON() }
        for note in bank.notes.prefix(Self.mostNotes) {
            StandardError.print("\(file):\(note.line): \(note.severity.rawValue): \(note.message.shownSafely)")
        }
        if bank.notes.count > Self.mostNotes {
            StandardError.print("\(file): \(bank.notes.count - Self.mostNotes) more notes; --json lists all of them")
        }
        let warnings = bank.notes.count - bank.questionsRefused
        var line = "\(file): \(bank.format.rawValue): \(bank.questionsIn) in, \(bank.questions.count) out, "
        line += "\(bank.questionsRefused) refused, \(warnings) \(warnings == 1 ? "warning" : "warnings")"
        if !files.isEmpty { line += "; wrote \(files.joined(separator: " and "))" }
        if isResult { Swift.print(line) } else { StandardError.print(line) }
    }

    private func printJSON() {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func write(_ value: some Encodable) {
            if let bytes = try? encoder.encode(value) {
                try? FileHandle.standardOutput.write(contentsOf: bytes + Data("\n".utf8))
            }
        }
        for note in bank.notes { write(Line(line: note.line, severity: note.severity.rawValue, message: note.message)) }
        write(
            Counts(
                format: bank.format.rawValue,
                in: bank.questionsIn,
                out: bank.questions.count,
                refused: bank.questionsRefused,
                warnings: bank.notes.count - bank.questionsRefused,
                files: files
            )
        )
    }
}

extension String {
    /// The text without what could drive a terminal.
    fileprivate var shownSafely: String {
        var filter = TerminalFilter()
        return String(decoding: filter.shown(Array(utf8)), as: UTF8.self)
    }
}
