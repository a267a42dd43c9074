import SockratesPacks

/// Reads a bank and gives what a test looks at.
struct ReadBank {
    let bank: QuestionBank

    init(_ text: String, _ name: String, format: BankFormat? = nil, columns: BankColumns? = nil) throws(BankError) {
        bank = try QuestionBank.read(Array(text.utf8), name: name, format: format, columns: columns)
    }

    init(bytes: [UInt8], _ name: String) throws(BankError) {
        bank = try QuestionBank.read(bytes, name: name)
    }

    var kinds: [BankQuestion.Kind] { bank.questions.map(\.kind) }
    var texts: [String] { bank.questions.map(\.text) }

    /// `in/out/refused`.
    var counts: String { "\(bank.questionsIn)/\(bank.questions.count)/\(bank.questionsRefused)" }

    /// The lines of the warnings.
    var warned: [Int] { bank.notes.filter { $0.severity == .warning }.map(\.line) }

    /// The lines of the refusals.
    var refused: [Int] { bank.notes.filter { $0.severity == .refused }.map(\.line) }

    /// The notes on a line.
    func notes(_ line: Int) -> String { bank.notes.filter { $0.line == line }.map(\.message).joined(separator: "\n") }
}
