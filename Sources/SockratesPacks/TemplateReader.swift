/// Takes a template apart, and finds what it names that is not there.
struct TemplateReader {
    let node: YAMLNode
    let table: Table?
    let names: Template.Names
    let diagnostics: Diagnostics

    /// The parts of a text; where something is wrong with one, that is reported.
    func parts(of text: String) -> [Template.Part]? {
        // Most texts have no place, and a pack may have a hundred thousand.
        if !text.utf8.contains(UInt8(ascii: "{")) { return [.text(text)] }
        var parts: [Template.Part] = []
        var rest = text.utf8[...]
        var isRight = true
        var places = 0
        while let open = rest.firstRange(of: "{{".utf8) {
            places += 1
            if places > PackLimits.templatePlaces {
                diagnostics.error(node.place, "a text has at most \(PackLimits.templatePlaces) places for values")
                return nil
            }
            // Of more braces than two the last two open the place, so that flag{{{a}}} is flag{ and a value and }.
            let run = rest[open.lowerBound...].prefix { $0 == UInt8(ascii: "{") }
            let start = run.index(run.endIndex, offsetBy: -2)
            if start > rest.startIndex { parts.append(.text(String(rest[..<start]) ?? "")) }
            let inside = rest[run.endIndex...]
            guard let length = LuaWords.end(of: inside.prefix(PackLimits.expressionBytes)) else {
                let isLong = inside.count > PackLimits.expressionBytes
                let hint =
                    isLong
                    ? " within \(PackLimits.expressionBytes) bytes" : diagnostics.hintAtComment(in: node.place.line)
                diagnostics.error(node.place, "\"{{\" opens a place for a value, and no \"}}\" closes it\(hint)")
                return nil
            }
            let close = inside.index(inside.startIndex, offsetBy: length)
            let line = node.line(ofTextBefore: text.utf8[..<run.endIndex])
            if let part = part(String(inside[..<close]) ?? "", line: line) {
                parts.append(part)
            } else {
                isRight = false
            }
            rest = inside[close...].dropFirst(2)
        }
        guard isRight else { return nil }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest) ?? "")) }
        return parts
    }

    private func part(_ source: String, line: Int) -> Template.Part? {
        let trimmed = source.trimmed
        if let column = table?.column(trimmed) { return .column(column) }
        let blanks = source.prefix { $0.isWhitespace }.utf8.count { $0 == 0x0A }
        do throws(ScriptFailure) {
            let place = ScriptPlace(file: diagnostics.file, line: line + blanks)
            let expression = try PackExpression(trimmed, of: names.script, at: place)
            return findsNames(of: expression, trimmed) ? .expression(expression) : nil
        } catch {
            diagnostics.add(error)
            return nil
        }
    }

    /// Whether everything that an expression names is there; else that is reported.
    private func findsNames(of expression: PackExpression, _ source: String) -> Bool {
        let words = LuaWords(source)
        if names.isOpen, let stray = names.strayCall(words, table) {
            let hint = NearestWord.hint(stray, among: names.functions)
            diagnostics.error(
                node.place,
                "\"\(stray)\" is called here, which neither the script nor the library defines\(hint)"
            )
            return false
        }
        guard !names.isOpen, expression.isPath || !words.definesNames else { return true }
        let values = (table?.columns ?? []) + names.others
        let functions = expression.isPath ? [] : PackScript.libraryNames.union(names.script.names)
        var isRight = true
        for name in expression.names
        where !values.contains(name) && !names.facts.contains(name) && !functions.contains(name) {
            isRight = false
            report(name, among: values + functions.sorted(), hasValues: !values.isEmpty)
        }
        return isRight
    }

    private func report(_ name: String, among valid: [String], hasValues: Bool) {
        let hint = NearestWord.hint(name, among: valid)
        if let table, names.others.isEmpty {
            let list = hint.isEmpty ? "; it has: \(table.columns.joined(separator: ", "))" : hint
            diagnostics.error(node.place, "\(table.file) has no column \"\(name)\"\(list)")
        } else if hasValues {
            diagnostics.error(node.place, "nothing here is called \"\(name)\"\(hint)")
        } else {
            diagnostics.error(
                node.place,
                "{{\(name)}} names a column, and this question has no table (\"from\")\(hint)"
            )
        }
    }
}
