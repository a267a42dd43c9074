import SockratesPatterns

/// What tells whether a pattern's response is right.
struct PatternMatcher: Sendable {
    private enum Pattern: Sendable {
        case glob(Glob)
        case expression(RegularExpression, inPart: Bool)
        case editDistance([UInt8], atMost: Int)
        case json(JSONValue)
        case digest([UInt8])
    }

    private let pattern: Pattern
    private let ignoresCase: Bool
    /// What the pattern itself gives for a response that it may accept.
    let example: String?

    init(_ rule: PatternRule) throws(PatternError) {
        ignoresCase = rule.ignoresCase
        switch rule.kind {
        case .glob(let text):
            let glob = try Glob(PatternMatcher.folded(Array(text.utf8), rule.ignoresCase))
            pattern = .glob(glob)
            example = glob.example
        case .regularExpression(let text, let inPart):
            let expression = try PatternMatcher.expression(text, rule.ignoresCase)
            pattern = .expression(expression, inPart: inPart)
            example = expression.example
        case .editDistance(let text, let most):
            guard (0...16).contains(most) else {
                throw PatternError(message: "an edit distance is from 0 to 16, not \(most)")
            }
            pattern = .editDistance(PatternMatcher.folded(Array(text.utf8), rule.ignoresCase), atMost: most)
            example = text
        case .json(let text):
            guard let value = JSONValue(Array(text.utf8)) else {
                throw PatternError(message: "the wanted value is not JSON: \(text)")
            }
            pattern = .json(value)
            example = text
        case .digest(let text):
            guard let bytes = SHA256.bytes(hexadecimal: text) else {
                throw PatternError(message: "a digest is 64 hexadecimal digits, the SHA-256 of the normalised answer")
            }
            pattern = .digest(bytes)
            example = nil
        }
    }

    /// Whether a response without blanks at its ends matches.
    func matches(_ response: [UInt8]) -> Bool {
        switch pattern {
        case .glob(let glob): glob.matches(PatternMatcher.folded(response, ignoresCase))
        case .expression(let expression, inPart: false): expression.matchesWhole(response)
        case .expression(let expression, inPart: true): expression.matchesPart(of: response)
        case .editDistance(let text, let most):
            EditDistance.within(most, text[...], PatternMatcher.folded(response, ignoresCase)[...]) != nil
        case .json(let value): JSONValue(response) == value
        case .digest(let digest): SHA256.digest(NormalForm(response).bytes) == digest
        }
    }

    /// What the named groups of a regular expression take from a response.
    func captures(in response: [UInt8]) -> [String: String] {
        guard case .expression(let expression, let inPart) = pattern,
            let match = inPart ? expression.firstMatch(in: response) : expression.wholeMatch(of: response)
        else { return [:] }
        var captures: [String: String] = [:]
        for name in expression.groupNames.compactMap(\.self) {
            captures[name] = match[name].map { RegularExpression.string(response[$0], of: response) }
        }
        return captures
    }

    private static func expression(_ text: String, _ ignoresCase: Bool) throws(PatternError) -> RegularExpression {
        do throws(RegularExpressionError) {
            return try RegularExpression(text, options: RegularExpression.Options(ignoresCase: ignoresCase))
        } catch {
            throw PatternError(message: "the regular expression, \(error)")
        }
    }

    private static func folded(_ bytes: [UInt8], _ ignoresCase: Bool) -> [UInt8] {
        ignoresCase ? bytes.map(ASCII.lower) : bytes
    }
}
