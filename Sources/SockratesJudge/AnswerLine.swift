/// What an author accepts for one question, in one line.
///
/// ```
/// Paris
/// United Kingdom [accept UK or Great Britain; prompt on England by asking "which state is it part of?"; reject Ireland]
/// {Tolstoy} [prompt on partial]
/// ```
///
/// After the main answer a bracket may hold directives, separated by `;`: `accept`, `prompt on` and `reject` (or
/// `do not accept`), each followed by answers that are separated by `or` or a comma. A quoted answer is taken as it
/// stands. `by asking "…"` is what the player is asked. A backslash before `[`, `]`, `{`, `}`, `<` or itself takes it as it is.
public struct AnswerLine: Sendable {
    /// What the author wrote.
    public let source: String
    /// The answers, the main one first.
    let answers: [WrittenAnswer]

    /// Reads a line.
    ///
    /// - Parameter text: The line, in the grammar above.
    /// - Throws: ``AnswerLineError`` that points at the place in the line where it stopped making sense.
    public init(_ text: String) throws(AnswerLineError) {
        var parser = AnswerLineParser(text)
        answers = try parser.answers()
        source = text
    }

    /// One literal answer: no character of it has a meaning of its own.
    ///
    /// - Parameter verbatim: The answer.
    public init(verbatim: String) {
        source = verbatim
        answers = [WrittenAnswer(text: verbatim, directive: .accept)]
    }
}

/// One answer of a line as its author wrote it.
struct WrittenAnswer: Sendable {
    enum Directive: Sendable { case accept, prompt, reject }

    var text: String
    var directive: Directive
    /// What the player is asked on a prompt.
    var question: String?
    /// The marked parts, each of which must be named; empty when the whole answer is wanted.
    var required: [String] = []
}
