extension QuestionBank {
    /// The largest file that is read, in bytes.
    public static let largestFile = BankLimits.fileBytes

    /// Reads a bank.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - name: The file's name, whose ending tells the format where `format` does not.
    ///   - format: The format; found out without it.
    ///   - columns: Which columns of a table hold what; found out without them.
    /// - Returns: The bank, its notes in the order of their lines.
    /// - Throws: ``BankError`` where the file is no bank at all. What is wrong with single questions is in ``notes``.
    public static func read(
        _ bytes: [UInt8],
        name: String,
        format: BankFormat? = nil,
        columns: BankColumns? = nil
    ) throws(BankError) -> QuestionBank {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw BankError(
                "this is a zip archive, as spreadsheets (xlsx, ods) and Anki's decks (apkg) are; save the table as CSV, or the notes as text"
            )
        }
        let text = try BankText(bytes)
        guard text.lines.indices.contains(where: { !text.lines.isBlank($0) }) else {
            throw BankError(line: 1, "the file is empty")
        }
        guard
            let format = format ?? BankFormat.told(by: name)
                ?? BankFormat.detect(name: name, text: text, hasColumns: columns != nil)
        else {
            let names = BankFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw BankError(isOfCommand: true, "nothing tells what format this is; say it with --format: \(names)")
        }
        if columns != nil, !format.isTable {
            throw BankError(isOfCommand: true, "--columns belongs to tables, and this is \(format.rawValue)")
        }
        let ending = BankFormat.ending(of: name)
        var bank: QuestionBank
        switch format {
        case .gift: bank = try GIFTReader.read(text)
        case .aiken: bank = try AikenReader.read(text)
        case .moodleXML: bank = try MoodleXMLReader.read(text)
        case .openTriviaDB: bank = try OpenTriviaDBReader.read(text)
        case .openTriviaQA: bank = try OpenTriviaQAReader.read(text)
        case .kahoot, .anki, .quizlet, .table:
            bank = try TableBankReader.read(text, format: format, ending: ending, columns: columns)
        }
        if let line = bank.lineOfTooMany { throw BankLimits.tooMany(line: line) }
        for (line, message) in text.warnings { bank.warn(line, message) }
        bank.sortNotes()
        return bank
    }
}
