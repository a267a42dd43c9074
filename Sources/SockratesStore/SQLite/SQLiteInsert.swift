import GRDB
import GRDBSQLite

/// A statement that runs for everything that happens, bound without the detour over values of GRDB: half of what recording costs would
/// be that.
struct SQLiteInsert {
    private let statement: OpaquePointer
    private let connection: OpaquePointer?

    /// The statement, compiled once for each connection.
    init(_ database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql).sqliteStatement
        connection = database.sqliteConnection
        sqlite3_reset(statement)
    }

    /// Inserts what is bound.
    func execute() throws {
        let code = sqlite3_step(statement)
        // Resetting tells the same error again; what matters is that no lock stays.
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: connection.map(sqlite3_extended_errcode) ?? code),
                message: connection.map { String(cString: sqlite3_errmsg($0)) }
            )
        }
    }

    func bind(_ value: Int64, _ place: Int32) { sqlite3_bind_int64(statement, place, value) }

    func bind(_ value: Int64?, _ place: Int32) {
        if let value { bind(value, place) } else { bindNull(place) }
    }

    func bindNull(_ place: Int32) { sqlite3_bind_null(statement, place) }

    func bind(_ value: String?, _ place: Int32) {
        guard var value else { return bindNull(place) }
        value.withUTF8 { bind($0, place, Self.copied) }
    }

    func bind(_ value: [UInt8]?, _ place: Int32) {
        guard let value else { return bindNull(place) }
        value.withUnsafeBufferPointer { bind(blob: $0, place, Self.copied) }
    }

    /// Binds a text that stays where it is until the statement has run.
    func bind(lent text: UnsafeBufferPointer<UInt8>, _ place: Int32) { bind(text, place, nil) }

    /// Binds bytes that stay where they are until the statement has run.
    func bind(lent bytes: Span<UInt8>, _ place: Int32) {
        bytes.withUnsafeBufferPointer { bind(blob: $0, place, nil) }
    }

    /// SQLite copies what it is handed.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func bind(_ text: UnsafeBufferPointer<UInt8>, _ place: Int32, _ destructor: sqlite3_destructor_type?) {
        _ = text.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text(statement, place, $0.baseAddress, Int32(clamping: $0.count), destructor)
        }
    }

    private func bind(blob: UnsafeBufferPointer<UInt8>, _ place: Int32, _ destructor: sqlite3_destructor_type?) {
        if blob.isEmpty {
            sqlite3_bind_zeroblob(statement, place, 0)
        } else {
            sqlite3_bind_blob(statement, place, blob.baseAddress, Int32(clamping: blob.count), destructor)
        }
    }
}

/// What every row of the record begins with.
struct SQLiteRowPlace {
    let sequence: Int64
    let time: Int64
    let session: Int64
    let submission: Int
    let age: Duration
}

extension SQLiteInsert {
    /// Binds the first five values.
    func bind(_ place: SQLiteRowPlace) {
        bind(place.sequence, 1)
        bind(place.time, 2)
        bind(place.session, 3)
        bind(Int64(place.submission), 4)
        bind(place.age.nanoseconds, 5)
    }
}
