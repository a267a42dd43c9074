import Foundation
import SockratesStore

/// Entries as columns, which go to the server in one statement however many they are.
struct PostgreSQLEntryColumns {
    private var sequences: [Int64?] = []
    private var sessions: [Int64?] = []
    private var submissions: [Int64?] = []
    private var ages: [Int64?] = []
    private var kinds: [String?] = []
    private var stages: [Int64?] = []
    private var entries: [Int64?] = []
    private var questions: [Int64?] = []
    private var numbers: [Int64?] = []
    private var words: [String?] = []
    private var details: [String?] = []
    private var texts: [String?] = []
    private var blobs: [[UInt8]?] = []

    var isEmpty: Bool { sequences.isEmpty }

    /// The first of them.
    var mark: PostgreSQLMark? {
        guard let sequence = sequences.first ?? nil, let session = sessions.first ?? nil,
            let submission = submissions.first ?? nil
        else { return nil }
        return PostgreSQLMark(sequence: sequence, session: session, submission: submission)
    }

    /// The columns, in the order of the statement.
    var values: [PostgreSQLValue] {
        [
            .integers(sequences), .integers(sessions), .integers(submissions), .integers(ages), .texts(kinds),
            .integers(stages), .integers(entries), .integers(questions), .integers(numbers), .texts(words),
            .texts(details),
            .texts(texts), .blobs(blobs),
        ]
    }

    mutating func append(_ row: EntryRow, sequence: Int64, _ submission: Submission, age: Duration) {
        sequences.append(sequence)
        sessions.append(Int64(bitPattern: submission.session.rawValue))
        submissions.append(Int64(submission.number))
        ages.append(age.nanoseconds)
        kinds.append(row.kind)
        stages.append(row.stage.map { Int64($0) })
        entries.append(row.entry.map { Int64($0) })
        questions.append(row.question.map { Int64($0) })
        numbers.append(row.number)
        words.append(row.word)
        details.append(row.detail)
        texts.append(row.text)
        blobs.append(row.bytes)
    }
}

/// An entry that a transaction adds and no other can: by it is known whether a commit came about whose answer was lost.
struct PostgreSQLMark: Sendable {
    let sequence: Int64
    let session: Int64
    let submission: Int64
}
