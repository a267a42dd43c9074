import Foundation
import GRDB
import SockratesQuiz

/// What is read from a record in SQLite.
enum SQLiteReading {
    /// The sequence number of the last score change; 0 for none.
    static func lastChange(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(sequence) FROM change")) ?? 0
    }

    static func rules(_ database: Database) throws -> ContestRules {
        var known = KnownRules()
        return try known.of(rulesJSON(database))
    }

    /// The rules in force, as they are written; `nil` where there are none.
    static func rulesJSON(_ database: Database) throws -> String? {
        let statement = try database.cachedStatement(sql: "SELECT json FROM rules ORDER BY number DESC LIMIT 1")
        return try String.fetchOne(statement)
    }

    /// Puts rules behind those that are there, unless they are the same.
    static func set(_ rules: ContestRules, _ database: Database, at time: Date) throws {
        guard try self.rules(database) != rules else { return }
        let json = String(decoding: try JSONEncoder().encode(rules), as: UTF8.self)
        try database.execute(
            sql: "INSERT INTO rules (time, json) VALUES (?, ?)",
            arguments: [time.milliseconds, json]
        )
    }

    static func entries(_ database: Database, after sequence: Int64, limit: Int) throws -> [Entry] {
        // The row of an answer begins before its number and may go on behind it.
        let found = try entries(
            database,
            "SELECT * FROM entry WHERE sequence >= ? ORDER BY sequence LIMIT ?",
            [sequence, limit < .max ? limit + 1 : limit]
        )
        return Array(found.drop { $0.sequence <= sequence }.prefix(limit))
    }

    static func entries(_ database: Database, of session: SessionID) throws -> [Entry] {
        let id = Int64(bitPattern: session.rawValue)
        let rare = "SELECT * FROM entry WHERE session = ? AND \(SQLiteSchema.isRare)"
        // The registration of teams has no end, and would be looked for in all of the record.
        if session == .registration { return try entries(database, rare + " ORDER BY sequence", [id]) }
        // What an appeal adds stands behind the end of the session.
        return try entries(
            database,
            """
            SELECT entry.* FROM session, entry
            WHERE session.id = ? AND entry.session = session.id
                AND sequence BETWEEN session.first AND coalesce(session.last, 9223372036854775807)
            UNION
            \(rare)
            ORDER BY sequence
            """,
            [id, id]
        )
    }

    static func changes(_ database: Database, after sequence: Int64) throws -> [ScoreChange] {
        let sql = "SELECT * FROM change WHERE sequence > ? ORDER BY sequence"
        return try Row.fetchAll(database, sql: sql, arguments: [sequence]).map { row in
            ScoreChange(
                sequence: row["sequence"],
                rank: row["rank"],
                time: Date(milliseconds: row["time"]),
                challenge: row["challenge"],
                team: row["team"],
                player: row["player"],
                session: SessionID(rawValue: UInt64(bitPattern: row["session"])),
                change: ScoreChange.Change(kind: row["kind"], number: row["number"])
            )
        }
    }

    private static func entries(_ database: Database, _ sql: String, _ arguments: StatementArguments) throws -> [Entry]
    {
        var entries: [Entry] = []
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            let sequence: Int64 = row[0]
            guard let happening = EntryRow(row).happening else {
                throw StoreFailure("entry \(sequence) is of a kind that this version does not know")
            }
            func entry(_ place: Int64, _ happening: Happening) -> Entry {
                Entry(
                    sequence: sequence + place,
                    time: Date(milliseconds: row[1]),
                    session: SessionID(rawValue: UInt64(bitPattern: row[2])),
                    age: .nanoseconds(row[4] as Int64),
                    happening: happening
                )
            }
            if (row[14] as Int?) == 1, case .judged(let judgement) = happening {
                entries.append(entry(-1, .took(.line(judgement.response))))
            }
            entries.append(entry(0, happening))
            if let stage: Int = row[15], let number: Int = row[16], let question: Int = row[17],
                let round: Int = row[18]
            {
                let place = QuestionPlace(stage: stage, entry: number, question: question)
                entries.append(entry(1, .asked(place, round: round, text: row[12])))
            }
        }
        return entries
    }
}

extension EntryRow {
    /// Reads the columns of a row of the table `entry`.
    fileprivate init(_ row: Row) {
        self.init(row[5] as String)
        stage = row[6]
        entry = row[7]
        question = row[8]
        number = row[9]
        word = row[10]
        detail = row[11]
        text = row[12]
        bytes = (row[13] as Data?).map { [UInt8]($0) }
    }
}
