/// The columns of Kahoot's spreadsheet template: a question, up to four answers, a time limit, the numbers of the right answers.
///
/// Blooket and others ask for the same columns, and for some of their own.
///
/// Source: the template that Kahoot offers for import, as its header row names the columns.
enum KahootColumns {
    /// How many rows of explanation may stand above the names of the columns.
    static let longestPreface = 20

    /// Whether some line names the columns.
    static func areNamed(in lines: some Sequence<String>) -> Bool {
        lines.prefix(longestPreface).contains { line in
            areNamed(by: line.split { ",;\t|".contains($0) }.map { $0.filter { $0 != "\"" }.trimmed })
        }
    }

    private static func areNamed(by cells: [String]) -> Bool {
        let roles = cells.map { role(of: $0.lowercased()) }
        return roles.contains(.question) && roles.contains(.answer)
            && cells.contains { $0.lowercased().hasPrefix("answer 1") }
    }

    private static func role(of name: String) -> BankColumns.Role? {
        if name.hasPrefix("question") { return BankColumns.role(named: name) == .question ? .question : nil }
        if name.hasPrefix("answer "), name.dropFirst("answer ".count).first?.isNumber == true { return .option }
        if name.hasPrefix("time limit") { return .time }
        return name.hasPrefix("correct answer") ? .answer : nil
    }

    /// The columns, and the number of the row that names them.
    ///
    /// Whatever columns there are besides are known by their names as those of any table.
    static func find(in rows: [TableRows.Row]) -> (columns: BankColumns, row: Int)? {
        for (index, row) in rows.prefix(longestPreface).enumerated() where areNamed(by: row.cells) {
            let own = row.cells.map { role(of: $0.lowercased()) }
            var found: [(role: BankColumns.Role, column: Int)] = []
            for (column, name) in row.cells.enumerated() {
                guard let role = own[column] ?? BankColumns.role(named: name) else { continue }
                let isTaken = found.contains { $0.role == role } || own[column] == nil && own.contains(role)
                if role != .option, role != .answer, isTaken { continue }
                if own[column] == nil, [.question, .answer, .option, .wrong].contains(role) { continue }
                found.append((role, column))
            }
            return (BankColumns(found), index)
        }
        return nil
    }
}
