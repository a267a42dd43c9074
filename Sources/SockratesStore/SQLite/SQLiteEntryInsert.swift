import Foundation
import GRDB
import GRDBSQLite

/// The one statement that runs for everything that happens, bound without the detour over values of GRDB: half of what recording
/// costs would be that.
struct SQLiteEntryInsert {
    private let statement: OpaquePointer
    private let connection: OpaquePointer?

    /// The statement, compiled once for each connection.
    init(_ database: Database) throws {
        let sql = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        statement = try database.cachedStatement(sql: sql).sqliteStatement
        connection = database.sqliteConnection
    }

    /// Inserts a row.
    func execute(
        _ row: EntryRow,
        sequence: Int64,
        time: Date,
        session: Int64,
        _ submission: Int,
        age: Duration
    ) throws {
        sqlite3_reset(statement)
        sqlite3_bind_int64(statement, 1, sequence)
        sqlite3_bind_int64(statement, 2, time.milliseconds)
        sqlite3_bind_int64(statement, 3, session)
        sqlite3_bind_int64(statement, 4, Int64(submission))
        sqlite3_bind_int64(statement, 5, age.nanoseconds)
        bind(row.kind, 6)
        bind(row.stage.map(Int64.init), 7)
        bind(row.entry.map(Int64.init), 8)
        bind(row.question.map(Int64.init), 9)
        bind(row.number, 10)
        bind(row.word, 11)
        bind(row.detail, 12)
        bind(row.text, 13)
        bind(row.bytes, 14)
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

    /// SQLite copies what it is handed.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func bind(_ value: Int64?, _ place: Int32) {
        if let value { sqlite3_bind_int64(statement, place, value) } else { sqlite3_bind_null(statement, place) }
    }

    private func bind(_ value: String?, _ place: Int32) {
        guard var value else {
            sqlite3_bind_null(statement, place)
            return
        }
        value.withUTF8 { text in
            _ = text.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, place, $0.baseAddress, Int32(clamping: $0.count), Self.copied)
            }
        }
    }

    private func bind(_ value: [UInt8]?, _ place: Int32) {
        guard let value else {
            sqlite3_bind_null(statement, place)
            return
        }
        if value.isEmpty {
            sqlite3_bind_zeroblob(statement, place, 0)
        } else {
            sqlite3_bind_blob(statement, place, value, Int32(clamping: value.count), Self.copied)
        }
    }
}
