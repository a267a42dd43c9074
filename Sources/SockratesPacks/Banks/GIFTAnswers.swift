/// The answers of a GIFT question: what stands in its braces.
struct GIFTAnswers {
    /// One answer.
    struct Item {
        let line: Int
        /// `=` stands before it.
        let isRight: Bool
        /// `~` stands before it.
        let isWrong: Bool
        /// What `%…%` says.
        let percent: Double?
        /// The answer.
        let body: ArraySlice<UInt8>
        /// What follows `#`.
        let feedback: ArraySlice<UInt8>?
        /// All of it, its weight too.
        let whole: ArraySlice<UInt8>
    }

    /// A `=` that may belong to a text.
    struct GluedSign {
        let line: Int
        /// The word that it stands in.
        let word: String
        /// Whether it is read as text.
        let isText: Bool
    }

    private let block: GIFTBlock
    private(set) var content: ArraySlice<UInt8>

    init(_ block: GIFTBlock, _ content: ArraySlice<UInt8>) {
        self.block = block
        self.content = content
    }

    /// The answers without the `#` that tells numbers.
    var droppingFirst: GIFTAnswers { GIFTAnswers(block, content.dropFirst()) }

    /// Takes what stands after `####`.
    mutating func takeGeneralFeedback() -> (text: String, line: Int)? {
        let hash = UInt8(ascii: "#")
        guard content.count >= 4 else { return nil }
        var index = content.endIndex - 4
        while index >= content.startIndex {
            if content[index] == hash, content[index..<(index + 4)].allSatisfy({ $0 == hash }) {
                let text = GIFTBlock.text(content[(index + 4)...]).trimmed
                let line = block.line(at: index)
                content = GIFTBraces.trimmed(content[..<index])
                return text.isEmpty ? nil : (text, line)
            }
            index -= 1
        }
        return nil
    }

    /// Whether `->` stands somewhere.
    var hasArrow: Bool { Self.arrow(in: content) != nil }

    /// Where `->` stands.
    static func arrow(in bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: ">") { return index }
            index += 1
        }
        return nil
    }

    /// How many signs stand there.
    var signCount: Int { content.count { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "~") } }

    /// The answers, in order.
    ///
    /// What stands before the first sign is an answer, too.
    var items: [Item] {
        var items: [Item] = []
        var start = content.startIndex
        var sign: UInt8?
        for index in signs.places + [content.endIndex] {
            let part = content[start..<index]
            if sign != nil || part.contains(where: { !GIFTBlock.isBlank($0) }) { items.append(item(part, sign)) }
            guard index < content.endIndex else { break }
            sign = content[index]
            start = index + 1
        }
        return items
    }

    private func item(_ part: ArraySlice<UInt8>, _ sign: UInt8?) -> Item {
        let whole = GIFTBraces.trimmed(part)
        var rest = whole
        let line = block.line(at: rest.startIndex)
        let weight = GIFTWeight(rest)
        if let weight { rest = weight.rest }
        let hash = rest.firstIndex(of: UInt8(ascii: "#"))
        return Item(
            line: line,
            isRight: sign == UInt8(ascii: "="),
            isWrong: sign == UInt8(ascii: "~"),
            percent: weight?.percent,
            body: rest[..<(hash ?? rest.endIndex)],
            feedback: hash.map { rest[($0 + 1)...] },
            whole: whole
        )
    }

    /// The `=` that stand within words.
    var gluedSigns: [GluedSign] {
        let signs = signs
        let places = signs.areText ? signs.glued : signs.glued.count > 1 ? signs.glued : []
        return places.map { index in
            let before = content[..<index].suffix(20)
            let after = content[index...].prefix(20)
            let start = before.lastIndex(where: GIFTBlock.isBlank).map { $0 + 1 } ?? before.startIndex
            let end = after.firstIndex(where: GIFTBlock.isBlank) ?? after.endIndex
            return GluedSign(
                line: block.line(at: index),
                word: GIFTBlock.text(content[start..<end]),
                isText: signs.areText
            )
        }
    }

    /// Where answers begin.
    ///
    /// Moodle begins one at every `=`. Where authors part their answers by blanks or lines, a `=` that does not begin a word, or
    /// stands alone within a line, is most likely a part of the text: `~x=1 ~x=2 =x=3`.
    private var signs: (places: [Int], glued: [Int], areText: Bool) {
        var all: [Int] = []
        var spaced = 0
        var atLineStarts = 0
        for index in content.indices where content[index] == UInt8(ascii: "=") || content[index] == UInt8(ascii: "~") {
            all.append(index)
            guard index > content.startIndex else {
                spaced += 1
                atLineStarts += 1
                continue
            }
            if GIFTBlock.isBlank(content[index - 1]) { spaced += 1 }
            if startsLine(index) { atLineStarts += 1 }
        }
        let areText = spaced >= 2
        var places: [Int] = []
        var glued: [Int] = []
        for index in all {
            let isGlued = isGlued(index)
            let isAlone = atLineStarts >= 2 && standsAlone(index)
            if content[index] == UInt8(ascii: "="), isGlued || isAlone { glued.append(index) }
            if content[index] == UInt8(ascii: "~") || !(isGlued && areText || isAlone) { places.append(index) }
        }
        return (places, glued, areText)
    }

    private func startsLine(_ index: Int) -> Bool {
        var before = index - 1
        while before >= content.startIndex, content[before] == 0x20 || content[before] == 0x09 { before -= 1 }
        return before < content.startIndex || content[before] == 0x0A
    }

    /// Whether something other than another sign stands right before it.
    private func isGlued(_ index: Int) -> Bool {
        guard index > content.startIndex else { return false }
        let before = content[index - 1]
        return !GIFTBlock.isBlank(before) && before != UInt8(ascii: "~")
    }

    /// Whether blanks stand on both sides of it within its line.
    private func standsAlone(_ index: Int) -> Bool {
        guard index > content.startIndex, index + 1 < content.endIndex, !startsLine(index) else { return false }
        return content[index - 1] == 0x20 && content[index + 1] == 0x20
    }
}
