/// Finds the only number in a response that says more: `about 42`, `42 countries`, `in 1912`.
struct NumberInWords {
    /// The number, as it is written in the response.
    let text: [UInt8]

    /// - Parameters:
    ///   - response: The response.
    ///   - read: Reads a number that is the whole of what it is given.
    init?(_ response: ArraySlice<UInt8>, read: (ArraySlice<UInt8>) -> Double?) {
        guard response.count <= 256 else { return nil }
        let words = response.split { ASCII.isBlank($0) || "=~:;()[]\"".utf8.contains($0) }.map(NumberInWords.trimmed)
        var runs: [[ArraySlice<UInt8>]] = []
        var isInside = false
        for word in words where !word.isEmpty {
            let isNumber = NumberInWords.isPart(word, read)
            // What has a digit and is no number may be anything; and who says what it is not has not said what it is.
            if !isNumber, word.contains(where: ASCII.isDigit) || NumberInWords.denies(word) { return nil }
            if isNumber {
                if isInside { runs[runs.count - 1].append(word) } else { runs.append([word]) }
            }
            isInside = isNumber
        }
        guard runs.count == 1, let run = runs.first else { return nil }
        text = Array(run.joined(separator: [ASCII.space]))
    }

    /// A text from its first number on, without what ends a sentence; nil where what stands before it says what it is not.
    static func beginning(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard text.count <= 256 else { return nil }
        var text = text
        while let last = text.last, ".!?".utf8.contains(last) { text.removeLast() }
        for word in text.split(whereSeparator: { ASCII.isBlank($0) || "=~:".utf8.contains($0) }) {
            if denies(word) { return nil }
            let isNumber = word.contains(where: ASCII.isDigit) || isPart(word) { _ in nil }
            if isNumber { return text[word.startIndex...] }
        }
        return nil
    }

    private static func isPart(_ word: ArraySlice<UInt8>, _ read: (ArraySlice<UInt8>) -> Double?) -> Bool {
        let small = word.map(ASCII.lower)
        if ["-", "minus", "negative"].contains(where: { small.elementsEqual($0.utf8) }) { return true }
        if ["once", "twice", "second", "seconds", "quarter", "quarters", "a", "an"].contains(where: {
            small.elementsEqual($0.utf8)
        }) {
            return false
        }
        if read(word) != nil { return true }
        return small.withUnsafeBufferPointer { Lexicon.shared.entry(Lexicon.hash($0))?.traits.contains(.spelled) }
            == true
    }

    private static func denies(_ word: ArraySlice<UInt8>) -> Bool {
        let small = word.map(ASCII.lower).filter { $0 != UInt8(ascii: "'") }
        return small.withUnsafeBufferPointer {
            Lexicon.shared.entry(Lexicon.hash($0))?.traits.isDisjoint(with: [.negation, .alternative])
        } == false
    }

    /// Without the commas and points around it, and the sign that says that it is about so much.
    private static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var word = word
        while let last = word.last, ",.!?'".utf8.contains(last) { word.removeLast() }
        if word.starts(with: "≈".utf8) { word = word.dropFirst("≈".utf8.count) }
        while let first = word.first, ",'".utf8.contains(first) { word.removeFirst() }
        return word
    }
}
