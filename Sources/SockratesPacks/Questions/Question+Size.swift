import SockratesJudge
import SockratesQuiz

extension Question {
    /// Some bytes that it takes in memory.
    var byteCount: Int {
        var count = 96 + Self.size(ask) + judge.byteCount
        for hint in hints { count += 16 + Self.size(hint) }
        guard let details else { return count }
        count += 300 + Self.size(details.explanation?.text ?? "") + (details.bytes?.count ?? 0)
        for (_, text) in details.texts { count += 32 + Self.size(text.text) }
        for credit in details.credit { count += 32 + credit.judge.byteCount }
        for feedback in details.feedback { count += 32 + feedback.judge.byteCount + Self.size(feedback.text.text) }
        return count
    }

    /// What a text takes beside its own words, which hold 15 bytes.
    private static func size(_ text: String) -> Int { text.utf8.count > 15 ? 48 + text.utf8.count : 0 }
}
