/// One question of a GIFT file on its way into a bank.
struct GIFTDraft {
    /// The most answers that are looked at.
    static let mostAnswers = 1000

    /// What was guessed, mended or left out.
    private(set) var warnings: [(line: Int, message: String)] = []
    let block: GIFTBlock
    private var markup = BankMarkup.auto

    init(_ block: GIFTBlock) { self.block = block }

    /// Reads the question.
    mutating func question() throws(BankRefusal) -> BankQuestion {
        var start = 0
        let name = takeName(&start)
        let body = block.bytes[start...]
        let braces = GIFTBraces(body)
        guard let group = choose(braces) else {
            throw BankRefusal(
                reason: braces.hasStrayBraces
                    ? "a brace stands alone; the answers of a question stand between \"{\" and \"}\""
                    : "it has no answers in braces: a description, and no question"
            )
        }
        let before = GIFTBraces.trimmed(body[..<group.start])
        if before.contains(0x0A) { warnOfComments(in: before) }
        var answers = GIFTAnswers(block, group.content)
        var text = self.text(body, group)
        markup = BankMarkup.take(&text) ?? .auto
        let blanks = try self.blanks(body, braces)
        let asked = try plain(blanks?.text ?? text, line: block.line, isQuestion: true)
        var question = BankQuestion(line: block.line, text: asked, kind: .trueFalse(true))
        if question.text.isEmpty {
            guard let name, !name.isEmpty else { throw BankRefusal(reason: "it has answers and no text") }
            question.text = name
            warn(block.line, "it has no text; its name is asked instead")
        }
        if let explanation = answers.takeGeneralFeedback() {
            question.explanation = try plain(explanation.text, line: explanation.line, isQuestion: false)
        }
        if let blanks {
            question.kind = try .gaps(blanks.answers)
        } else {
            try read(answers, group, into: &question)
        }
        takeTags(&question)
        return question
    }

    /// Some programs have comments behind a line's text; Moodle has them on lines of their own.
    mutating func warnOfComments(in text: ArraySlice<UInt8>) {
        let slash = UInt8(ascii: "/")
        let comment = text.indices.dropLast().first { index in
            text[index] == slash && text[index + 1] == slash
                && (index == text.startIndex || GIFTBlock.isBlank(text[index - 1]))
        }
        guard let comment else { return }
        warn(block.line(at: comment), "\"//\" within a line begins no comment in Moodle; what follows is read as text")
    }

    mutating func warn(_ line: Int, _ message: String) {
        warnings.append((line, message))
    }

    /// Takes `::name::` from the beginning.
    private mutating func takeName(_ start: inout Int) -> String? {
        let marks = Array("::".utf8)
        guard block.bytes.starts(with: marks) else { return nil }
        let rest = block.bytes[2...]
        var index = rest.startIndex
        while index + 1 < rest.endIndex, !(rest[index] == marks[0] && rest[index + 1] == marks[0]) { index += 1 }
        guard index + 1 < rest.endIndex else {
            warn(block.line, "the name that \"::\" begins is not ended by another \"::\"; it is read as text")
            start = 2
            return nil
        }
        start = index + 2
        return GIFTBlock.text(rest[..<index]).trimmed
    }

    /// The braces that hold the answers.
    private mutating func choose(_ braces: GIFTBraces) -> GIFTBraces.Group? {
        let likely = braces.groups.filter { $0.isLikeAnswers && !$0.content.isEmpty }
        let group = likely.first ?? braces.groups.last
        guard let group else { return nil }
        if braces.groups.count > likely.count && braces.groups.count > 1 {
            warn(
                block.line(at: group.start),
                "there are several pairs of braces; these are taken to hold the answers, and the others to belong to the text "
                    + "(write \\{ and \\} there)"
            )
        } else if braces.hasStrayBraces {
            warn(
                block.line(at: group.start),
                "braces stand within these or alone; they are taken to belong to the text (write \\{ and \\})"
            )
        }
        return group
    }

    /// The text, with a blank where the answers stood, unless they stood at its end.
    private func text(_ body: ArraySlice<UInt8>, _ group: GIFTBraces.Group) -> String {
        let before = GIFTBraces.trimmed(body[body.startIndex..<group.start])
        let after = GIFTBraces.trimmed(body[group.end...])
        let isIndented = Self.keepsIndentation(body)
        let start = GIFTBlock.text(after.isEmpty ? before : body[body.startIndex..<group.start], isIndented: isIndented)
        return after.isEmpty ? start : start + Self.blank + GIFTBlock.text(body[group.end...], isIndented: isIndented)
    }

    /// Whether blanks at the beginnings of its lines show: in preformatted and in plain text, and in code of Markdown.
    private static func keepsIndentation(_ text: ArraySlice<UInt8>) -> Bool {
        let start = GIFTBraces.trimmed(text)
        return start.starts(with: "[plain]".utf8) || start.starts(with: "[markdown]".utf8)
            || text.firstRange(of: Array("<pre".utf8)) != nil
    }

    /// What stands where an answer is missing.
    static let blank = "_____"

    /// Several sets of short answers in one text, of which Moodle would take the first: a text with several blanks.
    private mutating func blanks(_ body: ArraySlice<UInt8>, _ braces: GIFTBraces) throws(BankRefusal) -> (
        text: String, answers: [BankQuestion.Blank]
    )? {
        let groups = braces.groups.filter { $0.isLikeAnswers && !$0.content.isEmpty }
        guard groups.count > 1 else { return nil }
        let areShort = groups.allSatisfy {
            $0.content.first == UInt8(ascii: "=") && !$0.content.contains(UInt8(ascii: "~"))
                && !$0.content.contains(UInt8(ascii: "#"))
        }
        guard areShort else {
            throw BankRefusal(reason: "it has \(groups.count) sets of answers; a question has one")
        }
        var text = ""
        var answers: [BankQuestion.Blank] = []
        var start = body.startIndex
        for group in groups {
            text += GIFTBlock.text(body[start..<group.start]) + Self.blank
            start = group.end
            let items = GIFTAnswers(block, group.content).items
            let texts = items.map { GIFTBlock.text($0.body).trimmed.oneLine }.filter { !$0.isEmpty }
            if texts.isEmpty { throw BankRefusal(reason: "one of its blanks has no answer") }
            answers.append(.texts(texts))
        }
        warn(block.line, "it has \(groups.count) sets of answers; it is read as a text with so many blanks")
        return (text + GIFTBlock.text(body[start...]), answers)
    }

    /// Plain text from what an author wrote.
    mutating func plain(_ text: String, line: Int, isQuestion: Bool) throws(BankRefusal) -> String {
        var text = text
        let markup = BankMarkup.take(&text) ?? self.markup
        let result = markup.plain(text)
        if isQuestion { try result.playable() }
        for message in result.warnings { warn(line, message) }
        return result.plain
    }

    private mutating func takeTags(_ question: inout BankQuestion) {
        for tag in block.tags {
            if !BankTag.take(tag, into: &question) {
                warn(block.line, "the tag \"\(tag)\" is left out: packs have no tags")
            }
        }
    }
}

extension String {
    /// The text with its line breaks made into spaces.
    var oneLine: String {
        contains("\n") ? split(separator: "\n").map { String($0).trimmed }.joined(separator: " ") : self
    }
}
