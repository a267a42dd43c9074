/// A program's settings file: a YAML mapping of keys to texts and lists of texts, read with the care that packs get.
///
/// One key may hold a list of mappings, each with keys of its own: the file's sections. Mistakes are gathered, so that all of them can be
/// told at once.
package struct SettingsFile {
    /// What the file says for a key, and where.
    package struct Entry {
        /// Each of its texts.
        package let texts: [String]
        fileprivate let place: Diagnostics.Place
    }

    /// One of the file's mappings: its first level, or one of its sections.
    package struct Section {
        fileprivate let entries: [String: [YAMLNode]]
        fileprivate let place: Diagnostics.Place?

        /// What is said for a key; `nil` where nothing is.
        package func entry(_ key: String) -> Entry? {
            guard let nodes = entries[key], let first = nodes.first else { return nil }
            return Entry(texts: nodes.compactMap(\.text), place: first.place)
        }
    }

    /// What stands at the first level.
    package let top: Section
    /// The sections, in their order; `nil` where the file has none.
    package let sections: [Section]?

    private let diagnostics: Diagnostics

    /// Reads the file.
    ///
    /// - Parameters:
    ///   - path: Where it lies.
    ///   - keys: The keys that it may have.
    ///   - sectionKey: The key of its sections; `nil` where it may have none.
    ///   - sectionKeys: The keys that a section may have.
    package init(_ path: String, keys: [String], sectionKey: String? = nil, sectionKeys: [String] = []) {
        let diagnostics = Diagnostics(file: path)
        self.diagnostics = diagnostics
        var top: [String: [YAMLNode]] = [:]
        var sections: [Section]?
        do throws(PackFileError) {
            let bytes = try DiskPackFolder.read(path, limit: PackLimits.packBytes)
            let all = keys + (sectionKey.map { [$0] } ?? [])
            let document = YAMLDocument(bytes, diagnostics: diagnostics, needs: "settings are keys with values")
            if let root = document.root,
                let fields = Fields(root, what: "the settings file", keys: all, diagnostics: diagnostics)
            {
                for key in keys { top[key] = fields.texts(key) }
                if let sectionKey, let items = fields.items(sectionKey) {
                    sections = items.map { Self.section($0, of: sectionKey, sectionKeys, diagnostics) }
                    if items.isEmpty { diagnostics.error(fields.place(of: sectionKey), "\"\(sectionKey)\" is empty") }
                }
            }
        } catch {
            diagnostics.error(nil, "this can't be read: \(error.message)")
        }
        self.top = Section(entries: top, place: nil)
        self.sections = sections
    }

    private static func section(
        _ node: YAMLNode,
        of key: String,
        _ keys: [String],
        _ diagnostics: Diagnostics
    ) -> Section {
        var entries: [String: [YAMLNode]] = [:]
        if let fields = Fields(node, what: "one of \"\(key)\"", keys: keys, diagnostics: diagnostics) {
            for key in keys { entries[key] = fields.texts(key) }
        }
        return Section(entries: entries, place: node.place)
    }

    /// Adds a mistake to those that reading has found.
    ///
    /// - Parameters:
    ///   - message: What is wrong, and what was expected.
    ///   - entry: Where it stands; the whole section where `nil`.
    ///   - section: The section, where it is one.
    package func report(_ message: String, at entry: Entry? = nil, in section: Section? = nil) {
        diagnostics.error(entry?.place ?? section?.place, message)
    }

    /// Ends the reading.
    ///
    /// - Throws: ``PackError`` with every mistake.
    package func finish() throws(PackError) {
        if diagnostics.errorCount > 0 { throw PackError(diagnostics.report) }
    }
}
