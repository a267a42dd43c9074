/// A program's settings file: a YAML mapping of keys to texts, read with the care that packs get.
package struct SettingsFile {
    private let path: String
    private let entries: [String: YAMLNode]

    /// Reads the file.
    ///
    /// - Parameters:
    ///   - path: Where it lies.
    ///   - keys: The keys that it may have.
    /// - Throws: ``PackError`` with every mistake.
    package init(_ path: String, keys: [String]) throws(PackError) {
        self.path = path
        let diagnostics = Diagnostics(file: path)
        var entries: [String: YAMLNode] = [:]
        do throws(PackFileError) {
            let bytes = try DiskPackFolder.read(path, limit: PackLimits.packBytes)
            if let root = YAMLDocument(bytes, diagnostics: diagnostics).root,
                let fields = Fields(root, what: "the settings file", keys: keys, diagnostics: diagnostics)
            {
                for key in keys where fields.text(key) != nil { entries[key] = fields.node(key) }
            }
        } catch {
            diagnostics.error(nil, "this can't be read: \(error.message)")
        }
        if diagnostics.errorCount > 0 { throw PackError(diagnostics.report) }
        self.entries = entries
    }

    /// What the file says for a key, and where.
    package func entry(_ key: String) -> (text: String, place: String)? {
        guard let node = entries[key], let text = node.text else { return nil }
        return (text, "\(path):\(node.place.line):\(node.place.column)")
    }
}
