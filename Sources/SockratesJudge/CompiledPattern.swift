/// A pattern's judge, compiled.
final class CompiledPattern: Sendable {
    /// Empty where neither the author nor the pattern tells one.
    let modelAnswer: String
    private let matcher: PatternMatcher

    init(_ rule: PatternRule) throws(PatternError) {
        matcher = try PatternMatcher(rule)
        let example = rule.example ?? matcher.example ?? ""
        let isRight = CompiledPattern.verdict(matcher, Array(example.utf8)).outcome == .accept
        if let example = rule.example, !isRight {
            throw PatternError(
                message: "the pattern does not accept its own example \"\(example)\"; mend one of the two"
            )
        }
        modelAnswer = isRight ? example : ""
    }

    var size: Int { matcher.size }

    func verdict(on response: [UInt8]) -> Verdict { CompiledPattern.verdict(matcher, response) }

    /// What the named groups of a regular expression took from a response that it accepts.
    func captures(in response: [UInt8]) -> [String: String] {
        response.count > Judge.longestResponse ? [:] : matcher.captures(in: Array(ASCII.trimmed(response)))
    }

    private static func verdict(_ matcher: PatternMatcher, _ response: [UInt8]) -> Verdict {
        if response.count > Judge.longestResponse { return Verdict(.reject, .none, .tooLong) }
        let trimmed = Array(ASCII.trimmed(response))
        if trimmed.isEmpty { return Verdict(.reject, .none, .empty) }
        return matcher.matches(trimmed)
            ? Verdict(.accept, .pattern, .patternMatched) : Verdict(.reject, .none, .noMatch)
    }
}
