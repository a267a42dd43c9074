/// Text cut into words that can be compared.
struct Wording: Sendable {
    /// The folded text in lower case.
    private(set) var text: [UInt8] = []
    private(set) var words: [Word] = []
    /// How many items of a list with numbers, stars or dashes there are.
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
        settleMonths()
        NumberWords.merge(&words, text)
        NumberWords.mergeMinus(&words, text)
        Phrases.merge(&words)
    }

    /// A small word that may be a month, `May`, is one beside a number.
    private mutating func settleMonths() {
        for place in words.indices where words[place].has(.month) && words[place].has(.stop) {
            let isBesideNumber = [place - 1, place + 1].contains {
                words.indices.contains($0) && words[$0].has(.number)
            }
            if words[place].has(.capital), isBesideNumber || words.count == 1 {
                words[place].traits.remove(.stop)
            } else {
                words[place].traits.remove(.month)
            }
        }
    }

    /// The letters of a word.
    func letters(_ word: Word) -> ArraySlice<UInt8> { text[Int(word.start)..<Int(word.end)] }

    /// Whether a word is a finite verb: one that carries grammar, a past tense in small letters, or an `-s` with an article after it
    /// (`extinguishes a fire`).
    func isVerb(_ place: Int) -> Bool {
        let word = words[place]
        if word.has(.verb) { return word.has(.stop) || !word.has(.capital) }
        guard word.end - word.start >= 4, !word.has([.capital, .stop]) else { return false }
        let spelled = letters(word)
        if spelled.count >= 5, spelled.suffix(2).elementsEqual("ed".utf8) { return true }
        guard spelled.last == UInt8(ascii: "s"), place + 1 < words.count, words[place + 1].gap.isEmpty else {
            return false
        }
        let next = letters(words[place + 1])
        return ["a", "an", "the"].contains { next.elementsEqual($0.utf8) }
    }
}
