/// The root that a word shares with the words made from it: `Zoroastrian` and `Zoroastrianism`, `Colombia` and `Colombian`.
enum WordForms {
    private static let endings: [StaticString] = [
        "isation", "ization", "ational", "ically", "ation", "ities", "ition", "ising", "izing", "ions", "isms", "ists",
        "ians", "ical", "ness",
        "ment", "able", "ible", "ance", "ence", "ants", "ents", "ism", "ist", "ian", "ion", "ity", "ive", "ing", "ors",
        "ers", "ous", "ial",
        "ant", "ent", "ese", "ish", "ise", "ize", "ate", "ics", "ies", "ic", "al", "an", "ar", "or", "er", "ed", "es",
        "ia", "um", "on", "us",
        "ure", "is", "ly", "a", "e", "y", "s", "i",
    ]

    /// The root's hash; at least four letters of a word stay.
    static func root(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var length = word.count
        for _ in 0..<2 {
            for ending in endings {
                let count = ending.utf8CodeUnitCount
                guard length - count >= 5 else { continue }
                let matches = ending.withUTF8Buffer { bytes in
                    (0..<count).allSatisfy { word[length - count + $0] == bytes[$0] }
                }
                if matches {
                    length -= count
                    break
                }
            }
        }
        return Lexicon.hash(word, length, "")
    }
}
