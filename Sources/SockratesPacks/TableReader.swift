/// Finds the tables that questions name with `from`; each file is read once.
final class TableReader {
    /// The keys of `from`.
    static let keys = ["file", "split"] + TableOptions.keys

    /// A table, and what separates the items of a cell that holds a list.
    struct Source {
        let table: Table
        /// What may stand between the items of a list, in UTF-8.
        let separators: [[UInt8]]

        init(_ table: Table, split: String? = nil) {
            self.table = table
            separators = [table.listSeparator.map { [$0] }, split.map { Array($0.utf8) }].compactMap(\.self)
        }
    }

    private struct Key: Hashable {
        let file: String
        let options: TableOptions
    }

    private let place: PackPlace
    private let diagnostics: Diagnostics
    private var tables: [Key: Table?] = [:]
    private var bytesLeft = PackLimits.tableBytes

    init(place: PackPlace, diagnostics: Diagnostics) {
        self.place = place
        self.diagnostics = diagnostics
    }

    /// Reads `from`: a file's name, or a mapping of `file` and how it is read.
    func source(_ node: YAMLNode) -> Source? {
        if case .mapping = node.content {
            guard let fields = Fields(node, what: "\"from\"", keys: Self.keys, diagnostics: diagnostics) else {
                return nil
            }
            guard let file = fields.text("file") else {
                if !fields.has("file") { diagnostics.error(node.place, "\"from\" needs \"file\"") }
                return nil
            }
            guard let options = TableOptions(fields, fileName: file) else {
                if !fields.has("format") { reportUnknownFormat(of: file, fields.place(of: "file")) }
                return nil
            }
            let separator = fields.text("split").flatMap { $0.isEmpty ? nil : $0 }
            return table(file, options, fields.place(of: "file")).map { Source($0, split: separator) }
        }
        guard let file = node.text else {
            diagnostics.error(node.place, "\"from\" is the name of a table's file, not \(node.kind)")
            return nil
        }
        guard let options = TableOptions(fileName: file) else {
            reportUnknownFormat(of: file, node.place)
            return nil
        }
        return table(file, options, node.place).map { Source($0) }
    }

    private func table(_ file: String, _ options: TableOptions, _ place: Diagnostics.Place) -> Table? {
        let key = Key(file: file, options: options)
        if let known = tables[key] { return known }
        let table = contents(of: file, place).flatMap { bytes in
            Table(bytes, file: self.place.shown(file), options: options, diagnostics: diagnostics)
        }
        // Its file has been counted.
        if let table { bytesLeft -= max(0, table.byteCount - table.fileBytes) }
        tables[key] = .some(table)
        return table
    }

    private func contents(of file: String, _ place: Diagnostics.Place) -> [UInt8]? {
        do throws(PackFileError) {
            let bytes = try self.place.folder.contents(of: file, limit: max(0, bytesLeft))
            bytesLeft -= bytes.count
            return bytes
        } catch {
            diagnostics.error(place, "the table \"\(file)\" can't be read: \(error.message)")
            return nil
        }
    }

    /// Says that a file's name tells no format; a file that can't be read at all is the greater mistake.
    private func reportUnknownFormat(of file: String, _ place: Diagnostics.Place) {
        if contents(of: file, place) == nil { return }
        diagnostics.error(
            place,
            "the name \"\(file)\" does not tell how the table is written; "
                + "name it .csv, .tsv, .json, .jsonl or .txt, or say {file: \(file), format: csv}"
        )
    }
}
