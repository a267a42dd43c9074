/// A pattern's judge, compiled.
final class CompiledPattern: Sendable {
    private enum Matcher: Sendable {
        case glob(Glob)
        case editDistance([UInt8], atMost: Int)
        case json(JSONValue)
        case digest([UInt8])
    }

    let modelAnswer: String
    private let matcher: Matcher
    private let ignoresCase: Bool

    init(_ rule: PatternRule) throws(PatternError) {
        modelAnswer = rule.example
        ignoresCase = rule.ignoresCase
        switch rule.kind {
        case .glob(let pattern):
            matcher = .glob(try Glob(CompiledPattern.folded(Array(pattern.utf8), rule.ignoresCase)))
        case .editDistance(let text, let most):
            guard (0...16).contains(most) else {
                throw PatternError(message: "an edit distance is from 0 to 16, not \(most)")
            }
            matcher = .editDistance(CompiledPattern.folded(Array(text.utf8), rule.ignoresCase), atMost: most)
        case .json(let text):
            guard let value = JSONValue(Array(text.utf8)) else {
                throw PatternError(message: "the wanted value is not JSON: \(text)")
            }
            matcher = .json(value)
        case .digest(let text):
            guard let bytes = SHA256.bytes(hexadecimal: text) else {
                throw PatternError(message: "a digest is 64 hexadecimal digits, the SHA-256 of the normalised answer")
            }
            matcher = .digest(bytes)
        }
        if case .digest = rule.kind, rule.example.isEmpty { return }
        guard verdict(on: Array(rule.example.utf8)).outcome == .accept else {
            throw PatternError(
                message: "the pattern does not accept its own example \"\(rule.example)\"; mend one of the two"
            )
        }
    }

    func verdict(on response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let trimmed = Array(ASCII.trimmed(response))
        if trimmed.isEmpty { return Verdict(.reject, .none, .empty) }
        return matches(trimmed) ? Verdict(.accept, .pattern, .patternMatched) : Verdict(.reject, .none, .noMatch)
    }

    private func matches(_ response: [UInt8]) -> Bool {
        switch matcher {
        case .glob(let glob): glob.matches(CompiledPattern.folded(response, ignoresCase))
        case .editDistance(let text, let most):
            EditDistance.within(most, text[...], CompiledPattern.folded(response, ignoresCase)[...]) != nil
        case .json(let value): JSONValue(response) == value
        case .digest(let digest): SHA256.digest(NormalForm(response).bytes) == digest
        }
    }

    private static func folded(_ bytes: [UInt8], _ ignoresCase: Bool) -> [UInt8] {
        ignoresCase ? bytes.map(ASCII.lower) : bytes
    }
}
