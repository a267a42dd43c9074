import Foundation
import SockratesStore

/// What is read from a record in PostgreSQL.
enum PostgreSQLReading {
    static func rules(_ connection: PostgreSQLConnection) throws(PostgreSQLError) -> ContestRules {
        let rows = try connection.run(.rules)
        return try ContestRules(json: rows.indices.isEmpty ? nil : rows.text(0, 0))
    }

    static func entries(
        _ connection: PostgreSQLConnection,
        after sequence: Int64,
        limit: Int
    ) throws(PostgreSQLError) -> [Entry] {
        try entries(try connection.run(.entries, .integer(sequence), .integer(Int64(limit))))
    }

    static func entries(_ connection: PostgreSQLConnection, of session: SessionID) throws(PostgreSQLError) -> [Entry] {
        try entries(try connection.run(.entriesOfSession, .integer(Int64(bitPattern: session.rawValue))))
    }

    static func changes(_ connection: PostgreSQLConnection, after sequence: Int64) throws(PostgreSQLError)
        -> [ScoreChange]
    {
        let rows = try connection.run(.changes, .integer(sequence))
        return rows.indices.map { row in
            ScoreChange(
                sequence: rows.integer(row, 0) ?? 0,
                rank: rows.integer(row, 1),
                time: Date(milliseconds: rows.integer(row, 2) ?? 0),
                challenge: rows.text(row, 4) ?? "",
                team: rows.text(row, 5) ?? "",
                player: rows.text(row, 6) ?? "",
                session: SessionID(rawValue: UInt64(bitPattern: rows.integer(row, 3) ?? 0)),
                change: ScoreChange.Change(kind: rows.text(row, 7) ?? "", number: Int(rows.integer(row, 8) ?? 0))
            )
        }
    }

    private static func entries(_ rows: PostgreSQLRows) throws(PostgreSQLError) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(rows.indices.count)
        for row in rows.indices {
            let sequence = rows.integer(row, 0) ?? 0
            guard let happening = EntryRow(rows, row).happening else {
                throw PostgreSQLError("entry \(sequence) is of a kind that this version does not know")
            }
            entries.append(
                Entry(
                    sequence: sequence,
                    time: Date(milliseconds: rows.integer(row, 1) ?? 0),
                    session: SessionID(rawValue: UInt64(bitPattern: rows.integer(row, 2) ?? 0)),
                    age: .nanoseconds(rows.integer(row, 3) ?? 0),
                    happening: happening
                )
            )
        }
        return entries
    }
}

extension EntryRow {
    fileprivate init(_ rows: PostgreSQLRows, _ row: Int) {
        self.init(kind: rows.text(row, 4) ?? "")
        stage = rows.integer(row, 5).map { Int($0) }
        entry = rows.integer(row, 6).map { Int($0) }
        question = rows.integer(row, 7).map { Int($0) }
        number = rows.integer(row, 8)
        word = rows.text(row, 9)
        detail = rows.text(row, 10)
        text = rows.text(row, 11)
        bytes = rows.blob(row, 12)
    }
}

extension ContestRules {
    /// Reads rules as the table has them; those of a contest without any where there are none.
    init(json: String?) throws(PostgreSQLError) {
        guard let json else {
            self.init()
            return
        }
        do {
            self = try JSONDecoder().decode(ContestRules.self, from: Data(json.utf8))
        } catch {
            throw PostgreSQLError("the contest's rules in it can't be read: \(error)")
        }
    }
}
