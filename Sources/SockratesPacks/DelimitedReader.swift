/// Reads cells with a character between them, and knows the line of every row: comma-separated values as RFC 4180 has them,
/// and tab-separated ones.
///
/// A pack's mistakes are reported with their line, and threats to a reader (a quote that is never closed, rows of uneven
/// length) must not pass in silence; the library at hand gives no lines and accepts both.
struct DelimitedReader {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let hasQuotes: Bool
    private let comment: [UInt8]
    private var index: Int
    private var line = 1

    /// Takes the text of a file, in UTF-8; lines end with LF or CRLF.
    init(_ bytes: [UInt8], start: Int, options: TableOptions) {
        self.bytes = bytes
        delimiter = options.delimiter
        hasQuotes = options.format == .csv
        comment = options.comment
        index = start
    }

    /// Reads the next row that is neither blank nor a comment.
    ///
    /// - Parameter table: Gets the row's cells, and has it open afterwards.
    /// - Returns: The line that it begins in; `nil` at the end.
    /// - Throws: ``TableMistake`` where a quote is wrong, or the row has too many cells.
    mutating func next(into table: inout TableBuilder) throws(TableMistake) -> Int? {
        while index < bytes.count {
            let start = line
            if isComment {
                index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
                endLine()
                continue
            }
            if atEndOfLine {
                endLine()
                continue
            }
            repeat {
                if hasQuotes, index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                    table.add(made: try quotedCell())
                } else {
                    table.add(plainCell())
                }
                guard table.openCells <= PackLimits.tableColumns else {
                    throw TableMistake(
                        line: start,
                        message:
                            "this row has more than \(PackLimits.tableColumns) cells, which are the most that are read"
                    )
                }
            } while take(delimiter)
            endLine()
            return start
        }
        return nil
    }

    private var isComment: Bool {
        !comment.isEmpty && bytes[index...].starts(with: comment)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func endLine() {
        _ = take(0x0D)
        if take(0x0A) { line += 1 }
    }

    private var atEndOfLine: Bool {
        index >= bytes.count || bytes[index] == 0x0A
            || bytes[index] == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] == 0x0A)
    }

    private mutating func plainCell() -> Range<Int> {
        let start = index
        while !atEndOfLine, bytes[index] != delimiter { index += 1 }
        return start..<index
    }

    private mutating func quotedCell() throws(TableMistake) -> [UInt8] {
        let start = line
        var content: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                if take(UInt8(ascii: "\"")) {
                    content.append(byte)
                    continue
                }
                guard atEndOfLine || bytes[index] == delimiter else {
                    let between = delimiter == UInt8(ascii: ",") ? "a comma" : "the delimiter"
                    throw TableMistake(
                        line: line,
                        message: "\(between) or the end of the line must follow a closing quote"
                    )
                }
                return content
            }
            if byte == 0x0A { line += 1 }
            content.append(byte)
            if content.count > PackLimits.cellBytes {
                throw TableMistake(
                    line: start,
                    message:
                        "a cell has at most \(PackLimits.cellBytes) bytes; is a quote opened here and never closed?"
                )
            }
        }
        throw TableMistake(line: start, message: "a quote is opened here and never closed")
    }
}
