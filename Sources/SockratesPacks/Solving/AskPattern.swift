import SockratesQuiz

/// Reads back from the text of a made question what it was made of, as far as its text tells.
struct AskPattern: Sendable {
    /// A right answer.
    struct Answer: Sendable {
        let response: String
        let shape: ResponseShape
        /// Where the question begins in the text.
        let start: Int
    }

    private enum Form {
        /// The text as a part of others, and as all there is, for values of several lines.
        case text(TemplatePattern, whole: TemplatePattern)
        case json(MessagePattern)
    }

    private let form: Form
    private let draft: QuestionDraft
    private let rows: [MadeQuestions.Row]
    /// The variables that a session begins with.
    private let variables: [String: Value]
    /// Whether the question has words of its own, by which it is known.
    let isTelling: Bool

    /// Makes the pattern of a question's text; `nil` where the text tells nothing.
    ///
    /// - Parameters:
    ///   - draft: The question.
    ///   - rows: The rows that it is made from.
    ///   - progress: The regular expression of what stands before the question, with the place where a line begins.
    ///   - variables: The variables that a session begins with.
    init?(_ draft: QuestionDraft, rows: [MadeQuestions.Row], after progress: String, variables: [String: Value]) {
        self.draft = draft
        self.rows = rows
        self.variables = variables
        switch draft.ask {
        case .text(let template):
            guard
                let pattern = TemplatePattern(template, after: "(?:^|\\n)\(progress)", before: "(?:\\r?\\n|$)"),
                let whole = TemplatePattern(template, after: "^\(progress)", before: "\\s*$"),
                pattern.isTelling || pattern.hasNames
            else { return nil }
            form = .text(pattern, whole: whole)
            isTelling = pattern.isTelling
        case .json(let form):
            self.form = .json(MessagePattern(form))
            isTelling = true
        }
    }

    /// The right answer to the question that a text ends with.
    ///
    /// - Parameters:
    ///   - text: What has come.
    ///   - isWhole: Whether the question is known to begin where the text does.
    /// - Returns: The answer; `nil` where it is another question, or the text does not tell.
    func answer(to text: [UInt8], isWhole: Bool) -> Answer? {
        switch form {
        case .text(let pattern, let whole):
            return (isWhole ? [whole, pattern] : [pattern, whole]).lazy.compactMap { pattern in
                pattern.lastFound(in: text).flatMap { answer($0.found, at: $0.start) }
            }.first
        case .json(let pattern):
            guard let line = text.split(separator: 0x0A).last, let value = Value(json: line) else { return nil }
            return pattern.found(in: value).flatMap { answer($0, at: line.startIndex) }
        }
    }

    private func answer(_ found: TemplatePattern.Found, at start: Int) -> Answer? {
        guard let cells = cells(found) else { return nil }
        var values = variables.merging(found.values) { $1 }
        for (column, name) in draft.columns.enumerated() where cells.indices.contains(column) {
            values[name] = values[name] ?? cells[column].value
        }
        var filling = Filling(cells, scope: Scope(seed: 0, values: values))
        filling.values = values
        guard let response = try? draft.response(&filling) else { return nil }
        return Answer(response: response, shape: draft.shape, start: start)
    }

    /// The first row that shows what the text shows; `nil` where the text shows nothing of it.
    private func cells(_ found: TemplatePattern.Found) -> [Cell]? {
        if rows.isEmpty { return [] }
        if found.columns.isEmpty, rows.count > 1 { return nil }
        let row = rows.first { row in
            found.columns.allSatisfy { column, text in row.row.cell(column, row.separators).shown == text }
        }
        return row.map { row in draft.columns.indices.map { row.row.cell($0, row.separators) } }
    }
}
