import SockratesJudge

/// Reads what a question accepts: exactly one of the kinds of answer.
struct AnswerReader {
    /// The kinds, in the order in which messages name them.
    private static let kinds: [any AnswerKind.Type] = [
        LinesAnswer.self, ListAnswer.self, NumberAnswer.self, RangeAnswer.self, DateAnswer.self, RegexAnswer.self,
        GlobAnswer.self, JSONAnswer.self, DigestAnswer.self, FieldsAnswer.self,
    ]
    /// The kinds that a field may be.
    private static let fieldKinds = kinds.filter { $0.key != FieldsAnswer.key }

    static let keys = keys(of: kinds)
    static let fieldKeys = keys(of: fieldKinds)

    /// The keys of which a question has one.
    static let kindKeys = kinds.map { $0.key }

    /// What was read.
    let form: AnswerForm

    init?(_ fields: Fields, table: Table?, names: Template.Names, strictness: Strictness) {
        let texts = AnswerTextCollector(table: table, names: names, diagnostics: fields.diagnostics)
        let source = AnswerSource(fields: fields, texts: texts, strictness: strictness)
        guard let kind = Self.kind(source, of: Self.kinds) else { return nil }
        do throws(AnswerMistake) {
            form = try AnswerForm(kind, texts: texts.texts)
        } catch {
            Self.report(error, fields.diagnostics, row: nil)
            return nil
        }
    }

    /// Reads an answer line that stands by itself.
    static func line(
        _ node: YAMLNode,
        table: Table?,
        names: Template.Names,
        strictness: Strictness,
        _ diagnostics: Diagnostics
    ) -> AnswerForm? {
        let texts = AnswerTextCollector(table: table, names: names, diagnostics: diagnostics)
        guard let slot = texts.slot(node) else { return nil }
        do throws(AnswerMistake) {
            return try AnswerForm(LinesAnswer(line: slot, strictness: strictness), texts: texts.texts)
        } catch {
            report(error, diagnostics, row: nil)
            return nil
        }
    }

    /// Reads the kind of a field's answer.
    static func fieldKind(_ source: AnswerSource) -> (any AnswerKind)? { kind(source, of: fieldKinds) }

    private static func kind(_ source: AnswerSource, of kinds: [any AnswerKind.Type]) -> (any AnswerKind)? {
        let fields = source.fields
        let written = kinds.filter { fields.has($0.key) }
        guard written.count == 1, let kind = written.first else {
            let keys = kinds.map { $0.key }
            if written.isEmpty, !keys.allSatisfy(fields.lacks) { return nil }
            let list = "\(keys.dropLast().joined(separator: ", ")) and \(keys.last ?? "")"
            source.diagnostics.error(
                fields.place,
                written.isEmpty
                    ? "\(fields.what) needs an answer: one of \(list)"
                    : "\(fields.what) has only one answer of \(list); this has \(written.map { $0.key }.joined(separator: " and "))"
            )
            return nil
        }
        for key in Self.keys(of: kinds) where fields.has(key) && key != kind.key && !kind.companions.contains(key) {
            let owners = kinds.filter { $0.companions.contains(key) }.map { "\"\($0.key)\"" }
            source.diagnostics.error(fields.place(of: key), "\"\(key)\" belongs to \(owners.joined(separator: " or "))")
        }
        return kind.init(source)
    }

    private static func keys(of kinds: [any AnswerKind.Type]) -> [String] {
        var keys: [String] = []
        for key in kinds.flatMap({ [$0.key] + $0.companions }) where !keys.contains(key) { keys.append(key) }
        return keys
    }

    /// Reports a mistake at the table's row where it comes from one, else where the answer stands.
    static func report(_ mistake: AnswerMistake, _ diagnostics: Diagnostics, row: (file: String, line: Int)?) {
        if mistake.isTooLarge { diagnostics.hitLimit() }
        if let row, mistake.isOfRow {
            diagnostics.add(PackProblem(.error, file: row.file, line: row.line, mistake.message))
        } else {
            diagnostics.error(mistake.place, mistake.message)
        }
    }
}
