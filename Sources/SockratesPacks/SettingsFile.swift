/// A program's settings file: a YAML mapping of keys to texts and lists of texts, read with the care that packs get.
package struct SettingsFile {
    private let path: String
    private let entries: [String: [YAMLNode]]

    /// Reads the file.
    ///
    /// - Parameters:
    ///   - path: Where it lies.
    ///   - keys: The keys that it may have.
    /// - Throws: ``PackError`` with every mistake.
    package init(_ path: String, keys: [String]) throws(PackError) {
        self.path = path
        let diagnostics = Diagnostics(file: path)
        var entries: [String: [YAMLNode]] = [:]
        do throws(PackFileError) {
            let bytes = try DiskPackFolder.read(path, limit: PackLimits.packBytes)
            if let root = YAMLDocument(bytes, diagnostics: diagnostics).root,
                let fields = Fields(root, what: "the settings file", keys: keys, diagnostics: diagnostics)
            {
                for key in keys { entries[key] = fields.texts(key) }
            }
        } catch {
            diagnostics.error(nil, "this can't be read: \(error.message)")
        }
        if diagnostics.errorCount > 0 { throw PackError(diagnostics.report) }
        self.entries = entries
    }

    /// What the file says for a key: each text, and where the first stands; `nil` where it says nothing.
    package func entry(_ key: String) -> (texts: [String], place: String)? {
        guard let nodes = entries[key], let first = nodes.first else { return nil }
        return (nodes.compactMap(\.text), "\(path):\(first.place.line):\(first.place.column)")
    }
}
