import SockratesJudge

/// `regex`: a regular expression that the response matches.
struct RegexAnswer: AnswerKind {
    static let key = "regex"
    static let companions = ["example", "ignore", "search"]

    private let pattern: PatternTexts
    private let inPart: Bool

    init?(_ source: AnswerSource) {
        guard let pattern = PatternTexts(Self.key, source) else { return nil }
        self.pattern = pattern
        inPart = source.fields.flag("search") ?? false
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        try pattern.judge(texts) { .regularExpression($0, inPart: inPart) }
    }
}

/// `glob`: a pattern with wildcards.
struct GlobAnswer: AnswerKind {
    static let key = "glob"
    static let companions = ["example", "ignore"]

    private let pattern: PatternTexts

    init?(_ source: AnswerSource) {
        guard let pattern = PatternTexts(Self.key, source) else { return nil }
        self.pattern = pattern
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge { try pattern.judge(texts) { .glob($0) } }
}

/// `digest`: the SHA-256 of the answer.
struct DigestAnswer: AnswerKind {
    static let key = "digest"
    static let companions = ["example"]

    private let pattern: PatternTexts
    private let isExact: Bool

    init?(_ source: AnswerSource) {
        guard let pattern = PatternTexts(Self.key, source) else { return nil }
        self.pattern = pattern
        isExact = source.strictness == .exact
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        try pattern.judge(texts) { text in
            .digest(text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : text, isExact: isExact)
        }
    }
}

/// A pattern and what may stand beside it.
struct PatternTexts: Sendable {
    /// The words of `ignore` that a pattern knows.
    enum Ignored: String, CaseIterable {
        case letterCase = "case"
    }

    private let pattern: TextSlot
    private let example: TextSlot?
    private let ignoresCase: Bool

    init?(_ key: String, _ source: AnswerSource) {
        let fields = source.fields
        if case .sequence = fields.node(key)?.content {
            source.diagnostics.error(fields.place(of: key), "\"\(key)\" is one text, not a list")
            return nil
        }
        guard let pattern = source.texts.slots(key, of: fields)?.first else { return nil }
        self.pattern = pattern
        example = source.texts.slot("example", of: fields)
        ignoresCase = !fields.choices("ignore", Ignored.self).isEmpty
    }

    func judge(_ texts: FilledTexts, _ kind: (String) -> PatternRule.Kind) throws(AnswerMistake) -> Judge {
        let text = try texts.one(pattern)
        var told: String?
        if let example { told = try texts.one(example) }
        do throws(PatternError) {
            return try .pattern(PatternRule(kind(text), example: told, ignoresCase: ignoresCase))
        } catch {
            throw texts.mistake(pattern, error.message, isTooLarge: error.isTooLarge)
        }
    }
}
