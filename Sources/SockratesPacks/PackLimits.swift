/// How large the parts of a pack may be, so that a hostile pack is refused and not loaded half.
enum PackLimits {
    /// The pack's file.
    static let packBytes = 4 << 20
    /// Keys, values and items of the pack's file, as ``YAMLParts`` counts them.
    static let packParts = 300_000
    /// The files of all tables.
    static let tableBytes = 32 << 20
    /// What a table takes in memory beside its file: where its cells are, and those that are made.
    static let tableMemory = 20 << 20
    /// Rows of a table, its columns, and both together.
    static let tableRows = 500_000
    static let tableColumns = 1000
    static let tableCells = 2_500_000
    /// A cell of a table.
    static let cellBytes = 1 << 20
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
    /// All questions in memory, in bytes; and how much of that may come as a surprise, beyond twice what was foreseen of tables.
    static let questionBytes = 160 << 20
    static let surprisingBytes = 32 << 20
    /// Answer lines of one question, and the bytes of each.
    static let answerLines = 10_000
    static let answerLineBytes = 1 << 15
    /// All answer lines of one question.
    static let answerBytes = 1 << 19
    /// Pairs of a question that wants them matched.
    static let pairs = 200
    /// What stands between the braces of a place for a value, in bytes.
    static let expressionBytes = 1 << 16
    /// Places for values in one text.
    static let templatePlaces = 1000
    /// Instructions of all regular expressions: half a second of compiling, and some 25 MB.
    static let patternSize = 500_000
    /// Steps of a pack, which ask nothing that counts; a countdown has one for each second.
    static let flowSteps = 20_000
    /// Rewards of a pack: each response looks through them.
    static let rewards = 1000
    /// Names of variables and values in a session, and of values in one place.
    static let names = 2000
    /// Variables of a session, in bytes.
    static let variableBytes = 1 << 20
    /// Rounds of a stage.
    static let rounds = 100_000_000
    /// Brackets that may be open at once in the YAML; and how far a line may be indented, in columns.
    static let openBrackets = 200
    static let indentation = 256
    /// Problems that are listed.
    static let problems = 100
}
