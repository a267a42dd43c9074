/// Where what happens is kept: an append-only record, the contest's decisions, and what can be read from them.
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
public protocol Store: Sendable {
    /// Records a submission, together with others that come at the same time.
    ///
    /// It returns at once and never blocks.
    ///
    /// - Parameters:
    ///   - submission: What is to be recorded.
    ///   - done: Is told once, on any thread, when the outcome is known.
    func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void)

    /// The contest's rules, as they are in force.
    func rules() async throws(StoreFailure) -> ContestRules

    /// Puts other rules in force, from the next submission on.
    func setRules(_ rules: ContestRules) async throws(StoreFailure)

    /// A part of the record.
    ///
    /// - Parameters:
    ///   - sequence: Where to begin: behind the entry of this number; 0 for the beginning.
    ///   - limit: How many entries at most.
    /// - Returns: Entries in their order; fewer than `limit` only at the end of the record.
    /// - Throws: ``StoreFailure`` where the record can't be read.
    func entries(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [Entry]

    /// All that is recorded of one session, in its order; nothing for a session that there never was.
    func entries(of session: SessionID) async throws(StoreFailure) -> [Entry]

    /// Everything that moved the standings behind a place in the record, in its order.
    func scoreChanges(after sequence: Int64) async throws(StoreFailure) -> [ScoreChange]

    /// Everything that moves the standings behind a place in the record: first what is there, then what comes.
    ///
    /// It ends with the store, or when whoever iterates is cancelled. It throws where the record can't be read, and may be begun
    /// again behind the last change that came.
    func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error>

    /// Records what is waiting, and lets go of file or server. Afterwards appends fail.
    func close() async
}

extension Store {
    /// Records a submission and waits for its outcome.
    public func append(_ submission: Submission) async -> SubmissionOutcome {
        await withCheckedContinuation { continuation in
            append(submission) { continuation.resume(returning: $0) }
        }
    }

    /// The standings at this moment.
    ///
    /// - Parameter isFrozen: Whether what came after the rules' freeze is left out, as the public sees it.
    /// - Returns: A board that has taken every change.
    /// - Throws: ``StoreFailure`` where the record can't be read.
    public func scoreboard(isFrozen: Bool = false) async throws(StoreFailure) -> Scoreboard {
        var board = Scoreboard(rules: try await rules(), isFrozen: isFrozen)
        for change in try await scoreChanges(after: 0) { board.apply(change) }
        return board
    }

    /// Calls a function for each entry of the record, in its order.
    ///
    /// - Parameters:
    ///   - sequence: Where to begin: behind the entry of this number.
    ///   - body: Is called for each entry.
    /// - Throws: ``StoreFailure`` where the record can't be read.
    public func forEachEntry(
        after sequence: Int64 = 0,
        _ body: (Entry) -> Void
    ) async throws(StoreFailure) {
        let page = 10_000
        var last = sequence
        while true {
            let entries = try await entries(after: last, limit: page)
            entries.forEach(body)
            guard entries.count == page, let end = entries.last else { return }
            last = end.sequence
        }
    }
}
