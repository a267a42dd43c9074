import SockratesJudge
import SockratesQuiz

/// Reads one item of `questions`: a step, a question, or a question for each row of a table.
struct EntryReader {
    static let keys = QuestionReader.keys + Settings.questionKeys + ["time"]

    static let checkKeys = ["accept", "reject"]

    let context: PackContext

    private var diagnostics: Diagnostics { context.diagnostics }

    /// What an item holds.
    struct Result {
        let entry: QuestionEntry
        var examples: [(response: String, isRight: Bool, place: Diagnostics.Place)] = []
    }

    /// Reads an item; a step may be several entries.
    func entries(_ node: YAMLNode, _ inherited: Settings) -> [Result] {
        if diagnostics.hasHitLimit || diagnostics.isFull || context.budget.isSpent { return [] }
        if StepReader.isStep(node) {
            return StepReader(context: context, settings: inherited).entries(node).map { Result(entry: $0) }
        }
        return question(node, inherited).map { [$0] } ?? []
    }

    /// Foresees what an item brings into memory that takes its questions from a table.
    ///
    /// - Parameter node: The item; anything else brings as much as it says itself.
    func foresee(_ node: YAMLNode) {
        if diagnostics.hasHitLimit || diagnostics.isFull || context.budget.isSpent || StepReader.isStep(node) { return }
        guard case .mapping(let pairs) = node.content, pairs.contains(where: { $0.key.text == "from" }),
            let fields = Fields(node, what: "a question", keys: Self.keys, diagnostics: diagnostics),
            let source = fields.node("from").flatMap({ context.tables.source($0) }),
            let draft = QuestionReader(
                context: context,
                fields: fields,
                table: source.table,
                strictness: Settings().strictness
            ).draft(), !draft.isMade
        else { return }
        let rows = kept(source, draft, fields)
        let step = max(1, rows.count / Self.mostSamples, min(Self.samplesFromOne, rows.count))
        var (count, size) = (0, 0)
        for place in stride(from: 0, to: rows.count, by: step) {
            var filling = Filling(cells(of: rows[place], source, draft.usedColumns), scope: Scope(seed: 0))
            // What fails here will fail again where it is reported.
            guard let question = try? draft.question(&filling) else { break }
            count += 1
            size += question.byteCount
            // Patterns are counted by themselves, and take long to compile.
            if question.judge.patternSize > 0 || size > Self.mostSampled { break }
        }
        context.budget.foresee(rows.count, ofSize: count == 0 ? 0 : size / count, at: fields.place(of: "from"))
    }

    /// How many questions are made to see how large they are: one of 16, and no more than this.
    private static let mostSamples = 64
    private static let samplesFromOne = 16
    private static let mostSampled = 2 << 20

    private func question(_ node: YAMLNode, _ inherited: Settings) -> Result? {
        guard let fields = Fields(node, what: "a question", keys: Self.keys, diagnostics: diagnostics) else {
            return nil
        }
        var settings = inherited
        settings.read(fields)
        var rules = settings.rules
        rules.time = fields.duration("time") ?? rules.time
        if fields.has("time") { rules.shrink = nil }

        let source = fields.node("from").flatMap { context.tables.source($0) }
        if fields.has("from"), source == nil { return nil }
        if fields.has("where"), source == nil {
            diagnostics.error(
                fields.place(of: "where"),
                "\"where\" chooses rows of a table; name the table with \"from\""
            )
        }
        let reader = QuestionReader(
            context: context,
            fields: fields,
            table: source?.table,
            strictness: settings.strictness
        )
        let draft = reader.draft()
        let examples = self.examples(fields, hasTable: source != nil)
        guard let draft else { return nil }

        if draft.isMade {
            let rows = source.map { kept($0, draft, fields) } ?? []
            if source != nil, rows.isEmpty || !context.budget.spend(rows: rows.count, at: fields.place(of: "from")) {
                return nil
            }
            let made = MadeQuestions(draft: draft, rows: rows, file: diagnostics.file)
            return Result(entry: QuestionEntry(made, rules: rules), examples: examples)
        }
        let questions =
            source.map { self.questions(draft, $0, fields) } ?? [question(draft, [], row: nil)].compactMap { $0 }
        if questions.isEmpty { return nil }
        return Result(entry: QuestionEntry(questions, rules: rules), examples: examples)
    }

    /// The question of a row that is the same in every session.
    private func question(_ draft: QuestionDraft, _ cells: [Cell], row: (file: String, line: Int)?) -> Question? {
        do {
            var filling = Filling(cells, scope: Scope(seed: 0))
            let question = try draft.question(&filling)
            guard context.budget.spend(patternsOf: question.judge, at: draft.place) else { return nil }
            return context.budget.spend(question, context.script.stepsTaken, at: draft.place) ? question : nil
        } catch let mistake as AnswerMistake {
            AnswerReader.report(mistake, diagnostics, row: row)
        } catch let failure as ScriptFailure {
            diagnostics.add(failure, row: row)
        } catch {
            diagnostics.error(nil, "\(error)")
        }
        return nil
    }

    private func questions(_ draft: QuestionDraft, _ source: TableReader.Source, _ fields: Fields) -> [Question] {
        let table = source.table
        let used = draft.usedColumns
        var questions: [Question] = []
        for row in kept(source, draft, fields) {
            if context.budget.isSpent || diagnostics.hasHitLimit || diagnostics.isFull { break }
            let cells = cells(of: row, source, used)
            if let question = question(draft, cells, row: (table.file, row.row.line)) { questions.append(question) }
        }
        return questions
    }

    private func cells(of row: MadeQuestions.Row, _ source: TableReader.Source, _ columns: [Int]) -> [Cell] {
        var cells = [Cell](repeating: .empty, count: source.table.columns.count)
        for column in columns { cells[column] = row.row.cell(column, source.separators) }
        return cells
    }

    /// The rows that `where` keeps and that have what the question needs.
    private func kept(_ source: TableReader.Source, _ draft: QuestionDraft, _ fields: Fields) -> [MadeQuestions.Row] {
        if let known = context.rowsOfItems[fields.place] { return known }
        let table = source.table
        guard context.budget.see(rows: table.rows.count, at: fields.place(of: "from")) else { return [] }
        var filter = RowFilter()
        if let node = fields.node("where") {
            filter = RowFilter(node, source, diagnostics: diagnostics)
            guard context.budget.spend(patterns: filter.patternSize, at: node.place) else { return [] }
        }
        let needed = Set(draft.neededColumns).sorted()
        var rows: [MadeQuestions.Row] = []
        for row in table.rows where filter.passes(row) {
            if diagnostics.isFull { break }
            if let empty = needed.first(where: { row.cell($0, source.separators).items.isEmpty }) {
                let name = table.columns[empty]
                let message =
                    "the column \"\(name)\" is empty, and the question at \(diagnostics.file):\(fields.place.line) needs it; "
                    + "fill it, or leave such rows out there with where: {\(name): {empty: false}}"
                diagnostics.add(PackProblem(.error, file: table.file, line: row.line, message))
                continue
            }
            rows.append(MadeQuestions.Row(row: row, separators: source.separators))
        }
        context.rowsOfItems[fields.place] = rows
        if rows.isEmpty, diagnostics.errorCount == 0 {
            diagnostics.error(
                fields.place(of: fields.has("where") ? "where" : "from"),
                "no row of \(table.file) is left"
            )
        }
        return rows
    }

    private func examples(_ fields: Fields, hasTable: Bool) -> [(
        response: String, isRight: Bool, place: Diagnostics.Place
    )] {
        guard let node = fields.node("check"),
            let check = Fields(node, what: "\"check\"", keys: Self.checkKeys, diagnostics: diagnostics)
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
