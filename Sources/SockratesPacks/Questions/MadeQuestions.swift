import SockratesQuiz

/// Questions that are made while sessions run, from rows of a table or from what is drawn alone.
struct MadeQuestions: QuestionSource {
    /// A row and what separates the items of its cells.
    struct Row: Sendable {
        let row: TableRow
        let separators: [[UInt8]]
    }

    let draft: QuestionDraft
    /// The rows; none where there is no table.
    let rows: [Row]
    let file: String

    var count: Int { max(1, rows.count) }
    var setsPoints: Bool { draft.points != nil }

    func question(_ index: Int, in scope: Scope) throws(BrokenQuestion) -> Question {
        var cells: [Cell] = []
        if rows.indices.contains(index) {
            let row = rows[index]
            cells = draft.columns.indices.map { row.row.cell($0, row.separators) }
        }
        var filling = Filling(cells, scope: scope)
        do {
            return try draft.question(&filling)
        } catch let mistake as AnswerMistake {
            throw BrokenQuestion("\(file):\(mistake.place.line): \(mistake.message)")
        } catch {
            throw BrokenQuestion("\(error)")
        }
    }
}
