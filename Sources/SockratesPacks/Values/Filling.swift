import SockratesQuiz

/// What templates and values are filled from while something is made for a session.
struct Filling {
    /// The row of the table; empty where there is none.
    let cells: [Cell]
    /// What the session holds.
    let scope: Scope
    /// What draws draw from.
    var random: SeededRandom
    /// What has been drawn and computed so far.
    var values: [String: Value] = [:]

    init(_ cells: [Cell] = [], scope: Scope) {
        self.cells = cells
        self.scope = scope
        random = SeededRandom(seed: scope.seed)
    }

    /// Counts what is made: its steps or bytes.
    ///
    /// - Throws: ``ScriptFailure`` where that is more than the event may take.
    func spend(_ steps: Int, at place: ScriptPlace?) throws(ScriptFailure) {
        try scope.allowance.spend(steps, at: place)
    }

    /// The text of a template.
    mutating func text(_ template: Template) throws(ScriptFailure) -> String {
        if let plain = template.solePart { return plain }
        let (values, scope) = (values, scope)
        return try template.text(cells, random: &random, within: scope.allowance) {
            values[$0] ?? scope.value(named: $0)
        }
    }

    /// The texts of a template; several where it is one place that stands for a list.
    mutating func texts(_ template: Template) throws(ScriptFailure) -> [String] {
        let (values, scope) = (values, scope)
        return try template.texts(cells, random: &random, within: scope.allowance) {
            values[$0] ?? scope.value(named: $0)
        }
    }

    /// The value of a template, with its kind where it is one place and nothing else.
    mutating func value(_ template: Template) throws(ScriptFailure) -> Value {
        let (values, scope) = (values, scope)
        return try template.value(cells, random: &random, within: scope.allowance) {
            values[$0] ?? scope.value(named: $0)
        }
    }

    /// The value of an expression.
    mutating func value(_ expression: PackExpression) throws(ScriptFailure) -> Value {
        let (values, scope) = (values, scope)
        return try expression.value(random: &random, within: scope.allowance) { values[$0] ?? scope.value(named: $0) }
    }
}
