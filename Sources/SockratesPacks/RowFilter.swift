/// Which rows of a table become questions: all of the conditions must hold.
struct RowFilter {
    private enum Test {
        /// The cell is one of these, case and all.
        case isOne(of: Set<String>)
        case isNone(of: Set<String>)
        case isEmpty(Bool)
        case atLeast(Double)
        case atMost(Double)
    }

    private var tests: [(column: Int, test: Test)] = []

    /// Whether a row passes.
    func passes(_ cells: [String]) -> Bool {
        tests.allSatisfy { column, test in
            let cell = cells[column]
            return switch test {
            case .isOne(let values): values.contains(cell)
            case .isNone(let values): !values.contains(cell)
            case .isEmpty(let wanted): cell.isEmpty == wanted
            case .atLeast(let bound): Double(cell).map { $0 >= bound } ?? false
            case .atMost(let bound): Double(cell).map { $0 <= bound } ?? false
            }
        }
    }

    /// A filter that every row passes.
    init() {}

    /// Reads the conditions of `where`.
    init(_ node: YAMLNode, table: Table, diagnostics: Diagnostics) {
        guard let fields = Fields(node, what: "\"where\"", keys: table.columns, diagnostics: diagnostics) else {
            return
        }
        for (number, name) in table.columns.enumerated() {
            guard let condition = fields.node(name) else { continue }
            if case .mapping = condition.content {
                read(condition, number, diagnostics)
            } else if let values = fields.texts(name) {
                tests.append((number, .isOne(of: Set(values.compactMap(\.text)))))
            }
        }
    }

    private mutating func read(_ node: YAMLNode, _ column: Int, _ diagnostics: Diagnostics) {
        let keys = ["min", "max", "not", "empty"]
        guard let fields = Fields(node, what: "a condition", keys: keys, diagnostics: diagnostics) else { return }
        let number = "a number"
        if let bound = fields.value("min", number, Double.init) { tests.append((column, .atLeast(bound))) }
        if let bound = fields.value("max", number, Double.init) { tests.append((column, .atMost(bound))) }
        if let values = fields.texts("not") { tests.append((column, .isNone(of: Set(values.compactMap(\.text))))) }
        if let wanted = fields.flag("empty") { tests.append((column, .isEmpty(wanted))) }
    }
}
