import SockratesJudge
import SockratesQuiz

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

    /// What was read.
    let form: AnswerForm
    private let table: Table?
    private let diagnostics: Diagnostics

    init?(_ fields: Fields, table: Table?, names: Template.Names, strictness: Strictness) {
        diagnostics = fields.diagnostics
        self.table = table
        let texts = AnswerTextCollector(table: table, names: names, diagnostics: diagnostics)
        let source = AnswerSource(fields: fields, texts: texts, strictness: strictness)
        guard let kind = Self.kind(source, of: Self.kinds) else { return nil }
        do throws(AnswerMistake) {
            form = try AnswerForm(kind, texts: texts.texts)
        } catch {
            Self.report(error, diagnostics, row: nil)
            return nil
        }
    }

    /// The columns that the answer uses.
    var columns: [Int] { form.columns }

    /// The columns that its expressions may ask for.
    var columnsOfExpressions: [Int] { form.columnsOfExpressions }

    /// Makes the judge for a row; where its cells make no answer, that is reported.
    ///
    /// - Parameters:
    ///   - cells: The row, taken apart; empty for a question without a table.
    ///   - line: The row's line in its table.
    /// - Returns: The judge, or `nil`.
    func judge(_ cells: [Cell], line: Int?) -> Judge? {
        let row = table.flatMap { table in line.map { (file: table.file, line: $0) } }
        var filled: [[String]] = []
        do throws(ScriptFailure) {
            // Nothing here draws, so any seed gives the same.
            var random = SeededRandom(seed: 0)
            for text in form.texts { filled.append(try text.template.texts(cells, random: &random)) }
        } catch {
            diagnostics.add(error, row: row.map { "\($0.file):\($0.line)" })
            return nil
        }
        do throws(AnswerMistake) {
            return try form.judge(from: filled)
        } catch {
            Self.report(error, diagnostics, row: row)
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
    private static func report(_ mistake: AnswerMistake, _ diagnostics: Diagnostics, row: (file: String, line: Int)?) {
        if mistake.isTooLarge { diagnostics.hitLimit() }
        if let row, mistake.isOfRow {
            diagnostics.add(PackProblem(.error, file: row.file, line: row.line, mistake.message))
        } else {
            diagnostics.error(mistake.place, mistake.message)
        }
    }
}
