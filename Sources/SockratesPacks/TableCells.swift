/// The cells of a table, packed: a table of 100,000 rows is a few large arrays, and a text is made only of a cell that is used.
final class TableCells: Sendable {
    /// What stands between the items of a cell whose file has lists of its own: ASCII's unit separator.
    static let listSeparator: UInt8 = 0x1F

    let columnCount: Int
    var rowCount: Int { lines.count }

    /// Some bytes that they take in memory.
    var byteCount: Int { source.count + made.count + spans.count * MemoryLayout<TableSpan>.size + lines.count * 4 }

    /// What most cells are parts of: the table's file.
    private let source: [UInt8]
    /// The texts of the other cells, one behind the other.
    private let made: [UInt8]
    private let spans: [TableSpan]
    /// The line that each row begins in.
    private let lines: [UInt32]

    /// - Precondition: `spans` has `columnCount` items for each of `lines`, all of them within `source` or `made`.
    init(columnCount: Int, source: [UInt8], made: [UInt8], spans: [TableSpan], lines: [UInt32]) {
        self.columnCount = columnCount
        self.source = source
        self.made = made
        self.spans = spans
        self.lines = lines
    }

    /// The line of a row, from 1.
    func line(_ row: Int) -> Int { Int(lines[row]) }

    /// The bytes of a cell.
    func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
        spans[row * columnCount + column].bytes(of: source, made)
    }
}

/// Where a cell's text is.
struct TableSpan {
    private let start: UInt32
    /// The count, doubled, and one more where it is in what was made.
    private let size: UInt32

    init(_ range: Range<Int>, isMade: Bool) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        size = UInt32(truncatingIfNeeded: range.count << 1 | (isMade ? 1 : 0))
    }

    func bytes(of source: [UInt8], _ made: [UInt8]) -> ArraySlice<UInt8> {
        let range = Int(start)..<Int(start) + Int(size >> 1)
        return size & 1 == 0 ? source[range] : made[range]
    }
}
