/// Text cut into words that can be compared.
struct Wording: Sendable {
    /// The folded text in lower case.
    private(set) var text: [UInt8] = []
    private(set) var words: [Word] = []
    /// How many items of a numbered list there are.
    private(set) var listMarks = 0

    /// Cuts raw bytes in time linear in their number.
    init(_ raw: [UInt8]) {
        if raw.contains(where: { $0 >= 0x80 }) {
            text.reserveCapacity(raw.count + 16)
            Folding.shared.fold(raw, into: &text)
        } else {
            text = raw
        }
        words.reserveCapacity(text.count / 5 + 2)
        var cutter = WordCutter(text)
        cutter.cut(into: &words)
        text = cutter.text
        listMarks = cutter.listMarks
        NumberWords.merge(&words, text)
        Phrases.merge(&words)
    }

    /// The letters of a word.
    func letters(_ word: Word) -> ArraySlice<UInt8> { text[Int(word.start)..<Int(word.end)] }

    /// Whether a word is a finite verb: one that carries grammar, or a past tense in small letters.
    func isVerb(_ word: Word) -> Bool {
        if word.has(.verb) { return true }
        guard word.end - word.start >= 5, !word.has(.capital) else { return false }
        return letters(word).suffix(2).elementsEqual("ed".utf8)
    }
}
