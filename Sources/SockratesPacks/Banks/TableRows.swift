/// The rows of a file of separated values, read as leniently as spreadsheets do.
///
/// ``DelimitedReader`` is for packs, whose authors are told of every mistake; banks come from programs that nobody here can mend.
struct TableRows {
    /// A row.
    struct Row {
        /// Its line, from 1.
        let line: Int
        var cells: [String]

        /// The cell of a column; empty where the row is too short.
        subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
    }

    /// What parts the cells of a row, and the rows.
    struct Separators {
        let cells: [UInt8]
        let rows: [UInt8]

        init(cells: String, rows: String = "\n") {
            self.cells = Array(cells.utf8)
            self.rows = Array(rows.utf8)
        }

        /// Whether nothing shows between cells.
        var areBlank: Bool { cells.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    /// The rows that are not blank.
    private(set) var rows: [Row] = []
    /// What was guessed.
    private(set) var warnings: [(line: Int, message: String)] = []

    private let bytes: [UInt8]
    private let separators: Separators
    private var index: Int
    private var line: Int
    private var hasBlanksBeforeQuotes = false
    /// Where the row begins that is read, and its line.
    private var start: (index: Int, line: Int)

    /// Takes a text apart.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - first: The number of the first line of the table, from 0.
    ///   - separators: What stands between cells and rows.
    /// - Throws: ``BankError`` where there are too many rows, or one is too large.
    init(_ text: BankText, from first: Int, _ separators: Separators) throws(BankError) {
        bytes = text.bytes
        self.separators = separators
        index = first < text.lines.count ? text.lines.content(first).startIndex : bytes.count
        line = first + 1
        start = (index, line)
        while index < bytes.count { try takeRow() }
    }

    private mutating func takeRow() throws(BankError) {
        skipBlankLines()
        guard index < bytes.count else { return }
        start = (index, line)
        var cells: [String] = []
        repeat {
            if !cells.isEmpty { index += separators.cells.count }
            guard cells.count < BankLimits.columns else {
                throw BankError(line: start.line, "a row may have \(BankLimits.columns) cells, and this has more")
            }
            cells.append(try cell().trimmed)
        } while isHere(separators.cells)
        if isHere(separators.rows) { for _ in separators.rows { advance() } }
        guard cells.contains(where: { !$0.isEmpty }) || cells.count > 1 && !separators.areBlank else { return }
        // Some rows of a table may name its columns and explain them.
        guard rows.count <= BankLimits.questions + KahootColumns.longestPreface else {
            throw BankLimits.tooMany(line: start.line)
        }
        rows.append(Row(line: start.line, cells: cells))
    }

    private mutating func skipBlankLines() {
        var ahead = index
        while ahead < bytes.count, bytes[ahead] == 0x20 || bytes[ahead] == 0x09 || bytes[ahead] == 0x0A {
            ahead += 1
            if ahead == bytes.count || bytes[ahead - 1] == 0x0A {
                while index < ahead { advance() }
            }
        }
    }

    private mutating func cell() throws(BankError) -> String {
        if let quote = quoteBehindBlanks {
            let place = (index, line)
            index = quote
            if let cell = quoted() {
                if !hasBlanksBeforeQuotes {
                    warnings.append(
                        (
                            start.line,
                            "blanks stand before a quote; the quotes are read as those of a cell, as in all rows"
                        )
                    )
                }
                hasBlanksBeforeQuotes = true
                return cell
            }
            (index, line) = place
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            let place = (index, line)
            if let cell = quoted() { return cell }
            (index, line) = place
            warnings.append((start.line, "a quote is opened and never closed; it is read as text"))
        }
        return try plain()
    }

    /// Where a quote stands behind blanks at the beginning of a cell.
    private var quoteBehindBlanks: Int? {
        guard index < bytes.count, bytes[index] == 0x20, !isHere(separators.cells) else { return nil }
        let next = bytes[index...].firstIndex { $0 != 0x20 } ?? bytes.count
        return next < bytes.count && bytes[next] == UInt8(ascii: "\"") ? next : nil
    }

    /// Reads up to the separator that ends a cell or a row.
    private mutating func plain() throws(BankError) -> String {
        let first = index
        while index < bytes.count, !isHere(separators.cells), !isHere(separators.rows) {
            advance()
            guard index - start.index <= BankLimits.questionBytes else {
                throw BankError(line: start.line, "a row may have \(BankLimits.questionBytes) bytes, and this has more")
            }
        }
        return String(decoding: bytes[first..<index], as: UTF8.self)
    }

    /// The lines that a quoted cell may go over: a quote that is not closed by then belongs to the text.
    private static let longestCell = 200

    /// Reads a cell in quotes; what follows the closing quote up to the separator belongs to it.
    private mutating func quoted() -> String? {
        var cell: [UInt8] = []
        let firstLine = line
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            advance()
            guard line - firstLine <= Self.longestCell, index - start.index <= BankLimits.questionBytes else {
                return nil
            }
            guard byte == UInt8(ascii: "\"") else {
                cell.append(byte)
                continue
            }
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                cell.append(byte)
                index += 1
                continue
            }
            guard let rest = try? plain() else { return nil }
            return String(decoding: cell, as: UTF8.self) + rest.trimmed
        }
        return nil
    }

    private func isHere(_ mark: [UInt8]) -> Bool {
        guard index < bytes.count, bytes[index] == mark.first else { return false }
        return mark.count == 1 || bytes[index...].starts(with: mark)
    }

    private mutating func advance() {
        if bytes[index] == 0x0A { line += 1 }
        index += 1
    }

    /// What most likely stands between the cells of a file.
    ///
    /// - Parameters:
    ///   - lines: Its lines, of long ones a part.
    ///   - ending: The ending of its name.
    /// - Returns: The separator.
    static func separator(of lines: some Sequence<String>, ending: String) -> Character {
        if ending == "tsv" || ending == "tab" { return "\t" }
        var best: (separator: Character, score: Int) = (",", 0)
        let sample = Array(lines.lazy.filter { !$0.trimmed.isEmpty }.prefix(50))
        for separator in ["\t", ",", ";", "|"] as [Character] {
            // What parts nearly every line into as many cells.
            let counts = sample.map { line in line.count { $0 == separator } }.filter { $0 > 0 }
            guard
                let usual = Dictionary(grouping: counts, by: { $0 }).max(by: {
                    ($0.value.count, $0.key) < ($1.value.count, $1.key)
                })
            else { continue }
            let score = counts.count * 2 + usual.value.count
            if score > best.score { best = (separator, score) }
        }
        return best.separator
    }
}
