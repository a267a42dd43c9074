/// A table that questions are made from.
struct Table {
    /// The file, as messages call it.
    let file: String
    let columns: [String]
    /// What stands between the items of a cell where the file has lists of its own.
    let listSeparator: UInt8?

    let cells: TableCells
    private let places: [String: Int]

    /// The rows, in the order of the file.
    var rows: LazyMapSequence<Range<Int>, TableRow> {
        (0..<cells.rowCount).lazy.map { [cells] in TableRow(cells: cells, number: $0) }
    }

    /// The bytes of its file.
    let fileBytes: Int

    /// Some bytes that it takes in memory.
    var byteCount: Int { cells.byteCount }

    /// The number of a column, or `nil`.
    func column(_ name: String) -> Int? { places[name] }

    /// Reads a table; problems are reported with the table's own lines.
    ///
    /// - Parameters:
    ///   - bytes: The file, with or without a byte order mark.
    ///   - file: What messages call it.
    ///   - options: How it is written, and what is tidied up.
    ///   - diagnostics: Where mistakes are reported.
    init?(_ bytes: [UInt8], file: String, options: TableOptions, diagnostics: Diagnostics) {
        let report = { (line: Int, message: String) in
            diagnostics.add(PackProblem(.error, file: file, line: line, message))
        }
        var table = TableBuilder(options.cleaning, of: bytes)
        let columns: [String]
        do throws(TableMistake) {
            let start = try Self.checkedStart(of: bytes)
            switch options.format {
            case .csv, .tsv:
                var reader = DelimitedReader(bytes, start: start, options: options)
                var named = options.columns
                if named == nil { named = try Self.header(&reader, &table, report) }
                guard let names = named else { return nil }
                while !diagnostics.isFull, let line = try reader.next(into: &table) {
                    if table.openCells == names.count {
                        try table.keepRow(line: line)
                    } else {
                        let namer = options.columns == nil ? "the first row" : "\"columns\""
                        report(line, "this row has \(table.openCells) cells; \(namer) names \(names.count) columns")
                        table.dropRow()
                    }
                }
                columns = names
            case .words:
                var reader = WordListReader(bytes, start: start, options: options)
                while let line = reader.next(into: &table) { try table.keepRow(line: line) }
                columns = options.columns ?? []
            case .json, .jsonl:
                var reader = JSONTableReader(bytes, start: start)
                (table, columns) = try reader.read(options.cleaning, isLines: options.format == .jsonl)
            }
        } catch {
            report(error.line, error.message)
            return nil
        }
        self.file = file
        fileBytes = bytes.count
        self.columns = columns
        listSeparator = [.json, .jsonl].contains(options.format) ? TableCells.listSeparator : nil
        cells = table.cells(columnCount: columns.count)
        places = Dictionary(zip(columns, 0...)) { first, _ in first }
    }

    /// Reads the row that names the columns.
    private static func header(
        _ reader: inout DelimitedReader,
        _ table: inout TableBuilder,
        _ report: (Int, String) -> Void
    ) throws(TableMistake) -> [String]? {
        guard let line = try reader.next(into: &table) else {
            report(1, "the table is empty; its first row names the columns")
            return nil
        }
        let names = table.openTexts
        table.dropRow()
        for (index, name) in names.enumerated() where name.isEmpty { report(line, "column \(index + 1) has no name") }
        if let double = names.firstDouble { report(line, "two columns are named \"\(double)\"") }
        return names
    }

    /// Where the text begins, behind a byte order mark.
    ///
    /// - Throws: ``TableMistake`` where the bytes are not UTF-8.
    private static func checkedStart(of bytes: [UInt8]) throws(TableMistake) -> Int {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let line = 1 + bytes[..<error.byteOffsets.lowerBound].count { $0 == 0x0A }
            throw TableMistake(line: line, message: "this line is not UTF-8; save the file in that encoding")
        }
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }
}
