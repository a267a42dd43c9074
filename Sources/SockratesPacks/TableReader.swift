/// Finds the tables that questions name with `from`; each file is read once.
final class TableReader {
    /// A table, and what separates the items of a cell that holds a list.
    struct Source {
        let table: Table
        let separator: String?
    }

    private let place: PackPlace
    private let diagnostics: Diagnostics
    private var tables: [String: Table?] = [:]

    init(place: PackPlace, diagnostics: Diagnostics) {
        self.place = place
        self.diagnostics = diagnostics
    }

    /// Reads `from`: a file's name, or a mapping of `file` and `split`.
    func source(_ node: YAMLNode) -> Source? {
        if case .mapping = node.content {
            guard let fields = Fields(node, what: "\"from\"", keys: ["file", "split"], diagnostics: diagnostics) else {
                return nil
            }
            guard let file = fields.text("file") else {
                if !fields.has("file") { diagnostics.error(node.place, "\"from\" needs \"file\"") }
                return nil
            }
            let separator = fields.text("split").flatMap { $0.isEmpty ? nil : $0 }
            return table(file, fields.place(of: "file")).map { Source(table: $0, separator: separator) }
        }
        guard let file = node.text else {
            diagnostics.error(node.place, "\"from\" is the name of a CSV file, not \(node.kind)")
            return nil
        }
        return table(file, node.place).map { Source(table: $0, separator: nil) }
    }

    private func table(_ file: String, _ place: Diagnostics.Place) -> Table? {
        if let known = tables[file] { return known }
        let table: Table?
        do throws(PackFileError) {
            let bytes = try self.place.folder.contents(of: file, limit: PackLimits.tableBytes)
            table = Table(bytes, file: self.place.shown(file), diagnostics: diagnostics)
        } catch {
            diagnostics.error(place, "the table \"\(file)\" can't be read: \(error.message)")
            table = nil
        }
        tables[file] = .some(table)
        return table
    }
}
