import SockratesServer
import SockratesStore
import Synchronization

/// A store in memory that fails, or waits, when it is told to.
final class FailingStore: Store {
    let fails = Mutex(false)
    let holds = Mutex(false)
    let held = Mutex<[@Sendable () -> Void]>([])
    private let inner: MemoryStore

    init(rules: ContestRules = ContestRules()) { inner = MemoryStore(rules: rules) }

    func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        if fails.withLock({ $0 }) { return done(.failed(StoreFailure("the disk is full"))) }
        if holds.withLock({ $0 }) {
            return held.withLock { [inner] in $0.append { inner.append(submission, done: done) } }
        }
        inner.append(submission, done: done)
    }

    /// Does what was put off.
    func release() {
        holds.withLock { $0 = false }
        let waiting = held.withLock { held in
            defer { held = [] }
            return held
        }
        for one in waiting { one() }
    }

    func rules() async throws(StoreFailure) -> ContestRules { try await inner.rules() }
    func setRules(_ rules: ContestRules) async throws(StoreFailure) { try await inner.setRules(rules) }
    func entries(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [SockratesStore.Entry] {
        try await inner.entries(after: sequence, limit: limit)
    }
    func entries(of session: SessionID) async throws(StoreFailure) -> [SockratesStore.Entry] {
        try await inner.entries(of: session)
    }
    func scoreChanges(after sequence: Int64) async throws(StoreFailure) -> [ScoreChange] {
        try await inner.scoreChanges(after: sequence)
    }
    func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error> {
        inner.changes(after: sequence)
    }
    func close() async { await inner.close() }
}
