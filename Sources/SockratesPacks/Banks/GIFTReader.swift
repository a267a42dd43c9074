/// Reads Moodle's GIFT.
///
/// Questions stand between blank lines, as Moodle's own reader has it. Where Moodle would make nonsense of what an author most
/// likely meant (a blank line within the braces, no blank line between two questions, braces in the text), the likely meaning is
/// taken and noted.
///
/// Source: the GIFT page of Moodle's documentation, and how Moodle 4 reads.
struct GIFTReader {
    private var bank = QuestionBank(format: .gift)
    private var category: String?

    /// Reads a whole file.
    static func read(_ text: BankText) throws(BankError) -> QuestionBank {
        var reader = GIFTReader()
        var blocks = try GIFTBlocks(text.lines)
        while let (block, warning) = blocks.next(), reader.bank.lineOfTooMany == nil {
            if let warning { reader.bank.warn(warning.line, warning.message) }
            if !block.isBlank { reader.take(block) }
        }
        return reader.bank
    }

    private mutating func take(_ block: GIFTBlock) {
        for part in block.questions(noting: { bank.warn($0, $1) }) {
            var part = part
            while let name = part.takeCategory() {
                category = BankCategory.clean(name)
                if !part.isBlank {
                    bank.warn(
                        part.line,
                        "a question begins right after $CATEGORY; a blank line should stand between them"
                    )
                }
            }
            if !part.isBlank { take(question: part) }
        }
    }

    private mutating func take(question block: GIFTBlock) {
        if let reason = BankLimits.refusal(bytes: block.bytes.count) { return bank.refuse(block.line, reason) }
        var draft = GIFTDraft(block)
        do throws(BankRefusal) {
            var question = try draft.question()
            question.category = category
            for (line, message) in draft.warnings { bank.warn(line, message) }
            bank.append(question)
        } catch {
            for (line, message) in draft.warnings { bank.warn(line, message) }
            bank.refuse(block.line, error.reason)
        }
    }
}

/// The path of a category, as banks write it and as packs do.
enum BankCategory {
    /// `$course$/top/Default for X/Physics` is `Default for X/Physics`; nothing is left of a path that names no category.
    static func clean(_ path: String) -> String? {
        // Moodle writes a slash within a name as two.
        var names = path.replacing("//", with: "\u{1}").split(separator: "/").map {
            String($0).replacing("\u{1}", with: "/").trimmed
        }
        if let first = names.first, first.hasPrefix("$"), first.hasSuffix("$") { names.removeFirst() }
        if names.first == "top" { names.removeFirst() }
        names.removeAll(where: \.isEmpty)
        return names.isEmpty ? nil : names.joined(separator: "/")
    }
}
