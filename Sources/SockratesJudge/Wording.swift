/// Text cut into words that can be compared.
struct Wording: Sendable {
    /// The folded text in lower case.
    private(set) var text: [UInt8] = []
    private(set) var words: [Word] = []

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
        NumberWords.merge(&words, text)
    }

    /// The letters of a word.
    func letters(_ word: Word) -> ArraySlice<UInt8> { text[Int(word.start)..<Int(word.end)] }
}
