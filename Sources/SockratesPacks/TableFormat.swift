/// How a table is written down.
enum TableFormat: String, CaseIterable {
    /// Comma-separated values, as RFC 4180 has them.
    case csv
    /// Cells with tabs between them and no quotes, as IANA's `text/tab-separated-values` has them.
    case tsv
    /// A list of objects, or an object of objects (RFC 8259).
    case json
    /// An object a line (JSON Lines).
    case jsonl
    /// A word a line.
    case words

    private static let endings: [String: TableFormat] = [
        "csv": .csv, "tsv": .tsv, "tab": .tsv, "json": .json, "jsonl": .jsonl, "ndjson": .jsonl, "txt": .words,
    ]

    /// The format that a file's name tells, or `nil`.
    init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: "."),
            let format = Self.endings[fileName[fileName.index(after: dot)...].lowercased()]
        else { return nil }
        self = format
    }
}
