/// How large the parts of a bank may be, so that a hostile one is refused before it takes much time or memory.
enum BankLimits {
    /// The bank's file.
    static let fileBytes = 64 << 20
    /// Its lines.
    static let lines = 2_000_000
    /// Its questions, those that are refused too; and the paragraphs of a GIFT file, its categories and comments too.
    static let questions = 100_000
    static let paragraphs = 250_000
    /// A question as it is written, embedded files left out.
    static let questionBytes = 1 << 16
    /// Cells of a row.
    static let columns = 1000
    /// A tag of XML; and elements within each other.
    static let tagBytes = 1 << 15
    static let nesting = 64
    /// Places of XML that are mended.
    static let mends = 500_000
    /// Warnings that are kept: the others are counted; and the bytes of a note.
    static let warnings = 20_000
    static let noteBytes = 400

    /// Why a question is refused that has so many bytes; `nil` where it may have them.
    static func refusal(bytes: Int) -> String? {
        bytes > questionBytes
            ? "it has more than \(questionBytes) bytes, which are the most that a question may have" : nil
    }

    /// There are more questions than may be.
    static func tooMany(line: Int) -> BankError {
        BankError(line: line, "a bank may have \(questions) questions, and here begins one more: import it in parts")
    }
}
