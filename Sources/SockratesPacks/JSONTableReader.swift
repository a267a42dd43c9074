/// Reads a table from JSON: each item of a list, each value of an object, or each of several values in a row is a row.
///
/// What lies deeper in an object gets a column by the path to it, `name.common`; a list becomes a cell with several items,
/// and so do the same keys of a list of objects.
struct JSONTableReader {
    /// The column that holds a row's name, where rows are the values of an object.
    private static let keyColumn = "key"
    /// The column of a row that is no object.
    private static let valueColumn = "value"

    /// A path that has been met: a column where values stand there, else the way to one.
    private struct Node {
        var column: Int?
        /// The object that had this key last, to find keys that stand twice.
        var lastObject = 0
    }

    private var scanner: JSONScanner
    private var nodes: [Node] = []
    private var numbers: [[UInt8]: Int] = [:]
    private var columns: [String] = []
    private var objects = 0
    private var path: [UInt8] = []

    /// The open row's cells by column, and which of them hold something.
    private var row: [[UInt8]] = []
    private var touched: [Int] = []
    /// All rows' cells that hold something: columns may still be found in the last row.
    private var values: [UInt8] = []
    private var cells: [(column: UInt32, end: UInt32)] = []
    private var rows: [(line: Int, firstCell: Int)] = []

    /// Takes a text in UTF-8.
    init(_ bytes: [UInt8], start: Int) {
        scanner = JSONScanner(bytes, start: start)
    }

    /// Reads everything.
    ///
    /// - Parameters:
    ///   - cleaning: What is tidied up.
    ///   - isLines: Whether values stand one behind the other, as in JSON Lines.
    /// - Returns: The rows, and the columns' names in the order in which they are met.
    /// - Throws: ``TableMistake`` where it is not JSON, or too large.
    mutating func read(_ cleaning: Set<Cleaning>, isLines: Bool) throws(TableMistake) -> (TableBuilder, [String]) {
        if isLines {
            while scanner.peek() != nil { try readRow() }
        } else {
            try readDocument()
        }
        if columns.isEmpty { throw TableMistake(line: 1, message: "the table is empty: no row holds a value") }
        var table = TableBuilder(cleaning, of: values)
        try layOut(into: &table)
        return (table, columns)
    }

    private mutating func readDocument() throws(TableMistake) {
        if scanner.take(UInt8(ascii: "[")) {
            if !scanner.take(UInt8(ascii: "]")) {
                repeat { try readRow() } while scanner.take(UInt8(ascii: ","))
                try scanner.expect(UInt8(ascii: "]"), "a comma or \"]\"")
            }
        } else {
            try scanner.expect(UInt8(ascii: "{"), "a list of objects, or an object of objects,")
            if !scanner.take(UInt8(ascii: "}")) {
                repeat {
                    var name: [UInt8] = []
                    try scanner.string(into: &name)
                    try scanner.expect(UInt8(ascii: ":"), "\":\"")
                    try readRow(named: name)
                } while scanner.take(UInt8(ascii: ","))
                try scanner.expect(UInt8(ascii: "}"), "a comma or \"}\"")
            }
        }
        if scanner.peek() != nil { throw scanner.unexpected("the end of the file") }
    }

    private mutating func readRow(named name: [UInt8]? = nil) throws(TableMistake) {
        // The line in which the value begins, not that of the comma before it.
        let next = scanner.peek()
        let line = scanner.line
        if let name {
            path = Array(Self.keyColumn.utf8)
            let node = try node()
            // The row's own object must not have this key too.
            nodes[node].lastObject = objects + 1
            try add(name)
        }
        path = next == UInt8(ascii: "{") ? [] : Array(Self.valueColumn.utf8)
        try readValue(depth: 0)

        let memory = values.count + cells.count * 8
        guard rows.count < PackLimits.tableRows, cells.count < PackLimits.tableCells, memory < PackLimits.tableMemory
        else {
            throw TableBuilder.tooLarge(line)
        }
        rows.append((line, cells.count))
        for column in touched {
            values += row[column]
            cells.append((UInt32(truncatingIfNeeded: column), UInt32(truncatingIfNeeded: values.count)))
            row[column].removeAll(keepingCapacity: true)
        }
        touched.removeAll(keepingCapacity: true)
    }

    private mutating func readValue(depth: Int) throws(TableMistake) {
        guard depth < PackLimits.tableNesting else {
            throw TableMistake(line: scanner.line, message: "this is nested too deeply")
        }
        switch scanner.peek() {
        case UInt8(ascii: "{"): try readObject(depth)
        case UInt8(ascii: "["):
            _ = scanner.take(UInt8(ascii: "["))
            if scanner.take(UInt8(ascii: "]")) { return }
            repeat { try readValue(depth: depth + 1) } while scanner.take(UInt8(ascii: ","))
            try scanner.expect(UInt8(ascii: "]"), "a comma or \"]\"")
        case UInt8(ascii: "\""):
            var text: [UInt8] = []
            try scanner.string(into: &text)
            try add(text)
        default:
            var text: [UInt8] = []
            if try scanner.literal(into: &text) { try add(text) }
        }
    }

    private mutating func readObject(_ depth: Int) throws(TableMistake) {
        _ = scanner.take(UInt8(ascii: "{"))
        objects += 1
        let object = objects
        if scanner.take(UInt8(ascii: "}")) { return }
        let length = path.count
        repeat {
            if length > 0 { path.append(UInt8(ascii: ".")) }
            try scanner.string(into: &path)
            guard path.count <= PackLimits.columnNameBytes else {
                throw TableMistake(line: scanner.line, message: "this key is too long for a column's name")
            }
            let node = try node()
            if nodes[node].lastObject == object {
                let key = String(decoding: path, as: UTF8.self)
                throw TableMistake(line: scanner.line, message: "\"\(key)\" stands twice in this row; keep one")
            }
            nodes[node].lastObject = object
            try scanner.expect(UInt8(ascii: ":"), "\":\"")
            try readValue(depth: depth + 1)
            path.removeSubrange(length...)
        } while scanner.take(UInt8(ascii: ","))
        try scanner.expect(UInt8(ascii: "}"), "a comma or \"}\"")
    }

    /// The node of the open path.
    private mutating func node() throws(TableMistake) -> Int {
        if let number = numbers[path] { return number }
        // Ways to columns are bounded with them: a list without end of keys that hold nothing is no table either.
        guard nodes.count < 2 * PackLimits.tableColumns else { throw tooManyColumns }
        nodes.append(Node())
        numbers[path] = nodes.count - 1
        return nodes.count - 1
    }

    /// Adds an item to the cell of the open path.
    private mutating func add(_ item: [UInt8]) throws(TableMistake) {
        let node = try node()
        let column: Int
        if let known = nodes[node].column {
            column = known
        } else {
            guard columns.count < PackLimits.tableColumns else { throw tooManyColumns }
            column = columns.count
            nodes[node].column = column
            columns.append(String(decoding: path, as: UTF8.self))
            row.append([])
        }
        if item.isEmpty { return }
        guard row[column].count + item.count < PackLimits.cellBytes else {
            throw TableMistake(line: scanner.line, message: "a cell has at most \(PackLimits.cellBytes) bytes")
        }
        if row[column].isEmpty { touched.append(column) } else { row[column].append(TableCells.listSeparator) }
        row[column] += item
    }

    private var tooManyColumns: TableMistake {
        TableMistake(
            line: scanner.line,
            message: "the rows have too many different keys: at most \(PackLimits.tableColumns) columns are read"
        )
    }

    /// Gives every row a cell in every column.
    private func layOut(into table: inout TableBuilder) throws(TableMistake) {
        var slots = [Range<Int>](repeating: 0..<0, count: columns.count)
        for (number, row) in rows.enumerated() {
            let lastCell: Int = number + 1 < rows.count ? rows[number + 1].firstCell : cells.count
            for cell in row.firstCell..<lastCell {
                let start = cell == 0 ? 0 : Int(cells[cell - 1].end)
                slots[Int(cells[cell].column)] = start..<Int(cells[cell].end)
            }
            for column in columns.indices {
                table.add(slots[column])
                slots[column] = 0..<0
            }
            try table.keepRow(line: row.line)
        }
    }
}
