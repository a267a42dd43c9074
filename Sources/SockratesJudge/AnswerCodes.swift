/// The codes in an answer, each of which a response must hold whole: `C6H12O6`, `AES-128`, `3/4`, `10:05`, `10.0.0.1/24`.
enum AnswerCodes {
    /// The codes of a text, squeezed as in a ``SqueezedText``.
    static func codes(in raw: [UInt8]) -> [[UInt8]] {
        guard raw.contains(where: { ASCII.isDigit($0) || $0 >= 0x80 }) else { return [] }
        var text: [UInt8] = []
        Folding.shared.fold(raw, into: &text)
        return text.split { !(ASCII.isLetter($0) || ASCII.isDigit($0) || "-/:.".utf8.contains($0)) }
            .compactMap { word in
                let word = word.drop { ".-/:".utf8.contains($0) }.map(ASCII.lower)
                guard let end = word.lastIndex(where: { !".-/:".utf8.contains($0) }) else { return nil }
                return isCode(word[...end]) ? SqueezedText(Array(word[...end])).text : nil
            }
    }

    private static func isCode(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 64, word.contains(where: ASCII.isDigit) else { return false }
        if !word.contains(where: ASCII.isLetter) { return isJoined(word) }
        let parts = word.split(separator: UInt8(ascii: "-"))
        // `AES-128` and `carbon-14`; not `pre-1945`, nor `16-bit`.
        if parts.count == 2, parts[0].allSatisfy(ASCII.isLetter), parts[1].allSatisfy(ASCII.isDigit) {
            return parts[1].count < 4 || !(1000...2100).contains(Int(String(decoding: parts[1], as: UTF8.self)) ?? 0)
        }
        return parts.contains { isMixed($0) }
    }

    /// Letters and digits in one word, and more than a number with its ending or unit: `C6H12O6`, not `42nd` and `50m`.
    private static func isMixed(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.contains(where: ASCII.isDigit), word.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) }) else {
            return false
        }
        return word.contains(where: ASCII.isLetter) && !word.drop(while: ASCII.isDigit).allSatisfy(ASCII.isLetter)
    }

    /// `3/4`, `10:05` and an address with its mask; no date, no span of years, nor a ratio of more than two.
    private static func isJoined(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
        guard parts.count == 2, !word.contains(UInt8(ascii: "-")), !parts.contains(where: \.isEmpty) else {
            return false
        }
        return parts[0].count < 4 || parts[0].contains(UInt8(ascii: "."))
    }
}

/// A text's letters and digits, without what stands between them but slashes and colons between digits.
struct SqueezedText {
    private(set) var text: [UInt8] = []
    /// Of each byte: whether a run of letters and digits begins with it.
    private var isStart: [Bool] = []

    init(_ raw: [UInt8]) {
        var folded: [UInt8] = []
        Folding.shared.fold(raw, into: &folded)
        var isInside = false
        for (index, byte) in folded.enumerated() {
            let isSolid = ASCII.isSolid(byte)
            if isSolid || SqueezedText.isJoint(index, folded) {
                text.append(ASCII.lower(byte))
                isStart.append(isSolid && !isInside)
            }
            isInside = isSolid
        }
    }

    /// Whether it holds a code from the start of a word on, with no more digits behind it.
    func holds(_ code: [UInt8]) -> Bool {
        guard let first = code.first, let last = code.last, code.count <= text.count else { return false }
        return (0...(text.count - code.count)).contains { start in
            guard text[start] == first, isStart[start], text[start..<start + code.count].elementsEqual(code) else {
                return false
            }
            let end = start + code.count
            return end == text.count || isStart[end] || ASCII.isDigit(last) && ASCII.isLetter(text[end])
        }
    }

    /// The places of the slashes and colons.
    var joints: [Int] { text.indices.filter { text[$0] == UInt8(ascii: "/") || text[$0] == UInt8(ascii: ":") } }

    private static func isJoint(_ index: Int, _ text: [UInt8]) -> Bool {
        guard text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: ":") else { return false }
        guard let before = text[..<index].last(where: { $0 != ASCII.space }),
            let after = text[(index + 1)...].first(where: { $0 != ASCII.space })
        else { return false }
        return ASCII.isDigit(before) && ASCII.isDigit(after)
    }
}
