/// What an author accepts for one question, in one line.
///
/// ```
/// Paris
/// United Kingdom [accept UK or Great Britain; prompt on England by asking "which state is it part of?"; reject Ireland]
/// Leo {Tolstoy} [prompt on partial]
/// Johann <b><u>Tserclaes</u></b>, Graf von <b><u>Tilly</u></b> [accept either]
/// ```
///
/// After the main answer a bracket may hold directives, separated by `;`: `accept`, `or`, `prompt on` and `reject` (or
/// `do not accept`), each followed by answers that are separated by `or` or a comma. `by asking "…"` or `with "…"` is what
/// the player is asked. A quoted answer is taken as it stands. What follows `until` or `before` is a condition of a question that is
/// read aloud, and is passed over. `{…}` and the bold or underlined parts of quizbowl packets mark what a response must
/// hold. A backslash before `[`, `]`, `{`, `}`, `<`, `(` or itself takes it as it is. The guide <doc:AnswerLines> tells it all.
public struct AnswerLine: Sendable {
    /// What the author wrote.
    public let source: String
    /// The answers, the main one first.
    let answers: [WrittenAnswer]
    /// The line itself says that a part of the answer gets a prompt.
    let promptsOnPartial: Bool

    /// Reads a line.
    ///
    /// - Parameter text: The line, in the grammar above.
    /// - Throws: ``AnswerLineError`` that points at the place in the line where it stopped making sense.
    public init(_ text: String) throws(AnswerLineError) {
        source = text
        if AnswerLine.isPlain(text) {
            answers = [WrittenAnswer(text: text, directive: .accept)]
            promptsOnPartial = false
            return
        }
        var parser = AnswerLineParser(text)
        answers = try parser.answers()
        promptsOnPartial = parser.promptsOnPartial
    }

    private init(_ line: AnswerLine, _ change: (inout WrittenAnswer) -> Void) {
        source = line.source
        promptsOnPartial = line.promptsOnPartial
        answers = line.answers.map { answer in
            var answer = answer
            change(&answer)
            return answer
        }
    }

    /// Whether the grammar takes a line as it stands: it begins and ends with something, and no character of it has a meaning of its own.
    static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, isSolid(first), isSolid(last) else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            // Brackets, braces, a backslash, tags; and what begins a packet's typographic quotes.
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"),
                UInt8(ascii: "<"), UInt8(ascii: "("), 0xE2:
                false
            default: true
            }
        }
    }

    private static func isSolid(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    /// The text, where the line is one that is accepted as it stands and says nothing else.
    var soleText: String? {
        !promptsOnPartial && answers == [WrittenAnswer(text: source, directive: .accept)] ? source : nil
    }

    /// One literal answer: no character of it has a meaning of its own.
    ///
    /// - Parameter verbatim: The answer.
    public init(verbatim: String) {
        source = verbatim
        answers = [WrittenAnswer(text: verbatim, directive: .accept)]
        promptsOnPartial = false
    }
}

extension AnswerLine {
    /// The same line, of which a `lenient` judge wants all words in their order, as of a sequence: what code computes is seldom known by a
    /// part of it.
    public var inFull: AnswerLine { AnswerLine(self) { $0.isWhole = true } }
}

/// One answer of a line as its author wrote it.
struct WrittenAnswer: Sendable, Equatable {
    enum Directive: Sendable { case accept, prompt, reject }

    var text: String
    var directive: Directive
    /// What the player is asked on a prompt.
    var question: String?
    /// The marked parts, all of which a response must hold; empty when nothing is marked.
    var required: [String] = []
    /// Any one marked part, or any one word of a whole answer, is enough.
    var anyPart = false
    /// It is quoted: an `or` or a bracket in it has no meaning of its own.
    var isLiteral = false
    /// It is wanted in order and in full.
    var isWhole = false
}
