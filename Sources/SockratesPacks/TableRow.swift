/// A row of a table.
struct TableRow {
    let cells: TableCells
    let number: Int

    /// The line of its file that it begins in.
    var line: Int { cells.line(number) }

    /// A column's cell as it stands there, in UTF-8.
    func bytes(_ column: Int) -> ArraySlice<UInt8> { cells.cell(number, column) }

    /// A column's cell, taken apart.
    func cell(_ column: Int, _ separators: [[UInt8]]) -> Cell { Cell(bytes(column), separators: separators) }
}
