import Foundation
import GRDB
import Synchronization

/// The one writer of a record: takes submissions from all threads, commits them in groups, and opens the file again when it fails.
final class SQLiteWriter: Sendable {
    private struct State {
        var pool: DatabasePool?
        var rules = KnownRules()
        /// Room for the next transaction's rows.
        var rows = SQLiteRows()
        /// What could not be committed, as far as is known, and was told so: it must not turn up when the file is opened again.
        var doubtful: [Submission] = []

        mutating func takeRows() -> SQLiteRows {
            defer { rows = SQLiteRows() }
            return rows
        }
    }

    let path: String
    /// Rings when the standings have moved.
    let signal = ChangeSignal()
    private let clock: @Sendable () -> Date
    private let trouble: WriterTrouble
    private let queue = SubmissionQueue()
    private let state = Mutex(State())
    /// Held by whoever opens the file, or says that something may be in it which was told as not recorded.
    private let opening = Mutex(())

    init(path: String, clock: @escaping @Sendable () -> Date, troubled: @escaping @Sendable (StoreFailure?) -> Void) {
        self.path = path
        self.clock = clock
        trouble = WriterTrouble(troubled)
    }

    /// Opens the file for the first time.
    func begin(_ rules: ContestRules?) throws(StoreFailure) {
        do {
            let pool = try SQLiteFile.open(path)
            if let rules { try pool.write { [clock] in try SQLiteReading.set(rules, $0, at: clock()) } }
            state.withLock { $0.pool = pool }
        } catch {
            throw failure(error, "can't be opened")
        }
    }

    func append(_ submission: Submission, _ done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        queue.append(submission, done) { self.write($0) }
    }

    func set(_ rules: ContestRules) async throws(StoreFailure) {
        do {
            try await pool().write { [clock] in try SQLiteReading.set(rules, $0, at: clock()) }
        } catch let error as StoreFailure {
            throw error
        } catch {
            throw failure(error, "can't be written")
        }
        signal.ring()
    }

    /// The open file, for readers.
    func pool() throws(StoreFailure) -> DatabasePool {
        if let pool = state.withLock({ $0.pool }) { return pool }
        if queue.isClosed { throw .closed }
        do {
            return try opened()
        } catch {
            throw failure(error, "can't be opened")
        }
    }

    func close() async {
        await queue.close {
            self.write($0)
        } last: {
            if let pool = self.state.withLock({ $0.pool.take() }) { try? SQLiteFile.close(pool) }
        }
        signal.end()
    }

    // MARK: On the writer's queue

    private func write(_ group: consuming SubmissionGroup) {
        let outcomes = commit(group.submissions)
        group.tell(outcomes)
    }

    private func commit(_ group: [Submission]) -> [SubmissionOutcome] {
        var outcomes: [SubmissionOutcome] = []
        outcomes.reserveCapacity(group.count)
        var hasChanges = false
        do {
            try opened().writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    let now = clock().inWholeMilliseconds
                    let clerk = Clerk(rules: try rules(database), now: now)
                    var ledger = try SQLiteLedger(database, state.withLock { $0.takeRows() })
                    for place in group.indices {
                        outcomes.append(try clerk.take(group[place], into: &ledger))
                    }
                    hasChanges = ledger.hasChanges
                    let rows = try ledger.finish()
                    state.withLock { $0.rows = rows }
                    return .commit
                }
            }
        } catch {
            let failure = failure(error, "can't be written")
            guard outcomes.count == group.count, isCommitted(group) else {
                forget(group, failure)
                return group.map { _ in .failed(failure) }
            }
        }
        trouble.ends()
        if hasChanges { signal.ring() }
        return outcomes
    }

    /// The rules in force.
    ///
    /// They are read each time, since another program may change them, and understood once.
    private func rules(_ database: Database) throws -> ContestRules {
        let json = try SQLiteReading.rulesJSON(database)
        return try state.withLock { try $0.rules.of(json) }
    }

    /// The open file; opened again after a failure, without what was told as not recorded.
    private func opened() throws -> DatabasePool {
        if let pool = state.withLock({ $0.pool }) { return pool }
        return try opening.withLock { _ in
            if let pool = state.withLock({ $0.pool }) { return pool }
            let pool = try SQLiteFile.open(path)
            let doubtful = state.withLock { $0.doubtful }
            if !doubtful.isEmpty {
                try pool.write { database in
                    for submission in doubtful { try SQLiteWithdrawal.withdraw(submission, from: database) }
                }
            }
            state.withLock { state in
                state.doubtful = []
                state.pool = pool
            }
            return pool
        }
    }

    /// Whether a commit that failed has succeeded all the same, and is on disk: a failed fsync leaves that open.
    private func isCommitted(_ submissions: [Submission]) -> Bool {
        shut()
        guard let last = submissions.last, let pool = try? opened() else { return false }
        let isThere = try? pool.writeWithoutTransaction { database in
            var ledger = try SQLiteLedger(database)
            guard try ledger.receipt(of: last.session, number: last.number) != nil else { return false }
            // Copies the pages into the database and syncs that: what the log's own sync failed to do.
            try database.checkpoint(.truncate)
            return true
        }
        return isThere ?? false
    }

    private func forget(_ submissions: [Submission], _ failure: StoreFailure) {
        // A reader that opens the file meanwhile would have it without these being withdrawn.
        opening.withLock { _ in
            shut()
            state.withLock { $0.doubtful += submissions }
        }
        trouble.begins(failure)
    }

    private func shut() {
        try? state.withLock { $0.pool.take() }?.close()
    }

    private func failure(_ error: any Error, _ what: String) -> StoreFailure {
        SQLiteFile.failure(error, of: path, what)
    }
}
