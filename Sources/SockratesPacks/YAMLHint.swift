/// What to do where YAML's own message does not help: the traps that authors of packs step into.
enum YAMLHint {
    /// The hint, to follow on the message.
    ///
    /// - Parameters:
    ///   - problem: What the parser says.
    ///   - line: The line that it names, from 1.
    ///   - text: The file.
    /// - Returns: The hint; nothing where no trap is known.
    static func hint(_ problem: String, line: Int, in text: String) -> String {
        let lines = text.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return "" }
        if problem.contains("',' or ']'") || problem.contains("',' or '}'") {
            return lines[line - 1].contains("[")
                ? "; put an answer that has brackets of its own in quotes: [\"Czech Republic [accept Czechia]\"]" : ""
        }
        return isBehindIndentedText(lines[..<line])
            ? "; where the first line of a text behind | is indented more than others, write |2, so that its lines begin two blanks in"
            : ""
    }

    /// Whether the last line goes on a text behind `|` or `>` whose first line is indented more.
    private static func isBehindIndentedText(_ lines: ArraySlice<Substring>) -> Bool {
        guard let last = lines.last, indentation(last) > 0,
            let opening = lines.dropLast().lastIndex(where: { opensText($0) }),
            let first = lines[(opening + 1)...].first(where: { !$0.allSatisfy(\.isWhitespace) })
        else { return false }
        return indentation(first) > indentation(last) && indentation(last) > indentation(lines[opening])
    }

    private static func opensText(_ line: Substring) -> Bool {
        let end = line.reversed().drop { $0.isWhitespace || "+-".contains($0) }
        guard let sign = end.first, sign == "|" || sign == ">" else { return false }
        return end.dropFirst().first?.isWhitespace ?? false
    }

    private static func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
}
