/// A note of Anki with deletions, `{{c1::Paris::the capital}}`: a text with blanks.
struct AnkiCloze {
    private(set) var text = ""
    private(set) var kind = BankQuestion.Kind.trueFalse(true)
    private(set) var hints: [String] = []

    init(_ source: String) throws(BankRefusal) {
        var answers: [[String]] = []
        var rest = source[...]
        while let opening = rest.firstMatch(of: /\{\{c\d+::/) {
            guard let close = rest[opening.range.upperBound...].firstRange(of: "}}") else {
                throw BankRefusal(reason: "the deletion \"\(opening.0)\" is never closed by \"}}\"")
            }
            let parts = String(rest[opening.range.upperBound..<close.lowerBound]).split(separator: "::", maxSplits: 1)
            let answer = parts.first.map { HTMLText(String($0), lineBreaks: .areSpaces).plain.oneLine } ?? ""
            guard !answer.isEmpty else { throw BankRefusal(reason: "one of its deletions is empty") }
            answers.append([answer])
            if parts.count > 1 { hints.append(HTMLText(String(parts[1]), lineBreaks: .areSpaces).plain) }
            text += rest[..<opening.range.lowerBound] + GIFTDraft.blank
            rest = rest[close.upperBound...]
        }
        text += rest
        kind = try .gaps(answers.map { .texts($0) })
    }
}
