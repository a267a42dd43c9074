/// Whether files have changed since they were loaded.
struct FileChanges: Sendable {
    /// The files as they were when they were loaded, and when they were looked at last.
    private let loaded: [String: FileStamp?]
    private var seen: [String: FileStamp?]

    /// Of files that are noted in a record; of none without one.
    init(since record: FileRecord = FileRecord()) {
        loaded = record.noted
        seen = loaded
    }

    /// Whether one has changed; it may be just being written.
    var areThere: Bool { loaded.contains { FileStamp($0.key) != $0.value } }

    /// Looks at the files.
    ///
    /// - Returns: Whether they have changed, and are the same as at the last look: a file that is just being written is left alone.
    mutating func haveSettled() -> Bool {
        let before = seen
        seen = Dictionary(uniqueKeysWithValues: loaded.keys.map { ($0, FileStamp($0)) })
        return seen != loaded && seen == before
    }
}
