/// How a table's file is read: what `from` says beside the file's name and `split`.
struct TableOptions: Hashable {
    /// The keys of `from` that are read here.
    static let keys = ["format", "delimiter", "columns", "comment", "clean"]

    let format: TableFormat
    /// What stands between two cells, an ASCII character.
    let delimiter: UInt8
    /// The columns' names, where no row of the file tells them.
    let columns: [String]?
    /// What a line that is skipped begins with; empty where none is.
    let comment: [UInt8]
    let cleaning: Set<Cleaning>

    /// The options for a file whose name alone is written; `nil` where it tells no format.
    init?(fileName: String) {
        guard let format = TableFormat(fileName: fileName) else { return nil }
        self.init(format: format)
    }

    private init(
        format: TableFormat,
        delimiter: UInt8? = nil,
        columns: [String]? = nil,
        comment: [UInt8]? = nil,
        cleaning: Set<Cleaning> = []
    ) {
        self.format = format
        self.delimiter = delimiter ?? (format == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ","))
        self.columns = columns ?? (format == .words ? ["word"] : nil)
        self.comment = comment ?? (format == .words ? [UInt8(ascii: "#")] : [])
        self.cleaning = cleaning
    }

    /// Reads the options from `from`; what is wrong with them is reported, but for a file's name that tells no format.
    ///
    /// - Parameters:
    ///   - fields: The mapping behind `from`.
    ///   - fileName: The file that it names.
    init?(_ fields: Fields, fileName: String) {
        let diagnostics = fields.diagnostics
        let named = fields.choice("format", TableFormat.self)
        guard let format = named ?? TableFormat(fileName: fileName) else { return nil }
        for (key, formats) in Self.formatsOfKeys where fields.has(key) && !formats.contains(format) {
            let names = formats.map(\.rawValue).joined(separator: ", ")
            diagnostics.error(
                fields.place(of: key),
                "\"\(key)\" belongs to the formats \(names); this table is \(format.rawValue)"
            )
        }
        let delimiter = fields.value("delimiter", "one ASCII character, such as \";\" or \"\\t\"") { text -> UInt8? in
            guard let byte = text.utf8.first, text.utf8.count == 1 else { return nil }
            return byte < 0x80 && ![0x0A, 0x0D, 0x22, 0].contains(byte) ? byte : nil
        }
        let columns = fields.texts("columns")?.compactMap(\.text)
        if let columns {
            if columns.isEmpty { diagnostics.error(fields.place(of: "columns"), "\"columns\" names no column") }
            if format == .words, columns.count > 1 {
                diagnostics.error(
                    fields.place(of: "columns"),
                    "a list of words has one column; this names \(columns.count)"
                )
            }
            if let double = columns.firstDouble {
                diagnostics.error(fields.place(of: "columns"), "two columns are named \"\(double)\"")
            }
        }
        self.init(
            format: format,
            delimiter: delimiter,
            columns: columns,
            comment: fields.text("comment").map { Array($0.utf8) },
            cleaning: Set(fields.choices("clean", Cleaning.self))
        )
    }

    private static let formatsOfKeys: [(key: String, formats: [TableFormat])] = [
        ("delimiter", [.csv]), ("columns", [.csv, .tsv, .words]), ("comment", [.csv, .tsv, .words]),
    ]
}

extension [String] {
    /// The first text that stands here a second time.
    var firstDouble: String? {
        var seen: Set<String> = []
        return first { !seen.insert($0).inserted }
    }
}
