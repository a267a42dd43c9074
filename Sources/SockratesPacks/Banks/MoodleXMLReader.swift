/// Reads Moodle's XML.
///
/// Source: the Moodle XML page of Moodle's documentation, and how Moodle 4 reads and writes.
struct MoodleXMLReader {
    private var bank = QuestionBank(format: .moodleXML)
    private var category: String?

    /// Reads a whole file.
    static func read(_ text: BankText) throws(BankError) -> QuestionBank {
        let source = text.joined
        let prolog = source.firstRange(of: "<quiz").map { source[..<$0.lowerBound] } ?? source.prefix(4096)
        if let declaration = prolog.firstRange(of: "<!DOCTYPE") ?? prolog.firstRange(of: "<!ENTITY") {
            let line = 1 + prolog[..<declaration.lowerBound].count { $0 == "\n" }
            throw BankError(
                line: line,
                "it declares a document type or entities, which Moodle never writes; take that out"
            )
        }
        var reader = MoodleXMLReader()
        let mended = BankXMLRepair.mended(source) { reader.bank.warn($0, $1) }
        var elements: [BankXMLElement] = []
        let walk = BankXMLWalk(mended) { elements.append($0) }
        for element in elements { reader.take(element) }
        if let broken = walk.broken { reader.refuseRest(of: text, broken) }
        if reader.bank.questionsIn == 0 {
            throw BankError(
                line: walk.broken?.line,
                walk.broken.map { "this is not XML: \($0.message)" } ?? "it has no <question> of Moodle"
            )
        }
        return reader.bank
    }

    /// Refuses the question in which the XML broke, and those behind it.
    private mutating func refuseRest(of text: BankText, _ broken: BankXMLWalk.Break) {
        let first = broken.question?.line
        if let first { bank.refuse(first, "the XML is broken in line \(broken.line): \(broken.message)") }
        for (index, line) in text.lines.enumerated() where index + 1 >= broken.line && index + 1 != first {
            for _ in line.ranges(of: /<question\s+type="(?!category")/) {
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
