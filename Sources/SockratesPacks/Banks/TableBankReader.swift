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
        let lines = text.lines[min(header.lineCount, text.lines.count)...]
        let usual: Character? = format == .quizlet || format == .anki && header.lineCount > 0 ? "\t" : nil
        let sniffed = TableRows.separator(of: lines, ending: ending)
        let separator = header.separator ?? (lines.contains { $0.contains("\t") } ? usual : nil) ?? sniffed
        let table = TableRows(lines, first: header.lineCount + 1, separator: separator)
        for (line, message) in table.warnings { reader.bank.warn(line, message) }
        guard !table.rows.isEmpty else { throw BankError("the table has no rows") }
        let start = try reader.findColumns(table.rows, columns, header)
        reader.width = header.columns?.count ?? table.rows[max(0, start - 1)].cells.count
        reader.tagsColumn = header.tagsColumn
        for row in table.rows[start...] { reader.take(row) }
        return reader.bank
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
            return kahoot.row + 1
        }
        if bank.format == .kahoot {
            throw BankError(
                "no row names Kahoot's columns: Question, Answer 1 … Answer 4, Time limit, Correct answer(s)"
            )
        }
        if bank.format == .anki {
            let width = max(first.cells.count, anki.columns?.count ?? 0)
            let fields = (0..<width).filter { !anki.otherColumns.contains($0) }
            if let names = anki.columns, let named = BankColumns.named(by: names) {
                columns = try named.numbers(in: nil).filter { !anki.otherColumns.contains($0.column) }
                if columns.contains(where: { $0.role == .question }), columns.contains(where: { $0.role == .answer }) {
                    return 0
                }
            }
            guard fields.count >= 1 else { throw BankError(line: first.line, "its notes have no fields") }
            columns = [(.question, fields[0])] + fields.dropFirst().prefix(1).map { (.answer, $0) }
            if fields.count > 2 {
                bank.warn(
                    first.line,
                    "its notes have \(fields.count) fields; the first is asked and the second is the answer (--columns says otherwise)"
                )
            }
            return 0
        }
        if let named = BankColumns.named(by: first.cells) {
            columns = try named.numbers(in: nil)
            let others = first.cells.indices.filter { column in
                !columns.contains { $0.column == column } && !first.cells[column].isEmpty
            }
            if !others.isEmpty {
                bank.warn(
                    first.line,
                    "these columns are left out: \(others.map { first.cells[$0] }.joined(separator: ", "))"
                )
            }
            return 1
        }
        guard first.cells.count >= 2 else {
            throw BankError(
                line: first.line,
                "the table has one column, and questions need two: name the separator's format or mend the file"
            )
        }
        columns = [(.question, 0), (.answer, 1)]
        if bank.format != .quizlet || first.cells.count > 2 {
            let others = first.cells.count > 2 ? ", and the others are left out" : ""
            bank.warn(
                first.line,
                "no row names the columns; the first is asked and the second is the answer\(others) (--columns says otherwise)"
            )
        }
        return 0
    }

    private mutating func take(_ row: TableRows.Row) {
        func cells(_ role: BankColumns.Role) -> [String] {
            columns.filter { $0.role == role }.map { row.cells.indices.contains($0.column) ? row.cells[$0.column] : "" }
        }
        var draft = TableBankDraft(row.line, isHTML: isHTML, isKahoot: bank.format == .kahoot)
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
        let beyond = row.cells.dropFirst(width).filter { !$0.isEmpty }
        if !beyond.isEmpty {
            bank.warn(
                row.line,
                "the row has more cells than there are columns; left out: \(beyond.joined(separator: ", "))"
            )
        }
        if let column = tagsColumn, row.cells.indices.contains(column), !row.cells[column].isEmpty {
            bank.warn(row.line, "its tags are left out, as are those of the other notes: \(row.cells[column])")
            tagsColumn = nil
        }
    }

    /// Anki parts the names of nested decks by two colons.
    private static func category(_ deck: String) -> String? {
        let name = deck.replacing("::", with: "/").trimmed
        return name.isEmpty ? nil : name
    }
}
