/// Names of several words that mean the same as one word: `United States of America` and `USA`.
enum Phrases {
    /// Makes one word of each phrase.
    static func merge(_ words: inout [Word]) {
        guard words.contains(where: { $0.key == united || $0.key == great }) else { return }
        var index = 0
        while index + 1 < words.count {
            let pair = (words[index].key, words[index + 1].key)
            if pair == (united, states) {
                let isLong = index + 3 < words.count && words[index + 2].has(.link) && words[index + 3].key == america
                join(&words, index, isLong ? 4 : 2, america)
            } else if pair == (united, kingdom) || pair == (great, britain) {
                join(&words, index, 2, britain)
            }
            index += 1
        }
    }

    private static func join(_ words: inout [Word], _ start: Int, _ count: Int, _ key: UInt64) {
        words[start].key = key
        words[start].end = words[start + count - 1].end
        words[start].traits = [.capital]
        words.removeSubrange((start + 1)..<(start + count))
    }

    private static let united = key("united")
    private static let states = key("states")
    private static let kingdom = key("kingdom")
    private static let great = key("great")
    private static let america = key("america")
    private static let britain = key("britain")

    private static func key(_ word: String) -> UInt64 {
        Array(word.utf8).withUnsafeBufferPointer { letters in
            Lexicon.shared.entry(Lexicon.hash(letters))?.key ?? Stem.key(letters)
        }
    }
}
