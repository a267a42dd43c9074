import SockratesPatterns
import SockratesQuiz

/// Reads back from the text of a made question what it was made of, as far as its text tells.
struct AskPattern: Sendable {
    private let pattern: RegularExpression
    private let draft: QuestionDraft
    private let rows: [MadeQuestions.Row]
    /// The columns that the text shows, by the names of their groups.
    private let columns: [String: Int]

    /// Makes the pattern of a question's text.
    ///
    /// - Parameters:
    ///   - draft: The question; `nil` comes out for one whose text is no text.
    ///   - rows: The rows that it is made from.
    init?(_ draft: QuestionDraft, rows: [MadeQuestions.Row]) {
        guard case .text(let template) = draft.ask else { return nil }
        var source = "(?:^|\\n)"
        var columns: [String: Int] = [:]
        var names: Set<String> = []
        for part in template.parts {
            switch part {
            case .text(let text): source += Self.quoted(text)
            case .column(let column):
                let name = "column\(column)"
                source += names.insert(name).inserted ? "(?P<\(name)>.+?)" : "(?:.+?)"
                columns[name] = column
            case .expression(let expression):
                if let name = expression.soleName, names.insert(name).inserted, Self.isASCII(name) {
                    source += "(?P<\(name)>.+?)"
                } else {
                    source += "(?s:.*?)"
                }
            }
        }
        source = Self.trimmedEnd(source)
        guard let pattern = try? RegularExpression(source + "(?:\\r?\\n|$)") else { return nil }
        self.pattern = pattern
        self.draft = draft
        self.rows = rows
        self.columns = columns
    }

    /// The right answer to the question that a text ends with; `nil` where it is another question, or the text does not tell.
    func answer(to text: [UInt8]) -> (response: String, at: Int)? {
        guard let match = lastMatch(in: text) else { return nil }
        var values: [String: Value] = [:]
        for name in pattern.groupNames.compactMap(\.self) where columns[name] == nil {
            if let range = match[name] {
                values[name] = Value(reading: RegularExpression.string(text[range], of: text))
            }
        }
        guard let cells = cells(match, text) else { return nil }
        for (column, name) in draft.columns.enumerated() where cells.indices.contains(column) {
            values[name] = values[name] ?? cells[column].value
        }
        var filling = Filling(cells, scope: Scope(seed: 0, values: values))
        filling.values = values
        guard let response = try? draft.answer.response(&filling) else { return nil }
        return (response, match.range.lowerBound)
    }

    /// The match that begins last: what was said before may look like the question too.
    private func lastMatch(in text: [UInt8]) -> RegularExpression.Match? {
        var last: RegularExpression.Match?
        while let match = pattern.firstMatch(in: text, from: last.map { $0.range.lowerBound + 1 } ?? 0) { last = match }
        return last
    }

    /// The first row that shows what the text shows.
    private func cells(_ match: RegularExpression.Match, _ text: [UInt8]) -> [Cell]? {
        if rows.isEmpty { return [] }
        let shown = columns.compactMap { name, column in
            match[name].map { (column, RegularExpression.string(text[$0], of: text)) }
        }
        let row = rows.first { row in
            shown.allSatisfy { column, text in row.row.cell(column, row.separators).shown == text }
        }
        return row.map { row in draft.columns.indices.map { row.row.cell($0, row.separators) } }
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

    private static func isASCII(_ name: String) -> Bool { name.utf8.allSatisfy { $0 < 0x80 } }

    /// The newline that YAML leaves at the end of a block is not sent.
    private static func trimmedEnd(_ source: String) -> String {
        source.hasSuffix("\\r?\\n") ? String(source.dropLast(6)) : source
    }
}
