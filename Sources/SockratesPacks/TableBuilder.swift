/// Gathers the cells of a table while its file is read, tidied up as the pack asks.
struct TableBuilder {
    private let cleaner: CellCleaner
    private let dropsEmpty: Bool
    private let isUnique: Bool
    private var seen: Set<RowDigest> = []

    private let source: [UInt8]
    private var made: [UInt8] = []
    private var spans: [TableSpan] = []
    private var lines: [UInt32] = []
    /// Where the open row begins in `spans` and `made`.
    private var rowStart = (span: 0, made: 0)
    private var longestCell = 0

    /// - Parameters:
    ///   - cleaning: What is tidied up.
    ///   - source: What most cells are parts of; it is kept with them, and not copied.
    init(_ cleaning: Set<Cleaning>, of source: [UInt8]) {
        cleaner = CellCleaner(cleaning)
        dropsEmpty = cleaning.contains(.dropEmpty)
        isUnique = cleaning.contains(.unique)
        self.source = source
    }

    /// How many cells the open row has.
    var openCells: Int { spans.count - rowStart.span }

    /// The texts of the open row.
    var openTexts: [String] { open.map { String(decoding: $0, as: UTF8.self) } }

    private var open: some Sequence<ArraySlice<UInt8>> {
        spans[rowStart.span...].lazy.map { [source, made] in $0.bytes(of: source, made) }
    }

    /// Adds a cell to the open row that is a part of the source.
    mutating func add(_ range: Range<Int>) {
        if let cleaned = cleaner.cleaned(source[range]) { keep(cleaned) } else { keep(range, isMade: false) }
    }

    /// Adds a cell to the open row that stands otherwise in the source.
    mutating func add(made cell: [UInt8]) { keep(cleaner.cleaned(cell[...]) ?? cell) }

    private mutating func keep(_ cell: [UInt8]) {
        made += cell
        keep(made.count - cell.count..<made.count, isMade: true)
    }

    private mutating func keep(_ range: Range<Int>, isMade: Bool) {
        longestCell = max(longestCell, range.count)
        spans.append(TableSpan(range, isMade: isMade))
    }

    /// Closes the open row and keeps it.
    ///
    /// - Parameter line: The line that it begins in.
    /// - Throws: ``TableMistake`` where the table becomes too large.
    mutating func keepRow(line: Int) throws(TableMistake) {
        if longestCell > PackLimits.cellBytes {
            let message = "a cell has at most \(PackLimits.cellBytes) bytes, and one of this row has \(longestCell)"
            throw TableMistake(line: line, message: message)
        }
        if dropsEmpty && open.allSatisfy(\.isEmpty) || isUnique && !isNew() { return dropRow() }
        let memory = made.count + spans.count * MemoryLayout<TableSpan>.size
        guard lines.count < PackLimits.tableRows, spans.count <= PackLimits.tableCells, memory <= PackLimits.tableMemory
        else { throw Self.tooLarge(line) }
        lines.append(UInt32(clamping: line))
        rowStart = (spans.count, made.count)
    }

    /// Forgets the open row.
    mutating func dropRow() {
        spans.removeSubrange(rowStart.span...)
        made.removeSubrange(rowStart.made...)
        longestCell = 0
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
        TableCells(columnCount: columnCount, source: source, made: made, spans: spans, lines: lines)
    }

    private mutating func isNew() -> Bool {
        seen.insert(RowDigest(open)).inserted
    }
}

/// What a row says in 16 bytes, so that half a million rows can be told apart without a copy of each.
private struct RowDigest: Hashable {
    private let first: Int
    private let second: Int

    init(_ cells: some Sequence<ArraySlice<UInt8>>) {
        var (first, second) = (Hasher(), Hasher())
        second.combine(1)
        for cell in cells {
            // The lengths keep "ab" and "c" from "a" and "bc".
            first.combine(cell.count)
            second.combine(cell.count)
            cell.withUnsafeBytes {
                first.combine(bytes: $0)
                second.combine(bytes: $0)
            }
        }
        self.first = first.finalize()
        self.second = second.finalize()
    }
}
