import SockratesJudge
import SockratesQuiz

/// Reads what a question accepts: `answer`, `all` or `number`, exactly one of them.
///
/// For a question with a table it is read once and compiled for each row.
struct AnswerReader {
    static let keys = ["answer", "all", "at_least", "number", "tolerance"]

    private enum Kind {
        case answer
        case all(atLeast: Int?)
        case number(NumberRule.Tolerance)
    }

    private let kind: Kind
    private let templates: [(template: Template, place: Diagnostics.Place)]
    private let strictness: Strictness
    private let table: Table?
    private let diagnostics: Diagnostics

    init?(_ fields: Fields, table: Table?, names: Template.Names, strictness: Strictness) {
        diagnostics = fields.diagnostics
        self.table = table
        self.strictness = strictness

        let written = ["answer", "all", "number"].filter(fields.has)
        guard written.count == 1, let key = written.first else {
            if written.isEmpty, !["answer", "all", "number"].allSatisfy(fields.lacks) { return nil }
            diagnostics.error(
                fields.place,
                written.isEmpty
                    ? "a question needs one of \"answer\", \"all\" and \"number\""
                    : "a question has only one of \"answer\", \"all\" and \"number\"; this has \(written.joined(separator: " and "))"
            )
            return nil
        }
        for (extra, owner) in [("at_least", "all"), ("tolerance", "number")] where fields.has(extra) && key != owner {
            diagnostics.error(fields.place(of: extra), "\"\(extra)\" belongs to \"\(owner)\"")
        }
        guard let nodes = fields.texts(key), !nodes.isEmpty else {
            if fields.node(key) == nil { diagnostics.error(fields.place(of: key), "\"\(key)\" says nothing") }
            return nil
        }
        templates = nodes.compactMap { node in
            Template(node, table: table, names: names, diagnostics: fields.diagnostics).map { ($0, node.place) }
        }
        guard templates.count == nodes.count else { return nil }
        for (template, place) in templates where !diagnostics.allows(template, place) { return nil }
        switch key {
        case "all": kind = .all(atLeast: fields.integer("at_least", in: 1...10_000))
        case "number":
            guard nodes.count == 1 else {
                diagnostics.error(fields.place(of: key), "\"number\" is one number, not a list")
                return nil
            }
            kind = .number(
                fields.value("tolerance", "a number or a percentage, such as 10 or 5%", Self.tolerance) ?? .none
            )
        default: kind = .answer
        }
    }

    /// The columns that the answer uses.
    var columns: [Int] { templates.flatMap(\.template.columns) }

    /// The columns that its expressions may ask for.
    var columnsOfExpressions: [Int] { templates.flatMap(\.template.columnsOfExpressions) }

    /// Compiles the judge for a row; where its cells make no answer, that is reported.
    ///
    /// - Parameters:
    ///   - cells: The row, taken apart; empty for a question without a table.
    ///   - line: The row's line in its table.
    /// - Returns: The judge, or `nil`.
    func judge(_ cells: [Cell], line: Int?) -> Judge? {
        var texts: [(text: String, place: Diagnostics.Place)] = []
        for (template, place) in templates {
            do throws(ScriptFailure) {
                var random = SeededRandom(seed: 0)
                texts += try template.texts(cells, random: &random).map { ($0, place) }
            } catch {
                diagnostics.add(error, row: line.flatMap { line in table.map { "\($0.file):\(line)" } })
                return nil
            }
        }
        switch kind {
        case .number(let tolerance):
            guard let value = Double(texts[0].text.replacing("_", with: "").replacing(",", with: "")), value.isFinite
            else {
                report("\"\(texts[0].text)\" is not a number", texts[0].place, line)
                return nil
            }
            return .number(NumberRule(value, tolerance: tolerance))
        case .answer:
            return lines(texts, line).map { .answer($0, strictness: strictness) }
        case .all(let atLeast):
            guard let items = lines(texts, line) else { return nil }
            if let atLeast, atLeast > items.count {
                report("\"at_least\" wants \(atLeast) of \(items.count) items", texts[0].place, line)
                return nil
            }
            return .list(ListRule(items: items, atLeast: atLeast), strictness: strictness)
        }
    }

    private func lines(_ texts: [(text: String, place: Diagnostics.Place)], _ line: Int?) -> [AnswerLine]? {
        var lines: [AnswerLine] = []
        for (text, place) in texts {
            if strictness == .exact {
                lines.append(AnswerLine(verbatim: text))
                continue
            }
            do throws(AnswerLineError) {
                lines.append(try AnswerLine(text))
            } catch {
                report("the answer line \"\(text)\", \(error)", place, line)
                return nil
            }
        }
        return lines
    }

    /// Reports a mistake at the table's row where there is one, else where the answer stands.
    private func report(_ message: String, _ place: Diagnostics.Place, _ line: Int?) {
        if let table, let line {
            diagnostics.add(PackProblem(.error, file: table.file, line: line, message))
        } else {
            diagnostics.error(place, message)
        }
    }

    private static func tolerance(_ text: String) -> NumberRule.Tolerance? {
        let isPercentage = text.hasSuffix("%")
        guard let number = Double(isPercentage ? String(text.dropLast()).trimmed : text), number >= 0, number.isFinite
        else {
            return nil
        }
        return isPercentage ? .relative(number / 100) : .absolute(number)
    }
}
