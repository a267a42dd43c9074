import SockratesPatterns
import SockratesQuiz

/// What a quiz's sessions say at their end and of failures, as whoever only reads them can tell.
struct EndWords: Sendable {
    /// The line behind the words before the flag.
    private let flag: RegularExpression?
    /// How it went; `nil` where nothing is said of it, or the pack's words for it may be anything.
    private let score: RegularExpression?
    /// That something was wrong.
    private let failures: [RegularExpression]
    /// That the flag was not earned, as a whole line.
    private let unsolved: RegularExpression?
    private let prompt: [UInt8]
    private let isJSON: Bool

    private static let ownScore = "You scored (?P<points>[0-9]+) (?:of (?P<most>[0-9]+)|points?)\\."

    /// Reads them off a quiz.
    ///
    /// - Parameters:
    ///   - quiz: The quiz.
    ///   - hasFlag: Whether a flag comes at all.
    init(of quiz: Quiz, hasFlag: Bool) {
        let texts = quiz.texts
        prompt = Array(texts.prompt.utf8)
        isJSON = if case .json = quiz.rules.wire.format { true } else { false }
        let said = texts.score.map { words in
            Self.isTelling(words) ? TemplatePattern.expression(of: words) : nil
        }
        let score = said ?? Self.ownScore
        self.score = score.flatMap { try? RegularExpression("(?:^|\\n)\($0)(?:\\r?\\n|$)") }
        let before = texts.solved.isEmpty ? score : TemplatePattern.expression(of: texts.solved)
        let place = before.map { "\($0)\\r?\\n" } ?? ""
        // Without any words before it the flag is the last line, where there is one.
        flag =
            place.isEmpty && !hasFlag
            ? nil : try? RegularExpression("(?:^|\\n)\(place)(?P<flag>[^\\r\\n]+)(?:\\r?\\n|$)")
        unsolved = TemplatePattern.expression(of: texts.unsolved).flatMap { try? RegularExpression("^\($0)$") }
        let accepted = Set([texts.accept, texts.solved].map(\.text))
        failures = [
            texts.reject, texts.again, texts.partly, texts.timeUp, texts.questionTimeUp, texts.noLives, texts.broken,
            texts.brokenDown, texts.inputEnded,
        ].filter { Self.isTelling($0) && !accepted.contains($0.text) }.compactMap { words in
            TemplatePattern.expression(of: words).flatMap { try? RegularExpression("(?:^|\\n)\($0)(?: |\\r?\\n|$)") }
        }
    }

    /// The flag, once it has come.
    func flag(in text: [UInt8]) -> String? {
        if isJSON { return text.split(separator: 0x0A).lazy.compactMap { Value(json: $0)?["flag"] }.first?.text }
        var found: [UInt8]?
        var start = 0
        while start < text.count, let match = flag?.firstMatch(in: text, from: start) {
            found = match["flag"].map { Array(text[$0]) } ?? found
            start = max(start + 1, match.range.upperBound - 1)
        }
        guard let found, unsolved?.firstMatch(in: found) == nil, !tellsFailure(found) else { return nil }
        return String(decoding: found, as: UTF8.self)
    }

    /// Whether a text says that something was wrong.
    func tellsFailure(_ text: [UInt8]) -> Bool { failures.contains { $0.firstMatch(in: text) != nil } }

    /// Whether the last words of a session tell that all was right.
    func tellsSuccess(_ text: [UInt8]) -> Bool {
        if tellsFailure(text) { return false }
        guard let score else { return prompt.isEmpty || !text.suffix(prompt.count).elementsEqual(prompt) }
        guard let match = score.firstMatch(in: text) else { return false }
        guard let points = match["points"], let most = match["most"] else { return true }
        return text[points].elementsEqual(text[most])
    }

    /// Whether words say something that is not a value alone.
    private static func isTelling(_ words: Wording) -> Bool {
        guard words.template != nil else { return !words.text.isEmpty }
        guard case .text(let template)? = words.form else { return false }
        return template.parts.contains { part in
            if case .text(let text) = part { return text.contains { $0.isLetter } }
            return false
        }
    }
}
