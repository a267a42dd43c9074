import SockratesPatterns

/// What tells whether a pattern's response is right.
struct PatternMatcher: Sendable {
    private enum Pattern: Sendable {
        case glob(Glob)
        case expression(RegularExpression, inPart: Bool)
        case json(JSONValue)
        case digest([UInt8], isExact: Bool)
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
        case .json(let text):
            guard let value = JSONValue(Array(text.utf8)) else {
                throw PatternError(message: "the wanted value is not JSON: \(text)")
            }
            pattern = .json(value)
            example = text
        case .digest(let text, let isExact):
            guard let bytes = [UInt8](hexadecimal: text), bytes.count == 32 else {
                let digits = text.utf8.count
                throw PatternError(
                    message: "a digest is the 64 hexadecimal digits of a SHA-256; this has \(digits) characters"
                )
            }
            pattern = .digest(bytes, isExact: isExact)
            example = nil
        }
    }

    /// Whether a response without blanks at its ends matches.
    func matches(_ response: [UInt8]) -> Bool {
        switch pattern {
        case .glob(let glob): glob.matches(PatternMatcher.folded(response, ignoresCase))
        case .expression(let expression, inPart: false): expression.matchesWhole(response)
        case .expression(let expression, inPart: true): expression.matchesPart(of: response)
        case .json(let value): JSONValue(response) == value
        case .digest(let digest, let isExact): SHA256.digest(isExact ? response : NormalForm(response).bytes) == digest
        }
    }

    /// What it costs to keep the pattern, and at worst to match a byte with it, in instructions.
    var size: Int { if case .expression(let expression, _) = pattern { expression.size } else { 1 } }

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
            throw PatternError(message: "the regular expression, \(error)", isTooLarge: error.isTooLarge)
        }
    }

    private static func folded(_ bytes: [UInt8], _ ignoresCase: Bool) -> [UInt8] {
        ignoresCase ? bytes.map(ASCII.lower) : bytes
    }
}
