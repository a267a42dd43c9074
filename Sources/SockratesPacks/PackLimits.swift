/// How large the parts of a pack may be, so that a hostile pack is refused and not loaded half.
enum PackLimits {
    /// The pack's file.
    static let packBytes = 4 << 20
    /// Keys, values and items of the pack's file, as ``YAMLParts`` counts them.
    static let packParts = 300_000
    /// The files of all tables.
    static let tableBytes = 32 << 20
    /// Rows of a table, its columns, and both together.
    static let tableRows = 500_000
    static let tableColumns = 1000
    static let tableCells = 8_000_000
    /// Objects and lists of a JSON table within each other, and the bytes of the path to a value.
    static let tableNesting = 64
    static let columnNameBytes = 1000
    /// Steps that expressions may take while the pack is read.
    static let steps: Int64 = 100_000_000
    /// A file of Lua.
    static let scriptBytes = 1 << 20
    /// A file that holds a flag.
    static let flagBytes = 4096
    /// Questions of a pack, tables' rows counted for each entry that uses them.
    static let questions = 250_000
    /// Rows that entries look through for those that they use.
    static let rowsSeen = 4_000_000
    /// All texts of all questions, in bytes.
    static let questionBytes = 32 << 20
    /// Answer lines of one question, and the bytes of each.
    static let answerLines = 10_000
    static let answerLineBytes = 1 << 15
    /// Places for values in one text.
    static let templatePlaces = 1000
    /// Instructions of all regular expressions: half a second of compiling, and some 25 MB.
    static let patternSize = 500_000
    /// Rounds of a stage.
    static let rounds = 100_000_000
    /// Brackets that may be open at once in the YAML; and how far a line may be indented, in columns.
    static let openBrackets = 200
    static let indentation = 256
    /// Problems that are listed.
    static let problems = 100
}
