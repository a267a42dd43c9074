/// Which team each token stands for, from a table with the columns `token` and `team`.
package struct TeamTokens: Sendable {
    /// Teams by their tokens.
    package let teams: [String: String]

    /// Reads a table.
    ///
    /// - Parameter path: A file whose name ends in .csv, .tsv, .json or .jsonl.
    /// - Throws: ``PackError`` with every mistake and its line.
    package init(contentsOf path: String) throws(PackError) {
        let diagnostics = Diagnostics(file: path)
        var tokens: TeamTokens?
        do throws(PackFileError) {
            let bytes = try DiskPackFolder.read(path, limit: PackLimits.tableBytes)
            if let options = TableOptions(fileName: path) {
                let table = Table(bytes, file: path, options: options, diagnostics: diagnostics)
                tokens = table.flatMap { TeamTokens($0, diagnostics) { diagnostics.error(nil, $0) } }
            } else {
                diagnostics.error(nil, "the name does not tell how the table is written; name it .csv, .tsv or .json")
            }
        } catch {
            diagnostics.error(nil, "this can't be read: \(error.message)")
        }
        guard diagnostics.errorCount == 0, let tokens else { throw PackError(diagnostics.report) }
        self = tokens
    }

    /// Takes the tokens of a table.
    ///
    /// - Returns: `nil` where a column is missing, which `complain` is told; other mistakes are reported with their lines.
    init?(_ table: Table, _ diagnostics: Diagnostics, complain: (String) -> Void) {
        guard let token = table.column("token"), let team = table.column("team") else {
            complain("\(table.file) needs the columns \"token\" and \"team\"")
            return nil
        }
        var teams: [String: String] = [:]
        for row in table.rows {
            let key = row.cell(token, []).shown
            if key.isEmpty || teams[key] != nil {
                diagnostics.add(
                    PackProblem(.error, file: table.file, line: row.line, "a token must be there, and only once")
                )
                continue
            }
            teams[key] = row.cell(team, []).shown
        }
        self.teams = teams
    }
}
