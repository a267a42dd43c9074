import SockratesPatterns

/// Which rows of a table become questions: all of the conditions must hold.
///
/// In a cell that holds a list, one item is enough for a condition; `not` and `empty` look at all of them.
struct RowFilter {
    /// The keys of a condition.
    static let keys = ["min", "max", "not", "empty", "matches"]

    private enum Test {
        /// An item is one of these, case and all.
        case isOne(of: Set<String>)
        case isNone(of: Set<String>)
        case isEmpty(Bool)
        case atLeast(Double)
        case atMost(Double)
        case matches(RegularExpression)
    }

    private let separators: [[UInt8]]
    private var tests: [(column: Int, test: Test)] = []

    /// The instructions of its regular expressions.
    var patternSize: Int {
        tests.reduce(0) { if case .matches(let expression) = $1.test { $0 + expression.size } else { $0 } }
    }

    /// Whether a row passes.
    func passes(_ row: TableRow) -> Bool {
        tests.allSatisfy { column, test in
            let items = row.cell(column, separators).items
            return switch test {
            case .isOne(let values): items.contains(where: values.contains)
            case .isNone(let values): !items.contains(where: values.contains)
            case .isEmpty(let wanted): items.isEmpty == wanted
            case .atLeast(let bound): items.contains { Double($0).map { $0 >= bound } ?? false }
            case .atMost(let bound): items.contains { Double($0).map { $0 <= bound } ?? false }
            case .matches(let expression): items.contains { expression.matchesWhole(Array($0.utf8)) }
            }
        }
    }

    /// A filter that every row passes.
    init() { separators = [] }

    /// Reads the conditions of `where`.
    init(_ node: YAMLNode, _ source: TableReader.Source, diagnostics: Diagnostics) {
        separators = source.separators
        let columns = source.table.columns
        guard let fields = Fields(node, what: "\"where\"", keys: columns, diagnostics: diagnostics) else { return }
        for (number, name) in columns.enumerated() {
            guard let condition = fields.node(name) else { continue }
            if case .mapping = condition.content {
                read(condition, number, diagnostics)
            } else if let values = fields.texts(name) {
                tests.append((number, .isOne(of: Self.set(values))))
            }
        }
    }

    private mutating func read(_ node: YAMLNode, _ column: Int, _ diagnostics: Diagnostics) {
        guard let fields = Fields(node, what: "a condition", keys: Self.keys, diagnostics: diagnostics) else { return }
        let number = "a number"
        if let bound = fields.value("min", number, Double.init) { tests.append((column, .atLeast(bound))) }
        if let bound = fields.value("max", number, Double.init) { tests.append((column, .atMost(bound))) }
        if let values = fields.texts("not") { tests.append((column, .isNone(of: Self.set(values)))) }
        if let pattern = fields.text("matches") {
            do throws(RegularExpressionError) {
                tests.append((column, .matches(try RegularExpression(pattern))))
            } catch {
                diagnostics.error(fields.place(of: "matches"), "the regular expression, \(error)")
                if error.isTooLarge { diagnostics.hitLimit() }
            }
        }
        if let wanted = fields.flag("empty") { tests.append((column, .isEmpty(wanted))) }
    }

    private static func set(_ values: [YAMLNode]) -> Set<String> { Set(values.compactMap(\.text)) }
}
