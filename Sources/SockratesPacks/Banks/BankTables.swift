import Foundation
import Yams

/// The plain questions of a large bank: an object of JSON on a line for each, and entries of a pack that read them.
struct BankTables {
    /// What the questions of an entry share.
    private struct Group: Hashable {
        let kind: String
        let explains: Bool
        /// What stands beside a number.
        let tolerance: String?
        let shuffle: Bool
        let category: String?
        let difficulty: String?
        let points: Int
        let seconds: Int?
    }

    private struct Row: Encodable {
        let group: String
        let ask: String
        var options: [String]?
        let answer: [String]
        var explain: String?
    }

    /// Each group is an entry of the pack, for which the whole table is read through.
    private static let mostGroups = 500
    /// What a table's file may have, with room for the last row.
    private static let mostBytes = PackLimits.tableBytes * 3 / 4

    /// The table's file.
    let file: String
    private let points: Int
    /// The table.
    private(set) var text = ""
    private var groups: [Group: Int] = [:]
    private var order: [Group] = []
    private let encoder = JSONEncoder()

    /// Makes tables for a pack.
    ///
    /// - Parameters:
    ///   - name: The pack's own file.
    ///   - points: What a question is worth that says nothing else.
    init(name: String, points: Int) {
        self.points = points
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        file = "\(stem.isEmpty ? "pack" : stem)-questions.jsonl"
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// Adds a question.
    ///
    /// - Returns: Whether it is plain enough for a table.
    mutating func add(_ question: BankQuestion) -> Bool {
        guard question.credit.isEmpty, question.feedback.isEmpty, question.hints.isEmpty,
            // A cell is shown without what stands in brackets at its end.
            !question.text.hasSuffix("]"), !question.explanation.hasSuffix("]")
        else { return false }
        var tolerance: String?
        let row: (kind: String, options: [String]?, answer: [String])
        switch question.kind {
        case .choice(let options, let right): row = ("choice", options, right.map { options[$0] })
        case .choiceOfAll(let options, let right): row = ("all", options, right.map { options[$0] })
        case .shortAnswer(let answers): row = ("answer", nil, answers.map(BankAnswerLine.write))
        case .trueFalse(let isTrue): row = (isTrue ? "true" : "false", nil, [])
        case .number(.value(let value, let bound)):
            row = ("number", nil, [value])
            if Double(bound) != 0 { tolerance = bound }
        default: return false
        }
        let group = Group(
            kind: row.kind,
            explains: !question.explanation.isEmpty,
            tolerance: tolerance,
            shuffle: question.shuffles,
            category: question.category,
            difficulty: question.difficulty,
            points: question.points,
            seconds: question.seconds
        )
        let number = groups[group] ?? order.count
        guard number < Self.mostGroups, text.utf8.count < Self.mostBytes else { return false }
        var line = Row(group: "\(number)", ask: question.text, options: row.options, answer: row.answer)
        if group.explains { line.explain = question.explanation }
        guard let bytes = try? encoder.encode(line) else { return false }
        if number == order.count {
            groups[group] = number
            order.append(group)
        }
        text += String(decoding: bytes, as: UTF8.self) + "\n"
        return true
    }

    /// The entries that read the table.
    var entries: [[(String, Node)]] {
        order.enumerated().map { number, group in
            var pairs = [("ask", BankYAML.text("{{ask}}"))]
            switch group.kind {
            case "choice":
                pairs += [("choices", BankYAML.text("{{options}}")), ("answer", BankYAML.text("{{answer}}"))]
            case "all": pairs += [("choices", BankYAML.text("{{options}}")), ("all", BankYAML.text("{{answer}}"))]
            case "true", "false": pairs.append(("true_false", BankYAML.word(group.kind)))
            default: pairs.append((group.kind, BankYAML.text("{{answer}}")))
            }
            if let tolerance = group.tolerance { pairs.append(("tolerance", BankYAML.word(tolerance))) }
            pairs.append(("from", BankYAML.text(file)))
            pairs.append(("where", BankYAML.mapping([("group", BankYAML.text("\(number)"))])))
            if group.explains { pairs.append(("explain", BankYAML.text("{{explain}}"))) }
            if group.shuffle { pairs.append(("shuffle", BankYAML.word("true"))) }
            if let category = group.category { pairs.append(("category", BankYAML.text(category))) }
            if let difficulty = group.difficulty { pairs.append(("difficulty", BankYAML.text(difficulty))) }
            if group.points != points { pairs.append(("points", BankYAML.word("\(group.points)"))) }
            if let seconds = group.seconds { pairs.append(("time", BankYAML.word("\(seconds)s"))) }
            return pairs
        }
    }
}
