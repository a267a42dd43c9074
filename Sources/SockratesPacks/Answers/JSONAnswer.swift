import SockratesJudge
import SockratesQuiz

/// `json`: a JSON value, as a text or as YAML.
struct JSONAnswer: AnswerKind {
    static let key = "json"
    static let companions: [String] = []

    private indirect enum Part: Sendable {
        /// JSON as it stands.
        case written(String)
        /// A text that is a JSON string; where it is one place and nothing else, the value with its kind.
        case string(TextSlot)
        case array([Part])
        case object([(name: String, value: Part)])
    }

    /// The value as a JSON text of the author's.
    private let text: TextSlot?
    private let value: Part
    /// A text that mistakes are reported with.
    private let first: TextSlot

    init?(_ source: AnswerSource) {
        guard let node = source.fields.node(Self.key) else {
            source.diagnostics.error(
                source.fields.place(of: Self.key),
                "\"json\" says nothing; the value null is written in quotes"
            )
            return nil
        }
        if node.text != nil {
            guard let slot = source.texts.slot(node, .writtenJSON) else { return nil }
            (text, value, first) = (slot, .string(slot), slot)
            return
        }
        // A place for mistakes, which may be none of the value's texts.
        let whole = YAMLNode(content: .scalar("", isPlain: false), place: node.place)
        guard let value = Self.part(node, source), let first = source.texts.slot(whole) else { return nil }
        (text, self.value, self.first) = (nil, value, first)
    }

    func judge(_ texts: FilledTexts) throws(AnswerMistake) -> Judge {
        let json = if let text { try texts.one(text) } else { try written(value, texts) }
        do throws(PatternError) {
            return try .pattern(PatternRule(.json(json)))
        } catch {
            throw texts.mistake(first, error.message)
        }
    }

    private func written(_ part: Part, _ texts: FilledTexts) throws(AnswerMistake) -> String {
        switch part {
        case .written(let text): return text
        case .string(let slot): return texts.isJSON(slot) ? try texts.one(slot) : try texts.one(slot).quotedAsJSON
        case .array(let items):
            var parts: [String] = []
            for item in items { parts.append(try written(item, texts)) }
            return "[\(parts.joined(separator: ", "))]"
        case .object(let members):
            var parts: [String] = []
            for member in members { parts.append("\(member.name.quotedAsJSON): \(try written(member.value, texts))") }
            return "{\(parts.joined(separator: ", "))}"
        }
    }

    private static func part(_ node: YAMLNode, _ source: AnswerSource) -> Part? {
        switch node.content {
        case .scalar(let text, let isPlain):
            if isPlain, let word = plain(text) { return .written(word) }
            return source.texts.slot(node, .json).map { .string($0) }
        case .sequence(let items):
            let parts = items.compactMap { part($0, source) }
            return parts.count == items.count ? .array(parts) : nil
        case .mapping(let members):
            var parts: [(name: String, value: Part)] = []
            for (key, member) in members {
                guard case .scalar(let name, _) = key.content else {
                    source.diagnostics.error(key.place, "a name in JSON is a text, not \(key.kind)")
                    return nil
                }
                guard let value = part(member, source) else { return nil }
                parts.append((name, value))
            }
            return .object(parts)
        }
    }

    /// What YAML means by a word without quotes (its core schema), where that is not a text.
    private static func plain(_ text: String) -> String? {
        switch text {
        case "", "~", "null", "Null", "NULL": return "null"
        case "true", "True", "TRUE": return "true"
        case "false", "False", "FALSE": return "false"
        default: break
        }
        guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return nil }
        if let number = WholeNumber(text) { return "\(number)" }
        guard text.utf8.allSatisfy("+-.eE0123456789".utf8.contains), let number = Double(text), number.isFinite else {
            return nil
        }
        return "\(number)"
    }
}
