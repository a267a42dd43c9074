/// A note of Anki with deletions, `{{c1::Paris::the capital}}`: a text with blanks.
struct AnkiCloze {
    private(set) var text = ""
    private(set) var kind = BankQuestion.Kind.trueFalse(true)
    private(set) var hints: [String] = []
    /// What was guessed.
    private(set) var warnings: [String] = []

    /// Whether a text has deletions.
    static func isOne(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "{")) && GapMarks.deletions(Array(text.utf8)).next(from: 0) != nil
    }

    init(_ source: String) throws(BankRefusal) {
        var answers: [[String]] = []
        let bytes = Array(source.utf8)
        let marks = GapMarks.deletions(bytes)
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        var index = 0
        while let mark = marks.next(from: index) {
            guard let (content, end, isNested) = Self.content(of: bytes, from: mark.range.upperBound, marks) else {
                throw BankRefusal(reason: "the deletion \"\(text(mark.range))\" is never closed by \"}}\"")
            }
            if isNested { warnings.append("a deletion stands within another; the outer one is the blank") }
            let parts = content.split(separator: "::", maxSplits: 1)
            let answer = parts.first.map { HTMLText(String($0), lineBreaks: .areSpaces).plain.oneLine } ?? ""
            guard !answer.isEmpty else { throw BankRefusal(reason: "one of its deletions is empty") }
            guard !answer.hasPrefix("image-occlusion:") else {
                throw BankRefusal(reason: "it hides a part of an image, which text can't show")
            }
            answers.append(alternatives(answer))
            guard answers.count <= FieldsAnswer.most else { throw BankQuestion.Kind.tooManyGaps }
            if parts.count > 1 { hints.append(HTMLText(String(parts[1]), lineBreaks: .areSpaces).plain) }
            self.text += text(index..<mark.range.lowerBound) + GIFTDraft.blank
            index = end
        }
        self.text += text(index..<bytes.count)
        kind = try .gaps(answers.map { .texts($0) })
    }

    /// What a deletion holds whose beginning was read, deletions within it without their marks; and where it ends.
    private static func content(
        of bytes: [UInt8],
        from start: Int,
        _ marks: GapMarks
    ) -> (content: String, end: Int, isNested: Bool)? {
        var content: [UInt8] = []
        var index = start
        var depth = 0
        var isNested = false
        var inner = marks.next(from: index)
        while let close = bytes[index...].firstRange(of: "}}".utf8) {
            while let mark = inner, mark.range.lowerBound < close.lowerBound {
                content += bytes[index..<mark.range.lowerBound]
                index = mark.range.upperBound
                depth += 1
                isNested = true
                inner = marks.next(from: index)
            }
            content += bytes[index..<close.lowerBound]
            index = close.upperBound
            if depth == 0 { return (String(decoding: content, as: UTF8.self), index, isNested) }
            depth -= 1
        }
        return nil
    }

    /// Authors of notes part answers that are right alike by `|`, as those of tables do.
    private mutating func alternatives(_ answer: String) -> [String] {
        let parts = answer.split(separator: "|").map { $0.trimmed }.filter { !$0.isEmpty }
        guard parts.count > 1 else { return [answer] }
        warnings.append("\"|\" parts the answers in \"\(answer.prefix(40))\"; any one is right")
        return parts
    }
}
