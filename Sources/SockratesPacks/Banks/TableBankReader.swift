/// Reads tables of questions: Kahoot's template, Anki's notes, Quizlet's terms, and any other with a question and an answer a row.
struct TableBankReader {
    private var bank: QuestionBank
    private var columns: [(role: BankColumns.Role, column: Int)] = []
    private var isHTML = false
    private var deck: String?
    private var deckColumn: Int?
    /// The column of tags that has not been told of yet.
    private var tagsColumn: Int?
    /// How many columns there are.
    private var width = 0
    /// Whether a row names the columns.
    private var hasHeader = false
    private var options = OptionNames()

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - format: Which kind of table it is.
    ///   - ending: The ending of the file's name.
    ///   - columns: Which columns hold what; found out without them.
    /// - Returns: The bank.
    /// - Throws: ``BankError`` where no columns can be told.
    static func read(_ text: BankText, format: BankFormat, ending: String, columns: BankColumns?) throws(BankError)
        -> QuestionBank
    {
        var reader = TableBankReader(bank: QuestionBank(format: format))
        let header = format == .anki ? AnkiHeader(text.lines) : AnkiHeader([])
        let lines = text.lines.indices.dropFirst(header.lineCount).lazy.map { text.lines.sample($0) }
        let usual: Character? = format == .quizlet || format == .anki && header.lineCount > 0 ? "\t" : nil
        let sniffed = TableRows.separator(of: lines, ending: ending)
        let separator = header.separator ?? (lines.contains { $0.contains("\t") } ? usual : nil) ?? sniffed
        let table = try TableRows(text, from: header.lineCount, .init(cells: String(separator)))
        for (line, message) in table.warnings { reader.bank.warn(line, message) }
        let rows = table.rows.filter { $0.cells.contains { !$0.isEmpty } }
        guard !rows.isEmpty else { throw BankError(line: 1, "the table has no rows") }
        let start = try reader.findColumns(rows, columns, header)
        let others = (header.otherColumns + reader.columns.map(\.column)).map { $0 + 1 }
        reader.width =
            header.columns?.count
            ?? max(start > 0 ? rows[start - 1].cells.count : Self.usualWidth(rows), others.max() ?? 0)
        reader.hasHeader = start > 0
        reader.tagsColumn = header.tagsColumn
        reader.options = OptionNames(rows[start...], reader.columns, names: start > 0 ? rows[start - 1].cells : [])
        if let (line, message) = reader.options.warning { reader.bank.warn(line, message) }
        for (number, row) in rows[start...].enumerated() where reader.bank.lineOfTooMany == nil {
            if start > 0, number == 0, Self.instructs(row) {
                reader.bank.warn(row.line, "this row tells what the columns are for, and is left out")
            } else {
                reader.take(row)
            }
        }
        return reader.bank
    }

    /// How many cells most rows have; those that have one are of no use here.
    private static func usualWidth(_ rows: [TableRows.Row]) -> Int {
        var counts: [Int: Int] = [:]
        for row in rows {
            let width = (row.cells.lastIndex { !$0.isEmpty } ?? 0) + 1
            if width >= 2 { counts[width, default: 0] += 1 }
        }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
    }

    /// Whether a row below the names of the columns is a template's, and tells what to write.
    private static func instructs(_ row: TableRows.Row) -> Bool {
        row.cells.count { $0.contains("(required") || $0.contains("(optional") } >= 2
    }

    /// Finds the columns.
    ///
    /// - Returns: The number of the first row that is a question.
    private mutating func findColumns(_ rows: [TableRows.Row], _ wanted: BankColumns?, _ anki: AnkiHeader)
        throws(BankError) -> Int
    {
        isHTML = bank.format == .anki && anki.isHTML
        deck = anki.deck
        deckColumn = anki.deckColumn
        let first = rows[0]
        if let wanted {
            let names = anki.columns ?? first.cells
            columns = try wanted.numbers(in: names)
            let asked = columns.filter { $0.role == .question }.map(\.column)
            let hasGaps = rows.contains { row in
                asked.contains { AnkiCloze.isOne(row[$0]) }
            }
            guard hasGaps || columns.contains(where: { $0.role == .answer || $0.role == .type }) else {
                throw BankError(isOfCommand: true, "no column holds the answer; write question=1,answer=2")
            }
            let isNamed = anki.columns == nil && (wanted.namesColumns || BankColumns.named(by: first.cells) != nil)
            if isNamed, !wanted.namesColumns { bank.warn(first.line, "this row names the columns; it is no question") }
            return isNamed ? 1 : 0
        }
        if let kahoot = KahootColumns.find(in: rows), bank.format == .kahoot || bank.format == .table {
            bank.format = .kahoot
            columns = try kahoot.columns.numbers(in: nil)
            for row in rows[..<kahoot.row] {
                bank.warn(row.line, "this stands above the names of the columns, and is left out")
            }
            warnOfOtherColumns(in: rows[kahoot.row])
            return kahoot.row + 1
        }
        if bank.format == .kahoot {
            throw BankError(
                line: 1,
                "no row names Kahoot's columns: Question, Answer 1 … Answer 4, Time limit, Correct answer(s)"
            )
        }
        if bank.format == .anki, anki.lineCount > 0 || BankColumns.named(by: first.cells) == nil {
            try findFields(rows, anki)
            return 0
        }
        if let named = BankColumns.named(by: first.cells) {
            columns = try named.numbers(in: nil)
            warnOfOtherColumns(in: first)
            return 1
        }
        let width = Self.usualWidth(rows)
        guard width >= 2 else {
            throw BankError(
                line: first.line,
                "the table has one column, and questions need two: name the separator's format or mend the file"
            )
        }
        columns = [(.question, 0), (.answer, 1)]
        let isHeader = BankColumns.areNames(first.cells)
        if isHeader { bank.warn(first.line, "this row is read as the names of the columns, and is no question") }
        if bank.format != .quizlet || width > 2 || isHeader {
            let others = width > 2 ? ", and the others are left out" : ""
            bank.warn(
                first.line,
                "no row names the columns in known words; the first is asked and the second is the answer\(others) (--columns says otherwise)"
            )
        }
        return isHeader ? 1 : 0
    }

    /// Finds the columns of Anki's notes: by the names in their header, else by what is in them.
    private mutating func findFields(_ rows: [TableRows.Row], _ anki: AnkiHeader) throws(BankError) {
        let first = rows[0]
        if anki.lineCount == 0 {
            bank.warn(
                first.line,
                "no line such as #separator:tab tells how the notes were exported; they are read as HTML"
            )
        }
        if let names = anki.columns, let named = BankColumns.named(by: names) {
            columns = try named.numbers(in: nil).filter { !anki.otherColumns.contains($0.column) }
            if columns.contains(where: { $0.role == .question }), columns.contains(where: { $0.role == .answer }) {
                return
            }
        }
        let width = max(rows.map(\.cells.count).max() ?? 0, anki.columns?.count ?? 0)
        let fields = (0..<width).filter { column in
            !anki.otherColumns.contains(column)
                && rows.contains { !$0[column].isEmpty }
        }
        guard let asked = fields.first else { throw BankError(line: first.line, "its notes have no fields") }
        if let gaps = Self.columnOfGaps(rows, fields), gaps != asked {
            columns = [(.question, gaps)]
            bank.warn(
                first.line,
                "the deletions of its notes stand in column \(gaps + 1), which is asked; the others are left out (--columns says otherwise)"
            )
            return
        }
        columns = [(.question, asked)] + fields.dropFirst().prefix(1).map { (.answer, $0) }
        if fields.count > 2 || asked > 0 {
            let answer = fields.count > 1 ? " and column \(fields[1] + 1) is the answer" : ""
            bank.warn(
                first.line,
                "its notes have \(fields.count) fields; column \(asked + 1) is asked\(answer) (--columns says otherwise)"
            )
        }
    }

    /// The field in which most notes have deletions; `nil` where most have none.
    private static func columnOfGaps(_ rows: [TableRows.Row], _ fields: [Int]) -> Int? {
        let counts = fields.map { column in
            rows.count { AnkiCloze.isOne($0[column]) }
        }
        guard let most = counts.max(), most * 2 > rows.count else { return nil }
        return counts.firstIndex(of: most).map { fields[$0] }
    }

    private mutating func warnOfOtherColumns(in header: TableRows.Row) {
        let others = header.cells.indices.filter { column in
            !columns.contains { $0.column == column } && !header.cells[column].isEmpty
        }
        guard !others.isEmpty else { return }
        let names = others.map { header.cells[$0] }.joined(separator: ", ")
        bank.warn(header.line, "these columns are left out: \(names)")
    }

    private mutating func take(_ row: TableRows.Row) {
        func cells(_ role: BankColumns.Role) -> [String] {
            columns.filter { $0.role == role }.map { row[$0.column] }
        }
        let filled = row.cells.indices.filter { !row.cells[$0].isEmpty }
        if columns.contains(where: { [.option, .wrong].contains($0.role) }), filled.count == 1,
            columns.contains(where: { $0.role == .question && $0.column == filled[0] })
        {
            return bank.warn(row.line, "this row has a text alone, no answer and no options; it is left out as a note")
        }
        var draft = TableBankDraft(row.line, isHTML: isHTML, isKahoot: bank.format == .kahoot, options: options)
        do throws(BankRefusal) {
            var question = try draft.question(cells)
            if let deckColumn, row.cells.indices.contains(deckColumn) {
                question.category = Self.category(row.cells[deckColumn])
            } else if question.category == nil {
                question.category = deck.flatMap(Self.category)
            }
            for message in draft.warnings { bank.warn(row.line, message) }
            warnOfOtherCells(of: row)
            bank.append(question)
        } catch {
            for message in draft.warnings { bank.warn(row.line, message) }
            bank.refuse(row.line, error.reason)
        }
    }

    /// What a row has and no question takes.
    private mutating func warnOfOtherCells(of row: TableRows.Row) {
        if hasHeader, row.cells.count < width {
            bank.warn(
                row.line,
                "the row has \(row.cells.count) cells, and there are \(width) columns; the last are taken to be empty"
            )
        }
        let beyond = row.cells.dropFirst(width).filter { !$0.isEmpty }
        if !beyond.isEmpty {
            bank.warn(
                row.line,
                "the row has more cells than there are columns; left out: \(beyond.joined(separator: ", "))"
            )
        }
        if let column = tagsColumn, !row[column].isEmpty {
            bank.warn(row.line, "its tags are left out, as are those of the other notes: \(row[column])")
            tagsColumn = nil
        }
    }

    /// Anki parts the names of nested decks by two colons.
    private static func category(_ deck: String) -> String? {
        let name = deck.replacing("::", with: "/").trimmed
        return name.isEmpty ? nil : name
    }
}
