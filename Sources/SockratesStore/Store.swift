/// Where what happens is kept: an append-only ``Record``, the contest's decisions, and what can be read from them.
///
/// Whoever appends must not send what depends on the record before the record says that it is kept. Entries are never changed or
/// removed. Sequence numbers say what came first; time is only shown.
///
/// Every implementation obeys the same laws, which the conformance suite of `SockratesStoreTesting` checks:
/// 1. A submission is recorded whole or not at all, and `recorded` is told only when it is on disk.
/// 2. Contest time, limits of attempts, names, solves and the sequence are decided in the transaction that records.
/// 3. The same session and number are recorded once, however often they are appended with ``Submission/isRepeated``.
/// 4. Reading sees what was told as recorded, in the order of the sequence, without gaps that are filled later.
/// 5. After a failure the store goes on by itself once its disk or server does.
///
/// ```swift
/// let store = MemoryStore(rules: rules)
/// store.append(submission) { outcome in … }
/// for try await change in store.changes(after: 0) { board.apply(change) }
/// ```
public protocol Store: Record {
    /// Records a submission, together with others that come at the same time.
    ///
    /// It returns at once and never blocks.
    ///
    /// - Parameters:
    ///   - submission: What is to be recorded.
    ///   - done: Is told once, on any thread, when the outcome is known.
    func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void)

    /// Puts other rules in force, from the next submission on.
    func setRules(_ rules: ContestRules) async throws(StoreFailure)

    /// Everything that moves the standings behind a place in the record: first what is there, then what comes.
    ///
    /// It ends with the store, or when whoever iterates is cancelled. It throws where the record can't be read, and may be begun
    /// again behind the last change that came.
    func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error>
}

extension Store {
    /// Records a submission and waits for its outcome.
    public func append(_ submission: Submission) async -> SubmissionOutcome {
        await withCheckedContinuation { continuation in
            append(submission) { continuation.resume(returning: $0) }
        }
    }
}
