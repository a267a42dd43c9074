/// The columns of Kahoot's spreadsheet template: a question, up to four answers, a time limit, the numbers of the right answers.
///
/// Source: the template that Kahoot offers for import, as its header row names the columns.
enum KahootColumns {
    /// How many rows of explanation may stand above the names of the columns.
    private static let longestPreface = 20

    /// Whether some line names the columns.
    static func areNamed(in lines: some Sequence<String>) -> Bool {
        lines.prefix(longestPreface).contains { line in
            let lower = line.lowercased()
            return lower.contains("question") && lower.contains("answer 1") && lower.contains("correct answer")
        }
    }

    /// The columns, and the number of the row that names them.
    static func find(in rows: [TableRows.Row]) -> (columns: BankColumns, row: Int)? {
        for (index, row) in rows.prefix(longestPreface).enumerated()
        where areNamed(in: [row.cells.joined(separator: " ")]) {
            var found: [(role: BankColumns.Role, column: Int)] = []
            for (column, name) in row.cells.enumerated() {
                let lower = name.lowercased()
                if lower.hasPrefix("question") { found.append((.question, column)) }
                if lower.hasPrefix("answer ") { found.append((.option, column)) }
                if lower.hasPrefix("time limit") { found.append((.time, column)) }
                if lower.hasPrefix("correct answer") { found.append((.answer, column)) }
            }
            return (BankColumns(found), index)
        }
        return nil
    }
}
