import SockratesJudge
import SockratesQuiz

/// Reads one item of `questions`: a question, or one for each row of a table.
struct EntryReader {
    static let keys =
        ["ask", "from", "where", "hint", "hints", "time", "check"] + AnswerReader.keys + Settings.questionKeys

    let tables: TableReader
    let script: PackScript
    let budget: QuestionBudget
    let diagnostics: Diagnostics

    /// What an item holds.
    struct Result {
        let entry: QuestionEntry
        let examples: [(response: String, isRight: Bool, place: Diagnostics.Place)]
    }

    func entry(_ node: YAMLNode, _ inherited: Settings) -> Result? {
        if diagnostics.hasHitLimit || budget.isSpent { return nil }
        guard let fields = Fields(node, what: "a question", keys: Self.keys, diagnostics: diagnostics) else {
            return nil
        }
        var settings = inherited
        settings.read(fields)
        var rules = settings.rules
        rules.time = fields.duration("time") ?? rules.time

        let source = fields.node("from").flatMap { tables.source($0) }
        if fields.has("from"), source == nil { return nil }
        if fields.has("where"), source == nil {
            diagnostics.error(
                fields.place(of: "where"),
                "\"where\" chooses rows of a table; name the table with \"from\""
            )
        }
        if fields.has("hint"), fields.has("hints") {
            diagnostics.error(fields.place(of: "hints"), "a question has \"hint\" or \"hints\", not both")
        }
        if fields.lacks("ask") { diagnostics.error(fields.place, "a question needs \"ask\"") }

        var ask: Template?
        if fields.text("ask") != nil, let node = fields.node("ask") {
            ask = template(node, source)
        }
        let hints = (fields.texts("hints") ?? fields.texts("hint") ?? []).compactMap {
            template($0, source)
        }
        let answer = AnswerReader(
            fields,
            table: source?.table,
            names: Template.Names(script: script),
            strictness: settings.strictness
        )
        let examples = self.examples(fields, hasTable: source != nil)
        guard let ask, let answer else { return nil }

        let draft = Draft(ask: ask, answer: answer, hints: hints, place: fields.place)
        let questions = source.map { rows(draft, $0, fields) } ?? [question(draft, [], line: nil)].compactMap { $0 }
        if questions.isEmpty { return nil }
        return Result(entry: QuestionEntry(questions, rules: rules), examples: examples)
    }

    private func template(_ node: YAMLNode, _ source: TableReader.Source?) -> Template? {
        let names = Template.Names(script: script)
        return Template(node, table: source?.table, names: names, diagnostics: diagnostics)
            .flatMap { diagnostics.allows($0, node.place) ? $0 : nil }
    }

    private struct Draft {
        let ask: Template
        let answer: AnswerReader
        let hints: [Template]
        let place: Diagnostics.Place

        var columnsThatMayBeEmpty: [Int] {
            ask.columnsOfExpressions + answer.columnsOfExpressions
                + hints.flatMap { $0.columns + $0.columnsOfExpressions }
        }
    }

    private func question(_ draft: Draft, _ cells: [Cell], line: Int?, row: String? = nil) -> Question? {
        guard let judge = draft.answer.judge(cells, line: line), budget.spend(patternsOf: judge, at: draft.place) else {
            return nil
        }
        do throws(ScriptFailure) {
            // Nothing here draws, so any seed gives the same.
            var random = SeededRandom(seed: 0)
            var hints: [String] = []
            for hint in draft.hints { hints.append(try hint.text(cells, random: &random)) }
            let question = Question(ask: try draft.ask.text(cells, random: &random), judge: judge, hints: hints)
            return budget.spend(question, script.stepsTaken) ? question : nil
        } catch {
            diagnostics.add(error, row: row)
            return nil
        }
    }

    private func rows(_ draft: Draft, _ source: TableReader.Source, _ fields: Fields) -> [Question] {
        let table = source.table
        var filter = RowFilter()
        if let node = fields.node("where") { filter = RowFilter(node, source, diagnostics: diagnostics) }
        let needed = Set(draft.ask.columns + draft.answer.columns).sorted()
        let used = needed + draft.columnsThatMayBeEmpty
        var cells = [Cell](repeating: .empty, count: table.columns.count)
        var questions: [Question] = []
        for row in table.rows where filter.passes(row) {
            if budget.isSpent || diagnostics.hasHitLimit || diagnostics.isFull { break }
            for column in used { cells[column] = row.cell(column, source.separators) }
            if let empty = needed.first(where: { cells[$0].items.isEmpty }) {
                let name = table.columns[empty]
                let message =
                    "the column \"\(name)\" is empty, and the question at \(diagnostics.file):\(fields.place.line) needs it; "
                    + "fill it, or leave such rows out there with where: {\(name): {empty: false}}"
                diagnostics.add(PackProblem(.error, file: table.file, line: row.line, message))
                continue
            }
            if let question = question(draft, cells, line: row.line, row: "\(table.file):\(row.line)") {
                questions.append(question)
            }
        }
        if questions.isEmpty, diagnostics.errorCount == 0 {
            diagnostics.error(
                fields.place(of: fields.has("where") ? "where" : "from"),
                "no row of \(table.file) is left"
            )
        }
        return questions
    }

    private func examples(_ fields: Fields, hasTable: Bool) -> [(
        response: String, isRight: Bool, place: Diagnostics.Place
    )] {
        guard let node = fields.node("check"),
            let check = Fields(node, what: "\"check\"", keys: ["accept", "reject"], diagnostics: diagnostics)
        else { return [] }
        if hasTable {
            diagnostics.error(node.place, "\"check\" belongs to a question of its own, not to one with a table")
            return []
        }
        return [("accept", true), ("reject", false)].flatMap { key, isRight in
            (check.texts(key) ?? []).compactMap { item in item.text.map { ($0, isRight, item.place) } }
        }
    }
}
