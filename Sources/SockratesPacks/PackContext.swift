import SockratesQuiz

/// What every reader of a pack's parts needs.
final class PackContext {
    let place: PackPlace
    let diagnostics: Diagnostics
    let tables: TableReader
    let budget: QuestionBudget
    let answers = PackAnswers()
    /// The pack's Lua.
    let script: PackScript
    /// The programs of the pack's hooks.
    let programs: PackPrograms
    /// What a session may hold beside a question's own values.
    let sessionNames: SessionNames
    /// What every text may name: the session's own names in order, and those that all sessions have.
    private let others: [String]
    private let facts: Set<String>
    /// The numbers of stages by their names.
    let stages: [String: Int]
    /// How texts are sent.
    let wire: Wire
    /// The rows that items take from their tables, by the lines and columns of the items.
    var rowsOfItems: [Diagnostics.Place: [MadeQuestions.Row]] = [:]

    init(
        place: PackPlace,
        diagnostics: Diagnostics,
        script: PackScript,
        programs: PackPrograms,
        sessionNames: SessionNames,
        stages: [String: Int],
        wire: Wire
    ) {
        self.place = place
        self.diagnostics = diagnostics
        self.script = script
        self.programs = programs
        self.sessionNames = sessionNames
        others = sessionNames.names.sorted()
        facts = sessionNames.hasFlag ? Scope.factNames.union(["flag"]) : Scope.factNames
        self.stages = stages
        self.wire = wire
        tables = TableReader(place: place, diagnostics: diagnostics)
        budget = QuestionBudget(diagnostics: diagnostics)
    }

    /// Where a mapping stands, for messages of the pack's code.
    func place(of fields: Fields) -> ScriptPlace { ScriptPlace(file: diagnostics.file, line: fields.place.line) }

    /// What a text may name: what the session holds, and a question's own values.
    func names(_ own: [String] = [], isOpen: Bool = false) -> Template.Names {
        Template.Names(
            script: script,
            others: own + others,
            facts: facts,
            isOpen: isOpen || sessionNames.isOpen
        )
    }
}
