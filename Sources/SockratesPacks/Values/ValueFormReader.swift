import SockratesQuiz

/// Reads values: what a pack writes itself, expressions, and draws.
struct ValueFormReader {
    /// The keys of which one makes a mapping a draw.
    static let draws = ["integer", "float", "choice", "sample", "shuffle", "string", "word", "row"]
    /// The keys that may stand beside them.
    static let companions = ["digits", "count", "of", "where"]

    let context: PackContext
    let table: Table?
    let names: Template.Names
    /// Whether a mapping with a draw's key is a draw, and not a map.
    var allowsDraws = true

    private var diagnostics: Diagnostics { context.diagnostics }

    /// Reads `values` or `variables`: names and values, each of which may use those before it.
    func values(_ key: String, of fields: Fields) -> ValuesForm? {
        guard let node = fields.node(key) else { return nil }
        guard case .mapping(let pairs) = node.content else {
            diagnostics.error(node.place, "\"\(key)\" is a mapping of names to values, not \(node.kind)")
            return nil
        }
        if pairs.count > PackLimits.names {
            diagnostics.error(
                pairs[PackLimits.names].key.place,
                "\"\(key)\" has at most \(PackLimits.names) names; these are \(pairs.count)"
            )
            return nil
        }
        var forms: [(name: String, form: ValueForm)] = []
        for (name, value) in pairs {
            guard let text = name.text, Self.isName(text) else {
                diagnostics.error(
                    name.place,
                    "a value's name has letters, digits and \"_\", no digit first, and is no word of Lua; not \"\(name.text ?? "")\""
                )
                continue
            }
            if key != "values", Scope.factNames.contains(text) {
                diagnostics.error(name.place, "every session has a \"\(text)\" of its own; take another name")
                continue
            }
            if let form = form(value) { forms.append((text, form)) }
        }
        return ValuesForm(forms: forms)
    }

    /// Reads one value.
    func form(_ node: YAMLNode) -> ValueForm? {
        switch node.content {
        case .scalar(let text, let isPlain):
            if text.contains("{{") {
                return Template(node, table: table, names: names, diagnostics: diagnostics).map { .template($0) }
            }
            return .constant(isPlain ? Self.plain(text, node) : .text(text))
        case .sequence(let items):
            let forms = items.compactMap(form)
            if forms.count < items.count { return nil }
            let constants = forms.compactMap(\.constant)
            return constants.count == forms.count ? .constant(.list(constants)) : .list(forms)
        case .mapping(let pairs):
            let keys = pairs.compactMap(\.key.text)
            if allowsDraws {
                if keys.contains(where: Self.draws.contains) { return draw(node) }
                warnOfMisspeltDraw(pairs, keys)
            }
            var forms: [(name: String, form: ValueForm)] = []
            for (name, value) in pairs {
                guard let name = name.text, let form = form(value) else { return nil }
                forms.append((name, form))
            }
            let constants = forms.compactMap { pair in pair.form.constant.map { (pair.name, $0) } }
            if constants.count == forms.count { return .constant(.map(Dictionary(constants) { $1 })) }
            return .map(forms)
        }
    }

    /// A map whose one key is almost that of a draw is most likely meant to be one.
    private func warnOfMisspeltDraw(_ pairs: [(key: YAMLNode, value: YAMLNode)], _ keys: [String]) {
        let own = keys.filter { !Self.companions.contains($0) }
        guard own.count == 1, let near = NearestWord.to(own[0], among: Self.draws),
            let place = pairs.first(where: { $0.key.text == own[0] })?.key.place
        else { return }
        diagnostics.warning(
            place,
            "\"\(own[0])\" is a name in a map here, and nothing is drawn; did you mean \"\(near)\"?"
        )
    }

    private static func plain(_ text: String, _ node: YAMLNode) -> Value {
        if node.isNull { return .null }
        if let integer = Int64(text) { return .integer(integer) }
        if let whole = WholeNumber(text) { return .whole(whole) }
        if let number = Double(text), number.isFinite { return .number(number) }
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: return .text(text)
        }
    }

    static func isName(_ text: String) -> Bool {
        guard let first = text.first, !first.isNumber, !LuaWords.reserved.contains(text) else { return false }
        return text.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
    }

    // MARK: Draws

    private func draw(_ node: YAMLNode) -> ValueForm? {
        guard
            let fields = Fields(
                node,
                what: "a drawn value",
                keys: Self.draws + Self.companions,
                diagnostics: diagnostics
            )
        else { return nil }
        let written = Self.draws.filter(fields.has)
        guard written.count == 1, let kind = written.first, let value = fields.node(kind) else {
            diagnostics.error(node.place, "a drawn value has one of \(Self.draws.joined(separator: ", "))")
            return nil
        }
        let place = ScriptPlace(file: diagnostics.file, line: node.place.line)
        let count = fields.integer("count", in: 1...100_000)
        switch kind {
        case "integer": return integer(value, place)
        case "float": return float(value, fields, place)
        case "string": return string(fields, place)
        case "word", "row": return row(value, kind, fields, count, place)
        default:
            guard let items = form(value) else { return nil }
            let wanted: ItemsDraw.Wanted
            switch kind {
            case "choice": wanted = .one
            case "sample": wanted = .some(count: count ?? 1)
            default: wanted = .all
            }
            if case .list(let known)? = items.constant, known.isEmpty || known.count < count ?? 0 {
                diagnostics.error(
                    value.place,
                    "there are \(known.count) items to choose from, and \(count ?? 1) are wanted"
                )
                return nil
            }
            return .draw(ItemsDraw(items: items, wanted: wanted, place: place))
        }
    }

    private func integer(_ node: YAMLNode, _ place: ScriptPlace) -> ValueForm? {
        guard case .sequence(let ends) = node.content, ends.count == 2, let low = form(ends[0]),
            let high = form(ends[1])
        else {
            diagnostics.error(node.place, "\"integer\" is two whole numbers, both included, such as [1, 100]")
            return nil
        }
        if let low = low.constant, let high = high.constant {
            guard case .integer(let low) = low, case .integer(let high) = high, low <= high else {
                diagnostics.error(node.place, "\"integer\" is two whole numbers, the lower one first, such as [1, 100]")
                return nil
            }
        }
        return .draw(IntegerDraw(low: low, high: high, place: place))
    }

    private func float(_ node: YAMLNode, _ fields: Fields, _ place: ScriptPlace) -> ValueForm? {
        guard case .sequence(let ends) = node.content, ends.count == 2, let low = ends[0].text.flatMap(Double.init),
            let high = ends[1].text.flatMap(Double.init), low < high, low.isFinite, high.isFinite
        else {
            diagnostics.error(node.place, "\"float\" is two numbers, the lower one first, such as [0, 1]")
            return nil
        }
        let digits = fields.integer("digits", in: 0...12) ?? 6
        guard FloatDraw.tellsSteps(from: low, to: high, digits: digits) else {
            diagnostics.error(
                node.place,
                "\"float\" draws numbers of at most 15 digits; with \(digits) behind the point these have more: narrow the range, or ask for fewer \"digits\""
            )
            return nil
        }
        return .draw(FloatDraw(low: low, high: high, digits: digits, place: place))
    }

    private func string(_ fields: Fields, _ place: ScriptPlace) -> ValueForm? {
        guard let length = fields.integer("string", in: 1...65_536) else { return nil }
        let alphabet = Array(fields.text("of") ?? "abcdefghijklmnopqrstuvwxyz")
        if alphabet.isEmpty {
            diagnostics.error(fields.place(of: "of"), "\"of\" holds the characters that are drawn from")
            return nil
        }
        return .draw(StringDraw(length: length, alphabet: alphabet, place: place))
    }

    private func row(
        _ node: YAMLNode,
        _ kind: String,
        _ fields: Fields,
        _ count: Int?,
        _ place: ScriptPlace
    ) -> ValueForm? {
        guard let source = context.tables.source(node) else { return nil }
        var filter = RowFilter()
        if let node = fields.node("where") { filter = RowFilter(node, source, diagnostics: diagnostics) }
        guard context.budget.see(rows: source.table.rows.count, at: node.place),
            context.budget.spend(patterns: filter.patternSize, at: node.place)
        else { return nil }
        let columns = source.table.columns
        let numbers = Array(source.table.rows.filter { filter.passes($0) }.map { UInt32(clamping: $0.number) })
        guard !numbers.isEmpty, numbers.count >= count ?? 1 else {
            diagnostics.error(
                node.place,
                "\(source.table.file) has \(numbers.count) rows to choose from, and \(count ?? 1) are wanted"
            )
            return nil
        }
        return .draw(
            RowDraw(
                table: source.table.cells,
                rows: numbers,
                columns: columns,
                separators: source.separators,
                isWord: kind == "word" || columns.count == 1,
                place: place,
                count: count
            )
        )
    }
}
