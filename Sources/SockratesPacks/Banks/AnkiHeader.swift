/// The lines that begin a file of Anki's notes: `#separator:tab`, `#html:true`, `#columns:Front	Back`.
///
/// Source: "Text files" in Anki's manual.
struct AnkiHeader {
    private(set) var separator: Character?
    private(set) var isHTML = true
    private(set) var columns: [String]?
    private(set) var deckColumn: Int?
    /// Columns, from 0, that hold no field of a note.
    private(set) var otherColumns: Set<Int> = []
    private(set) var tagsColumn: Int?
    private(set) var deck: String?
    /// How many lines it has.
    private(set) var lineCount = 0

    private static let keys = [
        "separator", "html", "tags", "columns", "notetype", "deck", "notetype column", "deck column", "tags column",
        "guid column",
        "if matches",
    ]

    /// Whether a line belongs to such a header.
    static func isHeader(_ line: String) -> Bool { entry(line) != nil }

    private static func entry(_ line: String) -> (key: String, value: String)? {
        guard line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return nil }
        let key = line[line.index(after: line.startIndex)..<colon].trimmed.lowercased()
        guard keys.contains(key) else { return nil }
        return (key, String(line[line.index(after: colon)...]))
    }

    init(_ lines: some Sequence<String>) {
        var names: String?
        for line in lines {
            guard line.hasPrefix("#") else { break }
            lineCount += 1
            guard let (key, value) = Self.entry(line) else { continue }
            let text = value.trimmed
            switch key {
            case "separator": separator = Self.separator(value)
            case "html": isHTML = text.lowercased() != "false"
            case "columns": names = value
            case "deck": deck = text
            case "deck column":
                deckColumn = Int(text).map { $0 - 1 }
                if let deckColumn { otherColumns.insert(deckColumn) }
            case "notetype column", "tags column", "guid column":
                if let number = Int(text) { otherColumns.insert(number - 1) }
                if key == "tags column" { tagsColumn = Int(text).map { $0 - 1 } }
            default: break
            }
        }
        columns = names.map { text in
            text.split(separator: separator ?? "\t", omittingEmptySubsequences: false).map { $0.trimmed }
        }
    }

    private static func separator(_ value: String) -> Character? {
        switch value.trimmed.lowercased() {
        case "tab", "\\t", "": "\t"
        case "comma": ","
        case "semicolon": ";"
        case "pipe": "|"
        case "colon": ":"
        case "space": " "
        default: value.trimmed.first
        }
    }
}
