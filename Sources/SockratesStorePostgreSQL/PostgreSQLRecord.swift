public import SockratesStore

/// A record in a PostgreSQL database, to be read: its user needs no more than `USAGE` of the schema `sockrates` and `SELECT` on its
/// tables, and the server may be a standby.
///
/// ```swift
/// let record = try PostgreSQLRecord("postgres://viewer@db.example.org/ctf")
/// ```
public final class PostgreSQLRecord: Record {
    private let reader: PostgreSQLReader

    /// Connects to a record.
    ///
    /// - Parameter uri: The database, as a connection URI of libpq.
    /// - Throws: `StoreFailure` where the address can't be read, libpq is not there, no server answers or it lets nobody in, or the
    ///   database holds no record of this version. No password is in it.
    public convenience init(_ uri: String) throws(StoreFailure) {
        let address = try PostgreSQLAddress(uri)
        let reader = PostgreSQLReader(address)
        try reader.begin()
        self.init(reader)
    }

    /// Reads where somebody else connects.
    init(_ reader: PostgreSQLReader) { self.reader = reader }

    /// The rules in force.
    public func rules() async throws(StoreFailure) -> ContestRules {
        try await reader.read { connection throws(PostgreSQLError) in try PostgreSQLReading.rules(connection) }
    }

    /// A part of the record.
    public func entries(after sequence: Int64, limit: Int) async throws(StoreFailure) -> [Entry] {
        try await reader.read { connection throws(PostgreSQLError) in
            try PostgreSQLReading.entries(connection, after: sequence, limit: limit)
        }
    }

    /// All that is recorded of one session.
    public func entries(of session: SessionID) async throws(StoreFailure) -> [Entry] {
        try await reader.read { connection throws(PostgreSQLError) in
            try PostgreSQLReading.entries(connection, of: session)
        }
    }

    /// Everything that moved the standings.
    public func scoreChanges(after sequence: Int64) async throws(StoreFailure) -> [ScoreChange] {
        try await reader.read { connection throws(PostgreSQLError) in
            try PostgreSQLReading.changes(connection, after: sequence)
        }
    }

    /// Lets go of the server.
    public func close() async { reader.close() }
}
