import Foundation
import GRDB
import Synchronization

/// The one writer of a record: takes submissions from all threads, commits them in groups, and opens the file again when it fails.
///
/// Laws:
/// 1. Where a commit fails that can't have come about, its submissions are told so at once.
/// 2. Where it may have come about, because a sync failed, nobody is told anything before it is known: the file is opened again, the
///    group's first entry is looked for, and what is found holds.
/// 3. Meanwhile everything else fails at once, and its players are asked again.
final class SQLiteWriter: Sendable {
    private struct State {
        var pool: DatabasePool?
        var rules = KnownRules()
        /// Room for the next transaction's rows.
        var rows = SQLiteRows()
        /// A group of which it is not known whether it was committed.
        var doubt: SQLiteDoubt?

        mutating func takeRows() -> SQLiteRows {
            defer { rows = SQLiteRows() }
            return rows
        }
    }

    /// So long after it could not be found out what is in doubt, it is tried again.
    private static let pause = Duration.seconds(1)

    let path: String
    /// Rings when the standings have moved.
    let signal = ChangeSignal()
    private let clock: @Sendable () -> Date
    private let trouble: WriterTrouble
    private let queue = SubmissionQueue()
    private let state = Mutex(State())
    /// Held by whoever opens the file.
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
            _ = self.settle()
            self.state.withLock { $0.doubt.take() }?.group.fail(.closed)
            if let pool = self.state.withLock({ $0.pool.take() }) { try? SQLiteFile.close(pool) }
        }
        signal.end()
    }

    // MARK: On the writer's queue

    private func write(_ group: consuming SubmissionGroup) {
        if let failure = settle() { return group.fail(failure) }
        switch commit(group.submissions) {
        case .recorded(let outcomes): group.tell(outcomes)
        case .failed(let failure): group.fail(failure)
        case .doubtful(let outcomes, let hasChanges, let mark, let failure):
            let doubt = SQLiteDoubt(
                group: group,
                outcomes: outcomes,
                hasChanges: hasChanges,
                mark: mark,
                failure: failure
            )
            state.withLock { $0.doubt = doubt }
            if settle() != nil { comeBack() }
        }
    }

    /// What is known of a group that was to be committed.
    private enum Fate {
        case recorded([SubmissionOutcome])
        case failed(StoreFailure)
        case doubtful([SubmissionOutcome], hasChanges: Bool, SQLiteMark, StoreFailure)
    }

    private func commit(_ group: [Submission]) -> Fate {
        var outcomes: [SubmissionOutcome] = []
        outcomes.reserveCapacity(group.count)
        var hasChanges = false
        // What the commit brings, once it is under way.
        var mark: SQLiteMark?
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
                    let first = ledger.mark
                    let rows = try ledger.finish()
                    state.withLock { $0.rows = rows }
                    mark = first
                    return .commit
                }
            }
        } catch {
            let failure = failure(error, "can't be written")
            shut()
            trouble.begins(failure)
            guard let mark, !SQLiteDoubt.isRuledOut(by: error) else { return .failed(failure) }
            return .doubtful(outcomes, hasChanges: hasChanges, mark, failure)
        }
        trouble.ends()
        if hasChanges { signal.ring() }
        return .recorded(outcomes)
    }

    /// Finds out what has come of the group that is in doubt, and tells it.
    ///
    /// - Returns: Why it can't be found out now; `nil` where nothing is in doubt any more.
    private func settle() -> StoreFailure? {
        guard let doubt = state.withLock({ $0.doubt }) else { return nil }
        shut()
        let isRecorded: Bool
        do {
            isRecorded = try opened().writeWithoutTransaction { try doubt.mark.isSettled(in: $0) }
        } catch {
            shut()
            return failure(error, "can't be written")
        }
        state.withLock { $0.doubt = nil }
        guard isRecorded else {
            doubt.group.fail(doubt.failure)
            return nil
        }
        trouble.ends()
        if doubt.hasChanges { signal.ring() }
        doubt.group.tell(doubt.outcomes)
        return nil
    }

    /// Comes back to what is in doubt when nobody else does.
    private func comeBack() {
        queue.perform(after: Self.pause) {
            if self.settle() != nil { self.comeBack() }
        }
    }

    /// The rules in force.
    ///
    /// They are read each time, since another program may change them, and understood once.
    private func rules(_ database: Database) throws -> ContestRules {
        let json = try SQLiteReading.rulesJSON(database)
        return try state.withLock { try $0.rules.of(json) }
    }

    /// The open file; opened again after a failure.
    private func opened() throws -> DatabasePool {
        if let pool = state.withLock({ $0.pool }) { return pool }
        return try opening.withLock { _ in
            if let pool = state.withLock({ $0.pool }) { return pool }
            let pool = try SQLiteFile.open(path)
            state.withLock { $0.pool = pool }
            return pool
        }
    }

    private func shut() {
        try? state.withLock { $0.pool.take() }?.close()
    }

    private func failure(_ error: any Error, _ what: String) -> StoreFailure {
        SQLiteFile.failure(error, of: path, what)
    }
}
