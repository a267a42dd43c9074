/// Loads a table of teams again when its file has changed.
package struct TeamTokensWatch: Sendable {
    /// The table's file.
    package let path: String
    private var changes = FileChanges()

    /// Makes a watch.
    ///
    /// - Parameter path: A file whose name ends in .csv, .tsv, .json or .jsonl.
    package init(_ path: String) { self.path = path }

    /// Loads the table as it is now.
    ///
    /// - Returns: The table.
    /// - Throws: ``PackError`` with every mistake and its line; the file is watched all the same.
    package mutating func load() throws(PackError) -> TeamTokens {
        let record = FileRecord()
        record.note(path)
        changes = FileChanges(since: record)
        return try TeamTokens(contentsOf: path)
    }

    /// Whether the file has changed since it was loaded, and is no longer being written.
    package mutating func hasChanged() -> Bool { changes.haveSettled() }
}
