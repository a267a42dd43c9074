import CRowTable
import GRDB
import GRDBSQLite
import SockratesJudge
import SockratesQuiz

/// Rows of the table `entry` that wait to be added, all by one statement.
///
/// A statement for each row would cost as much again as the rows, and values of GRDB as much once more.
struct SQLiteRows {
    private var cells: [row_table_cell] = []
    private var bytes: [UInt8] = []
    private(set) var count: Int64 = 0

    /// Between transactions, room for no more rows than this is kept.
    private static let kept = 1024

    /// Lets statements of a connection read such rows.
    static func prepare(_ database: Database) throws {
        guard let connection = database.sqliteConnection else { return }
        let code = row_table_register(connection)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// Adds the row of something that happened.
    mutating func add(_ row: EntryRow, at place: SQLiteRowPlace) {
        begin(place)
        add(text: row.kind)
        add(row.stage)
        add(row.entry)
        add(row.question)
        if let number = row.number { add(number) } else { addNull() }
        add(text: row.word)
        add(text: row.detail)
        add(text: row.text)
        if let bytes = row.bytes { add(bytes: bytes) } else { addNull() }
        for _ in 0..<5 { addNull() }
        count += 1
    }

    /// Adds the row for the things that a trip of a game brings, which begin at a place; the row has the number of the verdict.
    mutating func add(_ answer: Answer, at place: SQLiteRowPlace) {
        let judgement = answer.judgement
        begin(place.next)
        add(text: "judged")
        add(Int64(judgement.place.stage))
        add(Int64(judgement.place.entry))
        add(Int64(judgement.place.question))
        add(Int64(judgement.attempt))
        add(text: judgement.outcome.rawValue)
        let start = bytes.count
        append(judgement.tier.rawValue)
        bytes.append(UInt8(ascii: " "))
        append(judgement.reason.rawValue)
        addCell(ROW_TABLE_TEXT, from: start)
        add(text: answer.next?.text)
        add(bytes: judgement.response)
        add(1)
        add(answer.next?.place.stage)
        add(answer.next?.place.entry)
        add(answer.next?.place.question)
        add(answer.next?.round)
        count += 1
    }

    /// Inserts the rows, and forgets them.
    mutating func insert(into database: Database) throws {
        guard count > 0 else { return }
        let statement = try database.cachedStatement(sql: Self.insertion).sqliteStatement
        sqlite3_reset(statement)
        let code = cells.withUnsafeBufferPointer { cells in
            bytes.withUnsafeBufferPointer { bytes in
                var rows = row_table(cells: cells.baseAddress, bytes: bytes.baseAddress, count: count)
                return withUnsafePointer(to: &rows) { rows in
                    row_table_bind(statement, rows)
                    let code = sqlite3_step(statement)
                    // What was lent is gone then. Resetting tells the same error again; what matters is that no lock stays.
                    sqlite3_reset(statement)
                    sqlite3_clear_bindings(statement)
                    return code
                }
            }
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: database.sqliteConnection.map(sqlite3_extended_errcode) ?? code),
                message: database.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
            )
        }
        let isKept = count <= Self.kept
        cells.removeAll(keepingCapacity: isKept)
        bytes.removeAll(keepingCapacity: isKept)
        count = 0
    }

    private static let insertion = """
        INSERT INTO entry (
            sequence, time, session, submission, age, kind, stage, entry, question, number, word, detail, text, bytes,
            typed, next_stage, next_entry, next_question, next_round
        ) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18 FROM row_table(?)
        """

    // MARK: Cells

    private mutating func begin(_ place: SQLiteRowPlace) {
        add(place.sequence)
        add(place.time)
        add(place.session)
        add(Int64(place.submission))
        add(place.age.nanoseconds)
    }

    private mutating func add(_ number: Int?) { if let number { add(Int64(number)) } else { addNull() } }

    private mutating func add(_ number: Int64) {
        cells.append(row_table_cell(number: number, count: 0, kind: ROW_TABLE_INTEGER.rawValue))
    }

    private mutating func addNull() {
        cells.append(row_table_cell(number: 0, count: 0, kind: ROW_TABLE_NULL.rawValue))
    }

    private mutating func add(text: String?) {
        guard let text else { return addNull() }
        let start = bytes.count
        append(text)
        addCell(ROW_TABLE_TEXT, from: start)
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func add(bytes more: [UInt8]) {
        let start = bytes.count
        bytes.append(contentsOf: more)
        addCell(ROW_TABLE_BYTES, from: start)
    }

    /// What has been appended to the bytes since a place.
    private mutating func addCell(_ kind: row_table_kind, from start: Int) {
        let count = UInt32(clamping: bytes.count - start)
        cells.append(row_table_cell(number: Int64(start), count: count, kind: kind.rawValue))
    }
}

/// What every row of the record begins with.
struct SQLiteRowPlace {
    let sequence: Int64
    let time: Int64
    let session: Int64
    let submission: Int
    let age: Duration

    /// The place behind it in the same submission.
    var next: SQLiteRowPlace {
        SQLiteRowPlace(sequence: sequence + 1, time: time, session: session, submission: submission, age: age)
    }
}
