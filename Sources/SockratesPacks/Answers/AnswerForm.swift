import SockratesJudge

/// What a question accepts, as its author wrote it: a judge for each row of a table, or for each set of drawn values.
///
/// It knows nothing of who reads the pack, may be kept and shared, and makes the same judge from the same texts.
struct AnswerForm: Sendable {
    /// The texts that a judge is made from, in no order that matters.
    let texts: [AnswerText]
    private let kind: any AnswerKind
    /// The judge, where no text changes from row to row.
    private let constant: Judge?

    /// - Throws: ``AnswerMistake`` where no text changes from row to row, and they make no judge.
    init(_ kind: any AnswerKind, texts: [AnswerText]) throws(AnswerMistake) {
        self.texts = texts
        self.kind = kind
        let plain = texts.compactMap(\.template.plainText)
        constant = plain.count == texts.count ? try kind.judge(FilledTexts(texts, plain.map { [$0] })) : nil
    }

    /// What each of the texts says at one moment.
    func filled(_ filling: inout Filling) throws(ScriptFailure) -> [[String]] {
        if constant != nil { return [] }
        var filled: [[String]] = []
        for text in texts { filled.append(try text.filled(&filling)) }
        return filled
    }

    /// The judge that texts make.
    ///
    /// - Parameter filled: What each of ``texts`` says now; several texts where it is a list.
    /// - Returns: The judge, compiled.
    /// - Throws: ``AnswerMistake`` where they make none.
    func judge(from filled: [[String]]) throws(AnswerMistake) -> Judge {
        if let constant { return constant }
        return try kind.judge(FilledTexts(texts, filled))
    }
}

/// One of the ways to say what is accepted: a key of the pack, and those that go with it.
protocol AnswerKind: Sendable {
    /// The key that names it.
    static var key: String { get }
    /// The keys that may stand beside it.
    static var companions: [String] { get }

    /// Reads it; `nil` where there is a mistake, which is reported.
    init?(_ source: AnswerSource)

    /// Makes a judge.
    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge
}

/// What a kind of answer is read from.
struct AnswerSource {
    let fields: Fields
    let texts: AnswerTextCollector
    /// How much a response may differ, of the question or of what is around it.
    let strictness: Strictness

    var diagnostics: Diagnostics { fields.diagnostics }
}
