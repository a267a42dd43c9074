/// Reads a word a line; blank lines and comments are skipped.
struct WordListReader {
    private let bytes: [UInt8]
    private let comment: [UInt8]
    private var index: Int
    private var line = 0

    /// Takes the text of a file, in UTF-8.
    init(_ bytes: [UInt8], start: Int, options: TableOptions) {
        self.bytes = bytes
        comment = options.comment
        index = start
    }

    /// Reads the next word, without the white space around it.
    ///
    /// - Parameter table: Gets the word as the only cell of a row, which is open afterwards.
    /// - Returns: The word's line; `nil` at the end.
    mutating func next(into table: inout TableBuilder) -> Int? {
        while index < bytes.count {
            line += 1
            let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            let text = bytes[index..<end]
            index = end + 1
            guard let first = text.firstIndex(where: { !Self.isSpace($0) }),
                let last = text.lastIndex(where: { !Self.isSpace($0) })
            else { continue }
            if !comment.isEmpty, text[first...last].starts(with: comment) { continue }
            table.add(first..<last + 1)
            return line
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
}
