/// The text of a bank's file: its lines, and which of them were not written in the encoding that was expected.
struct BankText {
    /// The whole text in UTF-8, each line ended by LF, without control characters.
    let bytes: [UInt8]
    /// The lines.
    let lines: BankLines
    /// What was noticed while decoding.
    let warnings: [(line: Int, message: String)]

    /// Decodes a file: UTF-8, UTF-16 or UTF-32 by their byte order marks, UTF-16 by its zero bytes, else line by line UTF-8 or,
    /// where a line is not that, Windows-1252.
    ///
    /// - Throws: ``BankError`` where it is no text, or has too many lines.
    init(_ source: [UInt8]) throws(BankError) {
        var reader: BankTextReader
        if source.starts(with: [0xFF, 0xFE, 0, 0]) {
            reader = BankTextReader(WideText.scalars(source[4...], isLittleEndian: true), "UTF-32")
        } else if source.starts(with: [0, 0, 0xFE, 0xFF]) {
            reader = BankTextReader(WideText.scalars(source[4...], isLittleEndian: false), "UTF-32")
        } else if source.starts(with: [0xFF, 0xFE]) {
            reader = BankTextReader(WideText.units(source[2...], isLittleEndian: true), "UTF-16")
        } else if source.starts(with: [0xFE, 0xFF]) {
            reader = BankTextReader(WideText.units(source[2...], isLittleEndian: false), "UTF-16")
        } else if let isLittleEndian = WideText.zeroBytesTell(source) {
            reader = BankTextReader(WideText.units(source[...], isLittleEndian: isLittleEndian), "UTF-16")
            reader.warn(1, "the file has no byte order mark; every other byte is zero, so it is read as UTF-16")
        } else {
            reader = BankTextReader(source.starts(with: [0xEF, 0xBB, 0xBF]) ? source[3...] : source[...])
        }
        try reader.read()
        bytes = reader.bytes
        lines = BankLines(bytes, starts: reader.starts)
        warnings = reader.warnings
    }
}
