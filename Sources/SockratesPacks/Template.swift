/// A text with places for a row's cells, as in `What is the capital of {{country}}?`.
struct Template {
    enum Part: Equatable {
        case text(String)
        /// The number of a column.
        case column(Int)
    }

    let parts: [Part]

    /// Whether it has no places, so that it reads the same in every row.
    var isPlain: Bool { parts.allSatisfy { if case .text = $0 { true } else { false } } }

    /// The column, where the template is one place and nothing else.
    var soleColumn: Int? {
        if case .column(let column)? = parts.first, parts.count == 1 { return column }
        return nil
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - node: The text and where it stands.
    ///   - table: The table whose columns may be named; without one, no name is right.
    ///   - diagnostics: Where mistakes are reported.
    init?(_ node: YAMLNode, table: Table?, diagnostics: Diagnostics) {
        guard let text = node.text else { return nil }
        var parts: [Part] = []
        var rest = text[...]
        var isRight = true
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<open.lowerBound]))) }
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                diagnostics.error(node.place, "\"{{\" opens a column's place, and no \"}}\" closes it")
                return nil
            }
            let name = rest[open.upperBound..<close.lowerBound].filter { $0 != " " }
            if let column = table?.column(name) {
                parts.append(.column(column))
            } else {
                isRight = false
                if let table {
                    let hint = NearestWord.hint(name, among: table.columns)
                    let list = hint.isEmpty ? "; it has: \(table.columns.joined(separator: ", "))" : hint
                    diagnostics.error(node.place, "\(table.file) has no column \"\(name)\"\(list)")
                } else {
                    diagnostics.error(
                        node.place,
                        "{{\(name)}} names a column, and this question has no table (\"from\")"
                    )
                }
            }
            rest = rest[close.upperBound...]
        }
        guard isRight else { return nil }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// The text for a row.
    func text(_ cells: [Cell]) -> String {
        if case .text(let text)? = parts.first, parts.count == 1 { return text }
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .column(let column): result += cells[column].shown
            }
        }
        return result
    }

    /// The columns that it uses.
    var columns: [Int] {
        parts.compactMap { if case .column(let column) = $0 { column } else { nil } }
    }
}
