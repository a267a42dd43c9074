/// A response, cut into words once for all the texts it is compared with.
struct ResponseIndex {
    let wording: Wording
    let words: [Word]
    /// Of each word: the question holds it.
    private(set) var isEcho: [Bool]
    /// Of each word: the hash of its letters, of its root, and of its letters with those of the next word.
    private(set) var letters: [UInt64]
    private(set) var roots: [UInt64]
    private(set) var pairs: [UInt64]
    /// How many words count and are not the question's.
    private(set) var own = 0
    /// Whether it reads like a sentence: a finite verb, or several words of the question.
    private(set) var isSentence = false
    /// Whether its lines have numbers, stars or dashes.
    var isMarkedList: Bool { wording.listMarks >= 2 }
    /// Whether a bracket closes after the last word.
    var endsInBracket: Bool {
        wording.text[Int(words.last?.end ?? 0)...].contains { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") }
    }
    /// Whether no word begins with a capital letter.
    private(set) var isLower = false
    /// Whether it says that its player does not know: two such words, or nothing else.
    private(set) var isSurrender = false
    private(set) var keyBits: UInt64 = 0

    init(_ raw: [UInt8], question: QuestionWords) {
        wording = Wording(raw)
        words = wording.words
        let count = words.count
        isEcho = Array(repeating: false, count: count)
        letters = Array(repeating: 0, count: count)
        roots = letters
        pairs = letters
        var echoes = 0
        var verbs = 0
        var small = 0
        var surrenders = 0
        wording.text.withUnsafeBufferPointer { text in
            for (index, word) in words.enumerated() {
                keyBits |= 1 << (word.key >> 58)
                if isVerb(index) { verbs += 1 }
                if word.has(.stop) { small += 1 }
                if word.has(.surrender) { surrenders += 1 }
                let range = Int(word.start)..<Int(word.end)
                let spelled = UnsafeBufferPointer(rebasing: text[range])
                letters[index] = Lexicon.hash(spelled)
                if !word.has([.stop, .number]) { roots[index] = WordForms.root(spelled) }
                let echo =
                    question.keys.contains(word.key)
                    || QuestionWords.hasRoot(word) && question.roots.contains(roots[index])
                isEcho[index] = echo
                if word.isKey {
                    if echo { echoes += 1 } else { own += 1 }
                }
                if index + 1 < count {
                    pairs[index] = Lexicon.hash(
                        text[range],
                        text[Int(words[index + 1].start)..<Int(words[index + 1].end)]
                    )
                }
            }
        }
        isLower = !words.contains { $0.has(.capital) }
        isSurrender = surrenders >= 2
        // Of an English sentence's words nearly half carry grammar; of a list of names one in ten.
        isSentence = (small * 4 >= count && verbs > 0 && count > 3) || (echoes > 1 && echoes * 4 >= count && count > 4)
    }

    /// Whether a word is a finite verb.
    func isVerb(_ place: Int) -> Bool { wording.isVerb(place) }
}
