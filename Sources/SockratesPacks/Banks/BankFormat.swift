/// A format of question banks.
public enum BankFormat: String, Sendable, CaseIterable {
    /// Moodle's GIFT.
    case gift
    /// Aiken: multiple choice, an option a line.
    case aiken
    /// Moodle's XML.
    case moodleXML = "moodle-xml"
    /// What the API of the Open Trivia Database answers, in any of its encodings.
    case openTriviaDB = "opentdb"
    /// The text files of OpenTriviaQA.
    case openTriviaQA = "opentriviaqa"
    /// Kahoot's spreadsheet template, saved as CSV.
    case kahoot
    /// Notes exported from Anki as text.
    case anki
    /// Terms and definitions exported from Quizlet.
    case quizlet
    /// Any other table of questions and answers: CSV, TSV.
    case table

    /// Whether it is rows of cells, whose columns can be named.
    public var isTable: Bool {
        switch self {
        case .kahoot, .anki, .quizlet, .table: true
        default: false
        }
    }
}

extension BankFormat {
    /// How many lines tell what a file is.
    private static let linesToLookAt = 400

    /// What follows the last point of a file's name, in small letters.
    static func ending(of name: String) -> String {
        name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    /// The format that a file's ending alone tells.
    static func told(by name: String) -> BankFormat? {
        switch ending(of: name) {
        case "gift": .gift
        case "aiken": .aiken
        case "json", "jsonl": .openTriviaDB
        case "xml": .moodleXML
        default: nil
        }
    }

    /// The format of a file, by its name's ending and by its content.
    ///
    /// - Parameters:
    ///   - name: The file's name.
    ///   - text: What it holds.
    ///   - hasColumns: Whether its columns are said, so that it is a table of some kind.
    /// - Returns: The format, or `nil` where nothing tells it.
    static func detect(name: String, text: BankText, hasColumns: Bool) -> BankFormat? {
        let format = detect(name: name, text: text)
        // Kahoot's columns are known, and columns of another choice make it a table as any other.
        return hasColumns && (format?.isTable != true || format == .kahoot) ? .table : format
    }

    private static func detect(name: String, text: BankText) -> BankFormat? {
        let lines = text.lines.indices.prefix(linesToLookAt).map { text.lines.sample($0).trimmed }.filter {
            !$0.isEmpty
        }
        guard let first = lines.first else { return nil }
        let ending = ending(of: name)
        if first.hasPrefix("<?xml") || first.hasPrefix("<quiz") { return .moodleXML }
        if first.hasPrefix("{\"") || first == "{" || first.hasPrefix("[{") || first == "[" { return .openTriviaDB }
        let isTable = ["csv", "tsv", "tab"].contains(ending)
        if !isTable, lines.contains(where: { $0.hasPrefix("#Q") }), lines.contains(where: { $0.hasPrefix("^") }) {
            return .openTriviaQA
        }
        if first.hasPrefix("#"), AnkiHeader.isHeader(first) { return .anki }
        if isTable { return KahootColumns.areNamed(in: lines) ? .kahoot : .table }
        if lines.contains(where: { AikenReader.isAnswerLine($0) }), !lines.contains(where: { $0.contains("{") }) {
            return .aiken
        }
        if let format = cards(in: lines) { return format }
        let isGIFT = lines.contains {
            $0.hasPrefix("::") || $0.hasPrefix("$CATEGORY:") || $0.hasPrefix("//") || $0.hasSuffix("}")
                || $0.contains("{")
        }
        if isGIFT { return .gift }
        return AikenReader.isLikely(lines) ? .aiken : nil
    }

    /// The format of cards, a line each: deletions and tabs tell them.
    ///
    /// Braces do not make GIFT of them, as formulas and programs
    /// have braces, too.
    private static func cards(in lines: [String]) -> BankFormat? {
        if lines.contains(where: AnkiCloze.isOne) { return .anki }
        let tabbed = lines.count { $0.contains("\t") }
        let like = lines.count(where: isLikeGIFT)
        guard tabbed * 3 >= lines.count, like * 4 <= tabbed else { return nil }
        return lines.contains(where: HTMLText.isLikely) ? .anki : .quizlet
    }

    /// Whether a line is GIFT's: a name, a category, an answer or braces that hold some.
    private static func isLikeGIFT(_ line: String) -> Bool {
        if line.hasPrefix("::") || line.hasPrefix("$CATEGORY:") || line.hasPrefix("=") || line.hasPrefix("~") {
            return true
        }
        return line == "}"
            || line.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).dropFirst()
                .contains { beginsAnswers($0) }
    }

    /// Whether what follows a brace is an answer, or a truth value that ends there.
    private static func beginsAnswers(_ part: Substring.UTF8View) -> Bool {
        let blanks: Set<UInt8> = [0x20, 0x09]
        let rest = part.drop(while: blanks.contains)
        if let first = rest.first, "=~#%}".utf8.contains(first) { return true }
        let word = rest.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        guard ["T", "F", "TRUE", "FALSE"].contains(String(decoding: word, as: UTF8.self)) else { return false }
        return rest.dropFirst(word.count).drop(while: blanks.contains).first.map { "#}".utf8.contains($0) } ?? false
    }
}
