/// A note of Anki with deletions, `{{c1::Paris::the capital}}`: a text with blanks.
struct AnkiCloze {
    private(set) var text = ""
    private(set) var kind = BankQuestion.Kind.trueFalse(true)
    private(set) var hints: [String] = []
    /// What was guessed.
    private(set) var warnings: [String] = []

    /// Whether a text has deletions.
    static func isOne(_ text: String) -> Bool { text.contains("{{c") && text.contains(/\{\{c\d+::/) }

    init(_ source: String) throws(BankRefusal) {
        var answers: [[String]] = []
        var rest = source[...]
        while let opening = rest.firstMatch(of: /\{\{c\d+::/) {
            guard let (content, end, isNested) = Self.content(of: rest[opening.range.upperBound...]) else {
                throw BankRefusal(reason: "the deletion \"\(opening.0)\" is never closed by \"}}\"")
            }
            if isNested { warnings.append("a deletion stands within another; the outer one is the blank") }
            let parts = content.split(separator: "::", maxSplits: 1)
            let answer = parts.first.map { HTMLText(String($0), lineBreaks: .areSpaces).plain.oneLine } ?? ""
            guard !answer.isEmpty else { throw BankRefusal(reason: "one of its deletions is empty") }
            guard !answer.hasPrefix("image-occlusion:") else {
                throw BankRefusal(reason: "it hides a part of an image, which text can't show")
            }
            answers.append(alternatives(answer))
            if parts.count > 1 { hints.append(HTMLText(String(parts[1]), lineBreaks: .areSpaces).plain) }
            text += rest[..<opening.range.lowerBound] + GIFTDraft.blank
            rest = rest[end...]
        }
        text += rest
        kind = try .gaps(answers.map { .texts($0) })
    }

    /// What a deletion holds whose beginning was read, deletions within it without their marks; and where it ends.
    private static func content(of source: Substring) -> (content: String, end: String.Index, isNested: Bool)? {
        var content = ""
        var rest = source
        var depth = 0
        var isNested = false
        while let close = rest.firstRange(of: "}}") {
            while let inner = rest[..<close.lowerBound].firstMatch(of: /\{\{c\d+::/) {
                content += rest[..<inner.range.lowerBound]
                rest = rest[inner.range.upperBound...]
                depth += 1
                isNested = true
            }
            content += rest[..<close.lowerBound]
            if depth == 0 { return (content, close.upperBound, isNested) }
            depth -= 1
            rest = rest[close.upperBound...]
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
