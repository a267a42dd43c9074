/// What a question's words tell about its responses.
struct QuestionWords: Sendable {
    /// The words that count, each by its key.
    let keys: [UInt64]
    /// The roots of those that are neither numbers nor short.
    let roots: [UInt64]
    /// Whether it wants several things named: `African countries that begin with A`, `what are the five prayers`.
    let asksForSeveral: Bool

    init(_ question: String?) {
        guard let question else {
            keys = []
            roots = []
            asksForSeveral = false
            return
        }
        let wording = Wording(Array(question.utf8))
        keys = wording.words.filter(\.isKey).map(\.key)
        roots = wording.words.filter { $0.isKey && QuestionWords.hasRoot($0) }.map { word in
            wording.letters(word).withUnsafeBufferPointer { WordForms.root($0) }
        }
        asksForSeveral = QuestionWords.asksForSeveral(wording)
    }

    /// Whether a word is long enough to be told by its root.
    static func hasRoot(_ word: Word) -> Bool { !word.has(.number) && word.end - word.start >= 6 }

    /// Looks for a plural near the start: a verb (`who are`), a noun (`which countries`), or a number of things (`three candidates`).
    private static func asksForSeveral(_ wording: Wording) -> Bool {
        let start = wording.words.prefix(6)
        func spells(_ word: Word, _ list: [StaticString]) -> Bool {
            list.contains { $0.withUTF8Buffer { wording.letters(word).elementsEqual($0) } }
        }
        guard let first = start.first else { return false }
        if spells(first, ["who", "whose", "when", "where", "how", "why"]) {
            return start.count > 1 && spells(start[1], ["are", "were"])
        }
        for word in start {
            if spells(word, ["are", "were", "list", "name", "cast"]) { return true }
            if word.has(.number), !word.has(.ordinal), 2...20 ~= word.value { return true }
            let letters = wording.letters(word)
            if word.isKey, letters.count > 3, letters.last == UInt8(ascii: "s"),
                !["ss", "us", "is"].contains(where: { letters.suffix(2).elementsEqual($0.utf8) })
            {
                return true
            }
            if spells(word, ["of", "that", "to", "in", "is", "was", "does", "did"]) { return false }
        }
        return false
    }
}
