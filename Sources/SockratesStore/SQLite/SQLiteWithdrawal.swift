import Foundation
import GRDB

/// Takes back what was told as not recorded, and turned up in the file after a failure of the disk.
///
/// It is the one thing that is ever removed from a record: nobody was told that it was there.
enum SQLiteWithdrawal {
    static func withdraw(_ submission: Submission, from database: Database) throws {
        let id = Int64(bitPattern: submission.session.rawValue)
        let found = try Int64.fetchAll(
            database,
            sql: """
                SELECT sequence FROM entry
                WHERE sequence >= (SELECT first FROM session WHERE id = ?) AND session = ? AND submission = ?
                """,
            arguments: [id, id, submission.number]
        )
        guard let first = found.first, let last = found.last else { return }
        let range: StatementArguments = [first, last, id]
        try database.execute(
            sql: "DELETE FROM change WHERE sequence BETWEEN ? AND ? AND session = ?",
            arguments: range
        )
        try database.execute(
            sql: "DELETE FROM entry WHERE sequence BETWEEN ? AND ? AND session = ?",
            arguments: range
        )
        try database.execute(sql: "UPDATE session SET last = NULL WHERE id = ? AND last >= ?", arguments: [id, first])
        if let identity = submission.identity { try recount(submission.challenge, identity.team, database) }
    }

    /// Counts again what a team has at a challenge.
    private static func recount(_ challenge: String, _ team: String, _ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE score SET
                    points = coalesce((SELECT number FROM change WHERE challenge = score.challenge AND team = score.team
                        AND kind = 'points' ORDER BY sequence DESC LIMIT 1), 0),
                    solved = coalesce((SELECT kind = 'solved' FROM change WHERE challenge = score.challenge
                        AND team = score.team AND kind <> 'points' ORDER BY sequence DESC LIMIT 1), 0),
                    attempts = (SELECT count(*) FROM entry JOIN session ON session.id = entry.session
                        WHERE session.challenge = score.challenge AND (kind = 'judged' AND word <> 'prompt' OR kind = 'program started')
                        AND entry.session IN (SELECT session FROM entry AS who WHERE kind = 'identified' AND text = score.team))
                WHERE challenge = ? AND team = ?
                """,
            arguments: [challenge, team]
        )
    }
}
