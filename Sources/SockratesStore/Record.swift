/// What happened, to be read: entries that are never changed or removed, in the order of their sequence numbers.
///
/// Whoever only reads it needs no more rights than that: see ``SQLiteRecord``. Whoever records has a ``Store``.
///
/// ```swift
/// let record = try SQLiteRecord(path: "contest.sqlite")
/// for standing in try await record.scoreboard().standings() { print(standing.team, standing.points) }
/// ```
public protocol Record: Sendable {
    /// The contest's rules, as they are in force.
    func rules() async throws(StoreFailure) -> ContestRules

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

    /// Lets go of file or server; a store records first what is waiting, and afterwards takes no more.
    func close() async
}

extension Record {
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
