import GRDB

/// A record in a file, to be read: nothing is changed in it, and nothing beside it that stays.
///
/// The file, its folder and its disk may be read-only, and it may be somebody else's. A record of an older version is read by a copy
/// that is brought to this one.
///
/// ```swift
/// let record = try SQLiteRecord(path: "contest.sqlite")
/// let sessions = try await record.sessions()
/// ```
public final class SQLiteRecord: Record {
    private let path: String
    private let reader: @Sendable () throws(StoreFailure) -> any DatabaseReader
    private let end: @Sendable () -> Void

    /// Opens a record.
    ///
    /// - Parameter path: The file; what SQLite has put beside it (`-wal`) belongs to it.
    /// - Throws: ``StoreFailure`` where the file can't be read, holds no record, or was written by a newer version.
    public convenience init(path: String) throws(StoreFailure) {
        do {
            let reader = try SQLiteArchive.open(path)
            self.init(path, { () throws(StoreFailure) in reader }, end: { try? reader.close() })
        } catch {
            throw SQLiteFile.failure(error, of: path, "can't be opened")
        }
    }

    /// Reads where somebody else opens and closes.
    init(
        _ path: String,
        _ reader: @escaping @Sendable () throws(StoreFailure) -> any DatabaseReader,
        end: @escaping @Sendable () -> Void = {}
    ) {
        self.path = path
        self.reader = reader
        self.end = end
    }

    /// The rules in force.
    public func rules() async throws(StoreFailure) -> ContestRules { try await read { try SQLiteReading.rules($0) } }

    /// A part of the record.
    public func entries(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [Entry] {
        try await read { try SQLiteReading.entries($0, after: sequence, limit: limit) }
    }

    /// All that is recorded of one session.
    public func entries(of session: SessionID) async throws(StoreFailure) -> [Entry] {
        try await read { try SQLiteReading.entries($0, of: session) }
    }

    /// Everything that moved the standings.
    public func scoreChanges(after sequence: Int64) async throws(StoreFailure) -> [ScoreChange] {
        try await read { try SQLiteReading.changes($0, after: sequence) }
    }

    /// Closes the file.
    public func close() async { end() }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreFailure) -> Value {
        let reader = try reader()
        do {
            return try await reader.read(body)
        } catch {
            throw SQLiteFile.failure(error, of: path, "can't be read")
        }
    }
}
