/// A table that questions are made from: a CSV file whose first row names the columns.
struct Table {
    /// The file, as messages call it.
    let file: String
    let columns: [String]
    let rows: [CSVReader.Row]

    private let places: [String: Int]

    /// The number of a column, or `nil`.
    func column(_ name: String) -> Int? { places[name] }

    /// Reads a table; problems are reported with the table's own lines.
    init?(_ bytes: [UInt8], file: String, diagnostics: Diagnostics) {
        func mistake(_ line: Int, _ message: String) {
            diagnostics.add(PackProblem(.error, file: file, line: line, message))
        }
        var reader = CSVReader(bytes)
        var rows: [CSVReader.Row] = []
        let columns: [String]
        var places: [String: Int] = [:]
        do throws(CSVReader.Mistake) {
            guard let header = try reader.next() else {
                mistake(1, "the table is empty; its first row names the columns")
                return nil
            }
            columns = header.cells
            for (index, name) in columns.enumerated() {
                if name.isEmpty { mistake(header.line, "column \(index + 1) has no name") }
                if places.updateValue(index, forKey: name) != nil {
                    mistake(header.line, "two columns are named \"\(name)\"")
                }
            }
            while let row = try reader.next() {
                if row.cells.count == columns.count {
                    rows.append(row)
                } else {
                    mistake(
                        row.line,
                        "this row has \(row.cells.count) cells; the first row names \(columns.count) columns"
                    )
                }
            }
        } catch {
            mistake(error.line, error.message)
            return nil
        }
        self.file = file
        self.columns = columns
        self.rows = rows
        self.places = places
    }
}
