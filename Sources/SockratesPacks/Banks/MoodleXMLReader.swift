/// Reads Moodle's XML.
///
/// Source: the Moodle XML page of Moodle's documentation, and how Moodle 4 reads and writes.
struct MoodleXMLReader {
    private var bank = QuestionBank(format: .moodleXML)
    private var category: String?

    /// Reads a whole file.
    static func read(_ text: BankText) throws(BankError) -> QuestionBank {
        var reader = MoodleXMLReader()
        let mended = try BankXMLRepair.mended(text.bytes) { reader.bank.warn($0, $1) }
        let walk = BankXMLWalk(mended) { reader.take($0) }
        if let broken = walk.broken { reader.refuseRest(of: text, broken) }
        if reader.bank.questionsIn == 0 {
            throw BankError(
                line: walk.broken?.line ?? 1,
                walk.broken.map { "this is not XML: \($0.message)" } ?? "it has no <question> of Moodle"
            )
        }
        return reader.bank
    }

    /// Refuses the question in which the XML broke, and those behind it.
    private mutating func refuseRest(of text: BankText, _ broken: BankXMLWalk.Break) {
        let first = broken.question?.line
        if let first { bank.refuse(first, "the XML is broken in line \(broken.line): \(broken.message)") }
        func isQuestion(_ part: Substring.UTF8View) -> Bool {
            BankXMLRepair.isQuestion(([UInt8(ascii: "<")] + part.prefix(BankLimits.tagBytes))[...])
        }
        for (index, line) in text.lines.enumerated() where index + 1 >= broken.line && index + 1 != first {
            for part in line.utf8.split(separator: UInt8(ascii: "<")) where isQuestion(part) {
                bank.refuse(
                    index + 1,
                    "it stands behind the place where the XML is broken, in line \(broken.line): \(broken.message)"
                )
            }
        }
    }

    private mutating func take(_ element: BankXMLElement) {
        let type = element.attributes["type"] ?? ""
        if type == "category" {
            category = BankCategory.clean(element.child("category")?.content ?? "")
            return
        }
        if let reason = BankLimits.refusal(bytes: element.bytes) { return bank.refuse(element.line, reason) }
        var draft = MoodleXMLDraft(element)
        do throws(BankRefusal) {
            var question = try draft.question(type)
            question.category = category
            for (line, message) in draft.warnings { bank.warn(line, message) }
            bank.append(question)
        } catch {
            for (line, message) in draft.warnings { bank.warn(line, message) }
            bank.refuse(element.line, error.reason)
        }
    }
}
