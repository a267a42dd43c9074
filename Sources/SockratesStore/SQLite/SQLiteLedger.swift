import Foundation
import GRDB

/// A ledger in a transaction of SQLite.
struct SQLiteLedger: Ledger {
    let database: Database
    /// Whether a score change was added.
    private(set) var hasChanges = false
    /// By what it is told whether the commit came about; `nil` where no entry was added.
    private(set) var mark: SQLiteMark?
    private var last: Int64
    private var rows: SQLiteRows

    /// Begins; the transaction must hold the write lock already.
    ///
    /// - Parameters:
    ///   - database: The database.
    ///   - rows: Room for what is added; no rows yet.
    /// - Throws: `DatabaseError` where the database can't be read.
    init(_ database: Database, _ rows: consuming SQLiteRows = SQLiteRows()) throws {
        self.database = database
        let end = "SELECT sequence + (next_stage IS NOT NULL) FROM entry ORDER BY sequence DESC LIMIT 1"
        last = try Int64.fetchOne(database.cachedStatement(sql: end)) ?? 0
        self.rows = rows
    }

    /// Writes what has been added, before the transaction ends.
    ///
    /// - Returns: The room for rows, empty again.
    /// - Throws: `DatabaseError` where they can't be written.
    consuming func finish() throws -> SQLiteRows {
        try rows.insert(into: database)
        return rows
    }

    // MARK: The record

    mutating func receipt(of session: SessionID, number: Int) throws -> Receipt? {
        try rows.insert(into: database)
        let id = Int64(bitPattern: session.rawValue)
        let found = try Row.fetchOne(
            database,
            sql: """
                SELECT max(sequence + (next_stage IS NOT NULL)) AS sequence, max(time) AS time FROM entry
                WHERE sequence >= (SELECT first FROM session WHERE id = ?) AND session = ? AND submission = ?
                """,
            arguments: [id, id, number]
        )
        guard let found, let sequence = found["sequence"] as Int64? else { return nil }
        let solve = try Int.fetchOne(
            database,
            sql: "SELECT number FROM change WHERE session = ? AND kind = 'solved' AND sequence <= ?",
            arguments: [id, sequence]
        )
        return Receipt(sequence: sequence, time: Date(milliseconds: found["time"]), solve: solve)
    }

    mutating func add(_ submission: Submission, at time: Date) throws -> Int64 {
        let first = last + 1
        let id = Int64(bitPattern: submission.session.rawValue)
        if mark == nil { mark = SQLiteMark(sequence: first, session: id, submission: submission.number) }
        if submission.number == 0 {
            try database.cachedStatement(sql: "INSERT OR IGNORE INTO session (id, challenge, first) VALUES (?, ?, ?)")
                .execute(arguments: [id, submission.challenge, first])
        }
        let milliseconds = time.milliseconds
        var index = 0
        while index < submission.items.count {
            let place = SQLiteRowPlace(
                sequence: last + 1,
                time: milliseconds,
                session: id,
                submission: submission.number,
                age: submission.items[index].age
            )
            if let next = Answer(submission.items, at: index) {
                rows.add(next, at: place)
                last += Int64(next.count)
                index += next.count
                continue
            }
            let happening = submission.items[index].happening
            rows.add(EntryRow(happening), at: place)
            last += 1
            index += 1
            if case .ended = happening {
                try database.cachedStatement(sql: "UPDATE session SET last = ? WHERE id = ?")
                    .execute(arguments: [last, id])
            }
        }
        return first
    }

    mutating func add(_ change: ScoreChange) throws {
        hasChanges = true
        let (kind, number) = change.change.columns
        try database.cachedStatement(sql: "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
            change.sequence, change.rank, change.time.milliseconds, Int64(bitPattern: change.session.rawValue),
            change.challenge, change.team, change.player, kind, number,
        ])
        switch change.change {
        case .points(let points): try setScore("points", points, change.team, change.challenge)
        case .solved: try setScore("solved", 1, change.team, change.challenge)
        case .unsolved: try setScore("solved", 0, change.team, change.challenge)
        }
    }

    // MARK: What is decided by

    func attempts(of team: String, at challenge: String) throws -> Int {
        try score("attempts", team, challenge)
    }

    mutating func addAttempts(_ count: Int, of team: String, at challenge: String) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO score (challenge, team, attempts) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET attempts = attempts + excluded.attempts
                """
        ).execute(arguments: [challenge, team, count])
    }

    func solves(of challenge: String) throws -> Int {
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM score WHERE challenge = ? AND solved = 1"
        )
        return try Int.fetchOne(statement, arguments: [challenge]) ?? 0
    }

    func hasSolved(_ challenge: String, team: String) throws -> Bool { try score("solved", team, challenge) == 1 }

    func points(of team: String, at challenge: String) throws -> Int { try score("points", team, challenge) }

    func name(under skeleton: String) throws -> NameClaim? {
        let statement = try database.cachedStatement(sql: "SELECT name, proof FROM name WHERE skeleton = ?")
        guard let row = try Row.fetchOne(statement, arguments: [skeleton]) else { return nil }
        return NameClaim(name: row[0], proof: Identity.Proof(rawValue: row[1]) ?? .name)
    }

    mutating func claim(_ name: NameClaim, under skeleton: String) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO name VALUES (?, ?, ?)")
            .execute(arguments: [skeleton, name.name, name.proof.rawValue])
    }

    private func score(_ column: String, _ team: String, _ challenge: String) throws -> Int {
        let statement = try database.cachedStatement(
            sql: "SELECT \(column) FROM score WHERE challenge = ? AND team = ?"
        )
        return try Int.fetchOne(statement, arguments: [challenge, team]) ?? 0
    }

    private func setScore(_ column: String, _ value: Int, _ team: String, _ challenge: String) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO score (challenge, team, \(column)) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET \(column) = excluded.\(column)
                """
        ).execute(arguments: [challenge, team, value])
    }
}
