/// Reads comma-separated values as RFC 4180 has them, and knows the line of every row.
///
/// A pack's mistakes are reported with their line, and threats to a reader (a quote that is never closed, rows of uneven
/// length) must not pass in silence; the library at hand gives no lines and accepts both.
struct CSVReader {
    struct Row {
        let line: Int
        let cells: [String]
    }

    /// What is wrong with the file, and in which line.
    struct Mistake: Error {
        let line: Int
        let message: String
    }

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    /// Takes the bytes of a file: UTF-8, with or without a byte order mark, lines ended by LF or CRLF.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The next row that is not blank; `nil` at the end.
    mutating func next() throws(Mistake) -> Row? {
        while index < bytes.count {
            let start = line
            var cells: [String] = []
            var isBlank = true
            repeat {
                let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
                let cell = try isQuoted ? quotedCell() : plainCell()
                isBlank = isBlank && !isQuoted && cell.isEmpty && cells.isEmpty
                cells.append(cell)
            } while take(UInt8(ascii: ","))
            endLine()
            if !(isBlank && cells.count == 1) { return Row(line: start, cells: cells) }
        }
        return nil
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

    private mutating func plainCell() throws(Mistake) -> String {
        let start = index
        while !atEndOfLine, bytes[index] != UInt8(ascii: ",") { index += 1 }
        return try text(bytes[start..<index])
    }

    private mutating func quotedCell() throws(Mistake) -> String {
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
                guard atEndOfLine || bytes[index] == UInt8(ascii: ",") else {
                    throw Mistake(line: line, message: "a comma or the end of the line must follow a closing quote")
                }
                return try text(content[...])
            }
            if byte == 0x0A { line += 1 }
            content.append(byte)
        }
        throw Mistake(line: start, message: "a quote is opened here and never closed")
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Mistake) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Mistake(line: line, message: "this line is not UTF-8; save the file in that encoding")
        }
        return text
    }
}
