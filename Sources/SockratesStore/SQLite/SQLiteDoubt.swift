import GRDB

/// A group whose commit failed, and may have come about all the same: nobody is told anything before it is known.
struct SQLiteDoubt: Sendable {
    let group: SubmissionGroup
    /// What is told if it has come about.
    let outcomes: [SubmissionOutcome]
    let hasChanges: Bool
    let mark: SQLiteMark
    /// What is told if it has not.
    let failure: StoreFailure

    /// Whether a failed commit leaves nothing open.
    ///
    /// The log is synced once all of it is written, so one that could not be written is none (SQLite's documentation, "WAL-mode File
    /// Format"). Where the sync failed, or what comes behind it, the commit may be found in the log when the file is opened again.
    static func isRuledOut(by error: any Error) -> Bool {
        guard let code = (error as? DatabaseError)?.resultCode else { return false }
        return [.SQLITE_FULL, .SQLITE_READONLY, .SQLITE_BUSY].contains(code.primaryResultCode)
            || code == .SQLITE_IOERR_WRITE
    }
}

/// The first entry that a transaction adds: no other has one of this number, session and submission.
struct SQLiteMark: Sendable {
    let sequence: Int64
    let session: Int64
    let submission: Int

    /// Whether the transaction has come about, and is on disk for good.
    ///
    /// - Parameter database: The file, opened again.
    /// - Returns: Whether it has; where this returns, neither can change any more.
    /// - Throws: Where it can't be found out.
    func isSettled(in database: Database) throws -> Bool {
        // The row of an answer has the number of its verdict.
        let found = try Int.fetchOne(
            database,
            sql: "SELECT 1 FROM entry WHERE sequence BETWEEN ? AND ? + 1 AND session = ? AND submission = ?",
            arguments: [sequence, sequence, session, submission]
        )
        // What counts of the log goes into the file, which is synced, and the log is emptied: nothing else is found in it later.
        try database.checkpoint(.truncate)
        return found != nil
    }
}
