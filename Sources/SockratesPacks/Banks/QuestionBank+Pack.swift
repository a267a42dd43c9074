extension QuestionBank {
    /// The questions of a pack, each row of a table one of them.
    ///
    /// - Parameter reference: What ``Pack/load(_:flag:environment:)`` takes.
    /// - Returns: The bank. Questions that are computed, or whose answers are patterns and the like, are refused in ``notes``.
    /// - Throws: ``PackError`` where the pack can't be read.
    public static func ofPack(_ reference: String) throws(PackError) -> QuestionBank {
        let place = try PackPlace(reference)
        let diagnostics = Diagnostics(file: place.shown)
        var reader = PackBankReader(place: place, diagnostics: diagnostics)
        reader.read()
        if diagnostics.errorCount > 0 { throw PackError(diagnostics.report) }
        return reader.bank
    }
}

/// Reads the questions of a pack as they are written, for other formats.
///
/// The pack has been loaded before, and so found without mistakes.
struct PackBankReader {
    private(set) var bank = QuestionBank(format: .gift)
    private let place: PackPlace
    private let diagnostics: Diagnostics
    private let tables: TableReader

    init(place: PackPlace, diagnostics: Diagnostics) {
        self.place = place
        self.diagnostics = diagnostics
        tables = TableReader(place: place, diagnostics: diagnostics)
    }

    /// Reads the whole pack.
    mutating func read() {
        let bytes: [UInt8]
        do throws(PackFileError) { bytes = try place.contents() } catch {
            return diagnostics.error(nil, "this can't be read: \(error.message)")
        }
        guard let root = YAMLDocument(bytes, diagnostics: diagnostics).root else { return }
        let pack = PackBankNode(root)
        read(pack, PackBankDraft.Inherited(pack, from: .init()))
        for stage in pack["stages"]?.items ?? [] {
            let stage = PackBankNode(stage)
            read(stage, PackBankDraft.Inherited(stage, from: PackBankDraft.Inherited(pack, from: .init())))
        }
    }

    private mutating func read(_ stage: PackBankNode, _ inherited: PackBankDraft.Inherited) {
        for item in stage["questions"]?.items ?? [] {
            let entry = PackBankNode(item)
            guard let from = entry["from"] else {
                take(entry, inherited, [:])
                continue
            }
            guard let source = tables.source(from) else { continue }
            var filter = RowFilter()
            if let node = entry["where"] { filter = RowFilter(node, source, diagnostics: diagnostics) }
            for row in source.table.rows where filter.passes(row) {
                var cells: [String: Cell] = [:]
                for (column, name) in source.table.columns.enumerated() {
                    cells[name] = row.cell(column, source.separators)
                }
                take(entry, inherited, cells)
            }
        }
    }

    private mutating func take(_ entry: PackBankNode, _ inherited: PackBankDraft.Inherited, _ cells: [String: Cell]) {
        var draft = PackBankDraft(entry, inherited, cells)
        let line = entry.node.place.line
        do throws(BankRefusal) {
            let question = try draft.question()
            for message in draft.warnings { bank.warn(line, message) }
            bank.append(question)
        } catch {
            bank.refuse(line, error.reason)
        }
    }
}

/// A mapping of a pack, its values by their keys.
struct PackBankNode {
    let node: YAMLNode
    private let values: [String: YAMLNode]

    init(_ node: YAMLNode) {
        self.node = node
        var values: [String: YAMLNode] = [:]
        if case .mapping(let pairs) = node.content {
            for (key, value) in pairs where !value.isNull { values[key.text ?? ""] = value }
        }
        self.values = values
    }

    subscript(key: String) -> YAMLNode? { values[key] }

    var keys: Set<String> { Set(values.keys) }
}

extension YAMLNode {
    /// The items of a list; a single text is a list of one.
    var items: [YAMLNode] {
        switch content {
        case .sequence(let items): items
        case .scalar: isNull ? [] : [self]
        case .mapping: []
        }
    }

    /// The pairs of a mapping.
    var pairs: [(key: YAMLNode, value: YAMLNode)] {
        if case .mapping(let pairs) = content { pairs } else { [] }
    }
}
