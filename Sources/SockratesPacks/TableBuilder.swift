/// Gathers the cells of a table while its file is read, tidied up as the pack asks.
struct TableBuilder {
    private let cleaner: CellCleaner
    private let dropsEmpty: Bool
    private let isUnique: Bool
    private var seen: Set<RowContents> = []

    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var lines: [UInt32] = []
    /// Where the open row begins in `bytes` and `ends`.
    private var rowStart = (byte: 0, end: 0)

    init(_ cleaning: Set<Cleaning>) {
        cleaner = CellCleaner(cleaning)
        dropsEmpty = cleaning.contains(.dropEmpty)
        isUnique = cleaning.contains(.unique)
    }

    /// How many cells the open row has.
    var openCells: Int { ends.count - rowStart.end }

    /// The texts of the open row.
    var openTexts: [String] {
        var start = rowStart.byte
        return ends[rowStart.end...].map { end in
            defer { start = Int(end) }
            return String(decoding: bytes[start..<Int(end)], as: UTF8.self)
        }
    }

    /// Adds a cell to the open row.
    mutating func add(_ cell: ArraySlice<UInt8>) {
        bytes += cleaner.cleaned(cell)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// Closes the open row and keeps it.
    ///
    /// - Parameter line: The line that it begins in.
    /// - Throws: ``TableMistake`` where the table becomes too large.
    mutating func keepRow(line: Int) throws(TableMistake) {
        let isEmpty = bytes.count == rowStart.byte
        if dropsEmpty && isEmpty || isUnique && !isNew() { return dropRow() }
        guard lines.count < PackLimits.tableRows, ends.count <= PackLimits.tableCells else {
            throw Self.tooLarge(line)
        }
        lines.append(UInt32(clamping: line))
        rowStart = (bytes.count, ends.count)
    }

    /// Forgets the open row.
    mutating func dropRow() {
        bytes.removeSubrange(rowStart.byte...)
        ends.removeSubrange(rowStart.end...)
    }

    /// Says that the table is too large from a line on.
    static func tooLarge(_ line: Int) -> TableMistake {
        TableMistake(
            line: line,
            message: "the table is too large: at most \(PackLimits.tableRows) rows with "
                + "\(PackLimits.tableCells) cells in all are read"
        )
    }

    /// What was kept.
    func cells(columnCount: Int) -> TableCells {
        TableCells(columnCount: columnCount, bytes: bytes, ends: ends, lines: lines)
    }

    private mutating func isNew() -> Bool {
        // The lengths keep "ab" and "c" from "a" and "bc".
        var key = Array(bytes[rowStart.byte...])
        for end in ends[rowStart.end...] {
            withUnsafeBytes(of: Int(end) - rowStart.byte) { key += $0 }
        }
        return seen.insert(RowContents(bytes: key)).inserted
    }
}

/// What a row says, hashed in one piece: an array of bytes would be hashed byte by byte.
private struct RowContents: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
