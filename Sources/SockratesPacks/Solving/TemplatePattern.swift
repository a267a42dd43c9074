import SockratesPatterns
import SockratesQuiz

/// Reads back from a text what its template was filled with, as far as the text tells: values whose names stand alone, and cells.
struct TemplatePattern: Sendable {
    /// What a text tells.
    struct Found {
        var values: [String: Value] = [:]
        /// What is shown of columns, by their numbers.
        var columns: [Int: String] = [:]
    }

    private let pattern: RegularExpression
    /// The columns that the text shows, by the names of their groups.
    private let columns: [String: Int]
    /// Whether it has words of its own; a text without any may be anything.
    let isTelling: Bool
    /// Whether it tells a value or a cell.
    var hasNames: Bool { pattern.groupNames.contains { $0 != nil } }

    /// Makes the pattern of a template.
    ///
    /// - Parameters:
    ///   - template: The template.
    ///   - start: The regular expression of what stands before it.
    ///   - end: That of what stands behind it.
    init?(_ template: Template, after start: String, before end: String) {
        var source = ""
        var columns: [String: Int] = [:]
        var names: Set<String> = []
        for part in template.parts {
            switch part {
            case .text(let text): source += Self.quoted(text)
            case .column(let column):
                let name = "column\(column)"
                source += names.insert(name).inserted ? "(?P<\(name)>(?s:.+?))" : "(?s:.+?)"
                columns[name] = column
            case .expression(let expression):
                if let name = expression.soleName, names.insert(name).inserted, name.utf8.allSatisfy({ $0 < 0x80 }) {
                    source += "(?P<\(name)>(?s:.+?))"
                } else {
                    source += "(?s:.*?)"
                }
            }
        }
        // The newline that YAML leaves at the end of a block is not sent.
        let newline = Self.quoted("\n")
        if source.hasSuffix(newline) { source = String(source.dropLast(newline.count)) }
        guard let pattern = try? RegularExpression(start + source + end) else { return nil }
        self.pattern = pattern
        self.columns = columns
        isTelling = template.parts.contains { part in
            if case .text(let text) = part { return text.contains { !$0.isWhitespace } }
            return false
        }
    }

    /// The regular expression of words that a session may say, each value of theirs being any text on a line.
    ///
    /// - Parameter words: The words.
    /// - Returns: The expression, without groups; `nil` where the words are a message in JSON.
    static func expression(of words: Wording) -> String? {
        guard words.template != nil else { return quoted(words.text) }
        guard case .text(let template)? = words.form else { return nil }
        return template.parts.map { part in
            if case .text(let text) = part { return quoted(text) }
            return "[^\\n]*?"
        }.joined()
    }

    /// What the match tells that begins last: what was said before may look like the template too.
    func lastFound(in text: [UInt8]) -> (found: Found, start: Int)? {
        var last: RegularExpression.Match?
        while let match = pattern.firstMatch(in: text, from: last.map { $0.range.lowerBound + 1 } ?? 0) { last = match }
        return last.map { match in
            var found = Found()
            for name in pattern.groupNames.compactMap(\.self) {
                guard let range = match[name] else { continue }
                let text = RegularExpression.string(text[range], of: text)
                if let column = columns[name] {
                    found.columns[column] = text
                } else {
                    found.values[name] = Value(reading: text)
                }
            }
            return (found, match.range.lowerBound)
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = ""
        for character in text.replacing("\r\n", with: "\n") {
            if character == "\n" {
                quoted += "\\r?\\n"
            } else if character.isASCII, !character.isLetter, !character.isNumber, character != " " {
                quoted += "\\\(character)"
            } else {
                quoted.append(character)
            }
        }
        return quoted
    }
}
