public import Foundation
import Synchronization

/// A record that lives as long as the program: for tests, and for trying out.
///
/// It decides as every store does, and keeps nothing.
///
/// ```swift
/// let store = MemoryStore(rules: ContestRules(attempts: 3))
/// let outcome = await store.append(submission)
/// ```
public final class MemoryStore: Store {
    private struct State {
        var rules: ContestRules
        var ledger = MemoryLedger()
        var isClosed = false
        var listeners: [Int: AsyncThrowingStream<ScoreChange, any Error>.Continuation] = [:]
        var lastListener = 0
    }

    private let state: Mutex<State>
    private let clock: @Sendable () -> Date

    /// Makes an empty record.
    ///
    /// - Parameters:
    ///   - rules: The contest's rules.
    ///   - clock: Tells what time it is.
    public init(rules: ContestRules = ContestRules(), clock: @escaping @Sendable () -> Date = { Date() }) {
        state = Mutex(State(rules: rules))
        self.clock = clock
    }

    /// Records a submission, and tells the outcome before it returns.
    public func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        let outcome = state.withLock { state -> SubmissionOutcome in
            guard !state.isClosed else { return .failed(.closed) }
            let known = state.ledger.changes.count
            do {
                let clerk = Clerk(rules: state.rules, now: clock().inWholeMilliseconds)
                let outcome = try clerk.take(submission, into: &state.ledger)
                for change in state.ledger.changes[known...] {
                    for listener in state.listeners.values { listener.yield(change) }
                }
                return outcome
            } catch {
                return .failed(StoreFailure("\(error)"))
            }
        }
        done(outcome)
    }

    /// The rules in force.
    public func rules() async throws(StoreFailure) -> ContestRules { state.withLock { $0.rules } }

    /// Puts other rules in force.
    public func setRules(_ rules: ContestRules) async throws(StoreFailure) { state.withLock { $0.rules = rules } }

    /// A part of the record.
    public func entries(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [Entry] {
        state.withLock { state in
            let first = state.ledger.entries.partitioningIndex { $0.sequence > sequence }
            return Array(state.ledger.entries[first...].prefix(limit))
        }
    }

    /// All that is recorded of one session.
    public func entries(of session: SessionID) async throws(StoreFailure) -> [Entry] {
        state.withLock { $0.ledger.entries.filter { $0.session == session } }
    }

    /// Everything that moved the standings.
    public func scoreChanges(after sequence: Int64) async throws(StoreFailure) -> [ScoreChange] {
        state.withLock { $0.ledger.changes(after: sequence) }
    }

    /// Everything that moves the standings.
    public func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error> {
        let (stream, listener) = AsyncThrowingStream<ScoreChange, any Error>.makeStream()
        let number = state.withLock { state -> Int? in
            for change in state.ledger.changes(after: sequence) { listener.yield(change) }
            guard !state.isClosed else { return nil }
            state.lastListener += 1
            state.listeners[state.lastListener] = listener
            return state.lastListener
        }
        guard let number else {
            listener.finish()
            return stream
        }
        listener.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// Ends the feeds; appends fail from now on.
    public func close() async {
        let listeners = state.withLock { state in
            state.isClosed = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}

extension StoreFailure {
    /// The store was closed.
    package static let closed = StoreFailure("the store is closed")
}

extension Date {
    /// The time without what is less than a millisecond, as stores keep it.
    package var inWholeMilliseconds: Date {
        Date(timeIntervalSince1970: (timeIntervalSince1970 * 1000).rounded(.down) / 1000)
    }
}
