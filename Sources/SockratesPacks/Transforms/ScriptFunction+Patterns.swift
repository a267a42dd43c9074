import SockratesPatterns
import SockratesQuiz

extension ScriptFunction {
    /// The longest text, in bytes, and the largest pattern, in instructions: together they take some milliseconds.
    private static let longestSearched: Int = 16 << 10
    private static let largestPattern: Int = 1000

    static let patterns: [ScriptFunction] = [
        ScriptFunction(
            "matches",
            "text, pattern",
            "whether a [regular expression](https://github.com/google/re2/wiki/Syntax) matches any part of the text, which `^` and `$` make the whole of it; "
                + "`nil` where the pattern is none, or has more than \(largestPattern) instructions",
            example: ("matches('regex golf', '^re.*lf$')", "true")
        ) { arguments throws(ScriptArguments.Mistake) in
            let text = try arguments.bytes(0)
            guard text.count <= longestSearched else {
                throw arguments.mistake("the text has \(text.count) bytes; at most \(longestSearched) are searched")
            }
            try arguments.spend(stepsOfCompiling)
            guard let pattern = PatternShelf.shared.pattern(try arguments.text(1)), pattern.size <= largestPattern
            else {
                return .null
            }
            try arguments.spend(text.count * pattern.size / 100)
            return .boolean(pattern.matchesPart(of: text))
        }
    ]

    /// What it takes to compile a pattern, which is done once for a pattern that is used over and over.
    private static let stepsOfCompiling: Int = 500
}
