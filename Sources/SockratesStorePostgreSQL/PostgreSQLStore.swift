public import Foundation
public import SockratesStore

/// The record in a PostgreSQL database that several machines share: one contest, whichever of them a player comes to.
///
/// Each machine commits its submissions in groups, one group at a time over all machines, and hears at once of what the others commit
/// (LISTEN and NOTIFY). The clock of a contest is the server's. Where connections are lost they are made again; what was under way is
/// settled before anybody is told anything.
///
/// It needs libpq 14 or newer when it is made, and nothing of PostgreSQL when it is built. Everything lies in the schema `sockrates` of
/// the database, whose encoding must be UTF-8. Three connections are held; a pooler between must not share them between transactions.
///
/// ```swift
/// let store = try PostgreSQLStore("postgres://ctf@db.example.org/ctf")
/// let outcome = await store.append(submission)     // .recorded: it is on the server's disk
/// ```
public final class PostgreSQLStore: Store {
    private let writer: PostgreSQLWriter
    private let record: PostgreSQLRecord
    private let listener: PostgreSQLListener

    /// Connects to a record, or begins one.
    ///
    /// - Parameters:
    ///   - uri: The database, as a connection URI of libpq (PostgreSQL's documentation, "Connection URIs"). What it leaves open comes
    ///     from libpq's environment (`PGPASSWORD`, …) and files (`~/.pgpass`).
    ///   - rules: The contest's rules from now on; those in the record where `nil`.
    ///   - begins: Whether a record is begun where the database holds none.
    ///   - clock: Tells what time it is; the server's clock where `nil`, so that all machines go by the same one.
    ///   - troubled: Is told when recording begins to fail, and with `nil` when it works again.
    /// - Throws: `StoreFailure` where the address can't be read, libpq is not there, no server answers or it lets nobody in, or the
    ///   record was written by a newer version. No password is in it.
    public convenience init(
        _ uri: String,
        rules: ContestRules? = nil,
        begins: Bool = true,
        clock: (@Sendable () -> Date)? = nil,
        troubled: @escaping @Sendable (StoreFailure?) -> Void = { _ in }
    ) throws(StoreFailure) {
        try self.init(uri, rules: rules, begins: begins, clock: clock, ticks: { .now }, troubled: troubled)
    }

    /// The same with a clock of one's own for the pauses between attempts to reach a server that has failed.
    init(
        _ uri: String,
        rules: ContestRules? = nil,
        begins: Bool = true,
        clock: (@Sendable () -> Date)? = nil,
        ticks: @escaping @Sendable () -> ContinuousClock.Instant,
        troubled: @escaping @Sendable (StoreFailure?) -> Void = { _ in }
    ) throws(StoreFailure) {
        let address = try PostgreSQLAddress(uri)
        writer = PostgreSQLWriter(address, clock: clock, ticks: ticks, troubled: troubled)
        record = PostgreSQLRecord(PostgreSQLReader(address))
        listener = PostgreSQLListener(address)
        try writer.begin(rules, begins: begins)
        listener.begin()
    }

    /// Records a submission together with others that come meanwhile.
    public func append(_ submission: Submission, done: @escaping @Sendable (SubmissionOutcome) -> Void) {
        writer.append(submission, done)
    }

    /// The rules in force.
    public func rules() async throws(StoreFailure) -> ContestRules {
        try await record.rules()
    }

    /// Puts other rules in force on all machines; the earlier ones stay in the record.
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

    /// Everything that moves the standings, whichever machine records it.
    public func changes(after sequence: Int64) -> AsyncThrowingStream<ScoreChange, any Error> {
        ChangeFeed(signal: listener.signal) { [self] last throws(StoreFailure) in
            // Where the store is closed there is nothing to read, and nothing more will come.
            if listener.signal.isOver { return [] }
            return try await scoreChanges(after: last)
        }.stream(after: sequence)
    }

    /// Commits what is waiting, and lets go of the server.
    public func close() async {
        await writer.close()
        listener.close()
        await record.close()
    }
}
