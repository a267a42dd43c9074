public import Foundation
import Synchronization

/// The record in a file of this machine, by SQLite.
///
/// Submissions that come while the disk works are committed together, so that a commit (write-ahead log, `synchronous=FULL`) costs a
/// batch and not an answer. A disk that is full or fails makes the waiting submissions fail; the file is opened again for the next
/// ones, until it works.
///
/// ```swift
/// let store = try await SQLiteStore(path: "contest.sqlite")
/// let outcome = await store.append(submission)     // .recorded: it is on disk
/// ```
public final class SQLiteStore: Store {
    private let writer: SQLiteWriter
    private let record: SQLiteRecord
    private let watch: SQLiteWatch

    /// Opens a record, or begins one.
    ///
    /// - Parameters:
    ///   - path: The file. Two more appear beside it while it is open (`-wal` and `-shm`).
    ///   - rules: The contest's rules from now on; those in the file where `nil`.
    ///   - clock: Tells what time it is.
    ///   - troubled: Is told when recording begins to fail, and with `nil` when it works again.
    /// - Throws: ``StoreFailure`` where the file can't be opened, or was written by a newer version.
    public init(
        path: String,
        rules: ContestRules? = nil,
        clock: @escaping @Sendable () -> Date = { Date() },
        troubled: @escaping @Sendable (StoreFailure?) -> Void = { _ in }
    ) throws(StoreFailure) {
        writer = SQLiteWriter(path: path, clock: clock, troubled: troubled)
        record = SQLiteRecord(path) { [writer] () throws(StoreFailure) in try writer.pool() }
        watch = SQLiteWatch(writer)
        try writer.begin(rules)
    }

    deinit { watch.end() }

    /// Records a submission together with others that come meanwhile.
    public func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        writer.append(submission, done)
    }

    /// The rules in force.
    public func rules() async throws(StoreFailure) -> ContestRules { try await record.rules() }

    /// Puts other rules in force; the earlier ones stay in the record.
    public func setRules(_ rules: ContestRules) async throws(StoreFailure) { try await writer.set(rules) }

    /// A part of the record.
    public func entries(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [Entry] {
        try await record.entries(after: sequence, limit: limit)
    }

    /// All that is recorded of one session.
    public func entries(of session: SessionID) async throws(StoreFailure) -> [Entry] {
        try await record.entries(of: session)
    }

    /// Everything that moved the standings.
    public func scoreChanges(after sequence: Int64) async throws(StoreFailure) -> [ScoreChange] {
        try await record.scoreChanges(after: sequence)
    }

    /// Everything that moves the standings.
    public func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error> {
        watch.begin()
        return ChangeFeed(signal: writer.signal) { [self] last throws(StoreFailure) in
            // Where the store is closed there is nothing to read, and nothing more will come.
            if writer.signal.isOver { return [] }
            return try await scoreChanges(after: last)
        }.stream(after: sequence)
    }

    /// Commits what is waiting, and closes the file.
    ///
    /// All is in the one file then, unless another program reads it.
    public func close() async {
        watch.end()
        await writer.close()
    }
}
