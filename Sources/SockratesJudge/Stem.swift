/// A light stemmer: plurals and the commonest endings of English, so that words which differ only in them are the same.
///
/// It takes one ending off, then one plural; what is left need not be a word. British spellings become American ones.
/// Words that it gets wrong stand in the lexicon.
enum Stem {
    /// The key of a word's stem.
    static func key(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var length = word.count
        var tail: StaticString = ""
        func ends(_ ending: StaticString, _ least: Int) -> Bool {
            let count = ending.utf8CodeUnitCount
            guard length >= count + least else { return false }
            return ending.withUTF8Buffer { ending in
                for index in 0..<count where word[length - count + index] != ending[index] { return false }
                return true
            }
        }
        guard length > 3 else { return Lexicon.hash(word) }
        // Plurals.
        if word[length - 1] == UInt8(ascii: "s") {
            if ends("ies", 2) {
                length -= 3
                tail = "y"
            } else if ends("sses", 1) || ends("ches", 2) || ends("shes", 2) || ends("xes", 2) || ends("zes", 2) {
                length -= 2
            } else if !ends("ss", 1), !ends("us", 1), !ends("is", 1) {
                length -= 1
            }
        }
        if tail.utf8CodeUnitCount == 0 {
            if ends("ing", 4) || ends("ers", 4) {
                length -= 3
                if length > 2, word[length - 1] == word[length - 2] { length -= 1 }
            } else if ends("ed", 4) || ends("er", 4) {
                length -= 2
                if length > 2, word[length - 1] == word[length - 2] { length -= 1 }
            } else if ends("ly", 4) {
                length -= 2
            }
            if length > 4, word[length - 1] == UInt8(ascii: "e") { length -= 1 }
            if length > 4, word[length - 1] == UInt8(ascii: "y") {
                length -= 1
                tail = "y"
            }
        }
        return Lexicon.hash(word, length, tail)
    }
}
