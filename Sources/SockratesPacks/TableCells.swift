/// The cells of a table, packed: a table of 100,000 rows is a few large arrays, and a text is made only of a cell that is used.
final class TableCells: Sendable {
    /// What stands between the items of a cell whose file has lists of its own: ASCII's unit separator.
    static let listSeparator: UInt8 = 0x1F

    let columnCount: Int
    var rowCount: Int { lines.count }

    /// The cells' texts, in UTF-8, one behind the other.
    private let bytes: [UInt8]
    /// Where each cell ends in `bytes`.
    private let ends: [UInt32]
    /// The line that each row begins in.
    private let lines: [UInt32]

    /// - Precondition: `ends` has `columnCount` numbers for each of `lines`, in rising order and within `bytes`.
    init(columnCount: Int, bytes: [UInt8], ends: [UInt32], lines: [UInt32]) {
        self.columnCount = columnCount
        self.bytes = bytes
        self.ends = ends
        self.lines = lines
    }

    /// The line of a row, from 1.
    func line(_ row: Int) -> Int { Int(lines[row]) }

    /// The bytes of a cell.
    func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
        let number = row * columnCount + column
        let start = number == 0 ? 0 : Int(ends[number - 1])
        return bytes[start..<Int(ends[number])]
    }
}
