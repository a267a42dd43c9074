import SockratesQuiz

/// A text with places for values, as in `What is the capital of {{country}}?` or `{{a}} + {{b}} is {{a + b}}, or {{base64(word)}}`.
///
/// A place that is a name is filled without a script engine; anything else is a ``PackExpression``.
struct Template: Sendable {
    enum Part: Sendable {
        case text(String)
        /// The number of a column.
        case column(Int)
        case expression(PackExpression)
    }

    let parts: [Part]
    /// Where it stands.
    let place: ScriptPlace
    /// The columns of the names that expressions have.
    private let columnsByName: [String: Int]
    /// The names that are no columns and no functions.
    private let others: Set<String>

    /// What a text may name beside the columns of its table.
    struct Names {
        /// The Lua of the pack.
        let script: PackScript
        /// Drawn values, variables and the like.
        var others: [String] = []
        /// What every session has.
        var facts: Set<String> = []
        /// Whether code of the pack may give names that can't be known before it runs.
        var isOpen = false

        /// Whether a session may hold a value of the name.
        func holds(_ name: String) -> Bool { facts.contains(name) || others.contains(name) }

        func isFunction(_ name: String) -> Bool {
            PackScript.libraryNames.contains(name) || script.names.contains(name)
        }

        /// The names of all functions.
        var functions: [String] { script.names + PackScript.libraryNames.sorted() }

        /// A function that code calls and that is not there: no value is one, so it can't turn up later.
        func strayCall(_ words: LuaWords, _ table: Table?) -> String? {
            if words.definesNames { return nil }
            return words.calls.first { !knows($0, table) }
        }

        /// A value that code names and that is not there; `nil` where there may be values that nobody knows yet.
        func strayName(_ words: LuaWords, _ table: Table?) -> String? {
            if isOpen || words.definesNames { return nil }
            return words.names.first { !knows($0, table) }
        }

        private func knows(_ name: String, _ table: Table?) -> Bool {
            isFunction(name) || holds(name) || table?.column(name) != nil
        }
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - node: The text and where it stands.
    ///   - table: The table whose columns may be named.
    ///   - names: What else may be named.
    ///   - diagnostics: Where mistakes are reported.
    init?(_ node: YAMLNode, table: Table?, names: Names, diagnostics: Diagnostics) {
        guard let text = node.text else { return nil }
        let reader = TemplateReader(node: node, table: table, names: names, diagnostics: diagnostics)
        guard let parts = reader.parts(of: text) else { return nil }
        self.parts = parts
        place = ScriptPlace(file: diagnostics.file, line: node.place.line)
        var columns: [String: Int] = [:]
        var others: Set<String> = []
        for case .expression(let expression) in parts {
            for name in expression.namesSeen {
                if let column = table?.column(name) {
                    columns[name] = column
                } else if names.isOpen ? !names.isFunction(name) : names.holds(name) {
                    others.insert(name)
                }
            }
        }
        columnsByName = columns
        self.others = others
    }

    /// Whether it has no places, so that it reads the same in every row.
    var isPlain: Bool { parts.allSatisfy { if case .text = $0 { true } else { false } } }

    /// Whether it is one place and nothing else, so that it keeps the kind of its value.
    var isSolePlace: Bool {
        guard parts.count == 1 else { return false }
        if case .text = parts[0] { return false }
        return true
    }

    /// Whether an expression is a part of it, beside texts and columns.
    var isComputed: Bool { parts.contains { if case .expression = $0 { true } else { false } } }

    /// Its only part, where that is a text.
    var solePart: String? {
        if parts.count == 1, case .text(let text) = parts[0] { return text }
        return nil
    }

    /// What it says in every row; `nil` where it has places.
    var plainText: String? {
        var text = ""
        for part in parts {
            guard case .text(let piece) = part else { return nil }
            text += piece
        }
        return text
    }

    /// Whether it draws at random, and so reads another way in each session.
    var draws: Bool { parts.contains { if case .expression(let expression) = $0 { expression.draws } else { false } } }

    /// Whether it reads the same in every session, for the same row.
    var isSettled: Bool { !draws && others.isEmpty }

    /// The columns that must not be empty: an expression may know what to do without a value.
    var columns: [Int] { parts.compactMap { if case .column(let column) = $0 { column } else { nil } } }

    /// The columns that expressions may ask for.
    var columnsOfExpressions: [Int] { Array(columnsByName.values) }

    /// The text for a row, and for values that are not the row's.
    ///
    /// - Parameters:
    ///   - cells: The row; empty where there is no table.
    ///   - random: What expressions draw from.
    ///   - allowance: What they and the text may take.
    ///   - value: The value of a name that is no column.
    /// - Returns: The text.
    /// - Throws: ``ScriptFailure`` where an expression has no value.
    func text(
        _ cells: [Cell],
        random: inout SeededRandom,
        within allowance: Allowance,
        _ value: (String) -> Value? = { _ in nil }
    ) throws(ScriptFailure) -> String {
        if let solePart { return solePart }
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .column(let column): try add(cells[column].shown, to: &result, allowance)
            case .expression(let expression):
                try add(self.value(expression, cells, &random, allowance, value).text, to: &result, allowance)
            }
        }
        return result
    }

    /// Puts a piece into a text, which many places may make long.
    private func add(_ piece: String, to text: inout String, _ allowance: Allowance) throws(ScriptFailure) {
        try allowance.spend(piece.utf8.count, at: place)
        text += piece
    }

    /// The texts for a row, where a place that is the whole template may stand for a list of them.
    func texts(
        _ cells: [Cell],
        random: inout SeededRandom,
        within allowance: Allowance,
        _ value: (String) -> Value? = { _ in nil }
    ) throws(ScriptFailure) -> [String] {
        if parts.count == 1, case .column(let column) = parts[0] { return cells[column].items }
        if parts.count == 1, case .expression(let expression) = parts[0],
            case .list(let items) = try self.value(expression, cells, &random, allowance, value)
        {
            return items.map(\.text)
        }
        return [try text(cells, random: &random, within: allowance, value)]
    }

    /// The value for a row: of a place that is the whole template with its kind, else a text.
    func value(
        _ cells: [Cell],
        random: inout SeededRandom,
        within allowance: Allowance,
        _ value: (String) -> Value?
    ) throws(ScriptFailure) -> Value {
        if parts.count == 1, case .column(let column) = parts[0] { return cells[column].value }
        if parts.count == 1, case .expression(let expression) = parts[0] {
            return try self.value(expression, cells, &random, allowance, value)
        }
        return .text(try text(cells, random: &random, within: allowance, value))
    }

    private func value(
        _ expression: PackExpression,
        _ cells: [Cell],
        _ random: inout SeededRandom,
        _ allowance: Allowance,
        _ value: (String) -> Value?
    ) throws(ScriptFailure) -> Value {
        try expression.value(random: &random, within: allowance) { name in
            columnsByName[name].map { cells[$0].value } ?? value(name)
        }
    }
}

extension Cell {
    /// The cell in an expression, without what its answer lines say in brackets: a list where it holds one, a number where it
    /// reads as a number is written, else a text.
    var value: Value {
        items.count > 1 ? .list(items.map { Value(reading: Self.main($0)) }) : Value(reading: shown)
    }
}
