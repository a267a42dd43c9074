import GRDB
import SockratesJudge
import SockratesQuiz

/// Adds one row for the three things that a trip of a game brings.
///
/// Three rows cost SQLite three times as much, and recording a trip would cost as much again as playing it.
struct SQLiteAnswerInsert {
    private let insert: SQLiteInsert

    init(_ database: Database) throws {
        insert = try SQLiteInsert(
            database,
            """
            INSERT INTO entry (
                sequence, time, session, submission, age, stage, entry, question, number, word, detail, bytes, text,
                next_stage, next_entry, next_question, next_round, kind, typed
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'judged', 1)
            """
        )
    }

    /// Adds the row of an answer that begins at a place, which is that of the line; the row has the number of the verdict.
    func execute(_ answer: Answer, at place: SQLiteRowPlace) throws {
        let judgement = answer.judgement
        insert.bind(place)
        insert.bind(place.sequence + 1, 1)
        insert.bind(Int64(judgement.place.stage), 6)
        insert.bind(Int64(judgement.place.entry), 7)
        insert.bind(Int64(judgement.place.question), 8)
        insert.bind(Int64(judgement.attempt), 9)
        if let next = answer.next {
            insert.bind(Int64(next.place.stage), 14)
            insert.bind(Int64(next.place.entry), 15)
            insert.bind(Int64(next.place.question), 16)
            insert.bind(Int64(next.round), 17)
        } else {
            for column in Int32(14)...17 { insert.bindNull(column) }
        }
        var word = judgement.outcome.rawValue
        var detail = EntryRow.detail(judgement.tier, judgement.reason)
        let text = answer.next?.text
        var lent = text ?? ""
        // What was lent is gone then.
        defer { for column in Int32(10)...13 { insert.bindNull(column) } }
        try word.withUTF8 { word in
            insert.bind(lent: word, 10)
            try detail.withUTF8 { detail in
                insert.bind(lent: detail, 11)
                try lent.withUTF8 { lent in
                    insert.bind(lent: judgement.response.span, 12)
                    if text == nil { insert.bindNull(13) } else { insert.bind(lent: lent, 13) }
                    try insert.execute()
                }
            }
        }
    }
}
