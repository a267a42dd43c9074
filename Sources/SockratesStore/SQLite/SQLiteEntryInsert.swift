import GRDB

/// Adds a row for one thing that happened.
struct SQLiteEntryInsert {
    private let insert: SQLiteInsert

    init(_ database: Database) throws {
        insert = try SQLiteInsert(
            database,
            """
            INSERT INTO entry (sequence, time, session, submission, age, kind, stage, entry, question, number, word, detail, text, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
    }

    func execute(_ row: EntryRow, at place: SQLiteRowPlace) throws {
        insert.bind(place)
        insert.bind(row.kind, 6)
        insert.bind(row.stage.map(Int64.init), 7)
        insert.bind(row.entry.map(Int64.init), 8)
        insert.bind(row.question.map(Int64.init), 9)
        insert.bind(row.number, 10)
        insert.bind(row.word, 11)
        insert.bind(row.detail, 12)
        insert.bind(row.text, 13)
        insert.bind(row.bytes, 14)
        try insert.execute()
    }
}
