import SockratesJudge

/// One question of a pack, for one row of its table, on its way into a bank.
struct PackBankDraft {
    /// What a question takes from its stage and its pack.
    struct Inherited {
        var points = 1
        var strictness = "lenient"

        init() {}

        init(_ node: PackBankNode, from outer: Inherited) {
            points = node["points"]?.text.flatMap { Int($0.replacing("_", with: "")) } ?? outer.points
            strictness = node["strictness"]?.text ?? outer.strictness
        }
    }

    /// What was left out.
    private(set) var warnings: [String] = []
    private let entry: PackBankNode
    private let settings: Inherited
    private let cells: [String: Cell]

    init(_ entry: PackBankNode, _ inherited: Inherited, _ cells: [String: Cell]) {
        self.entry = entry
        settings = Inherited(entry, from: inherited)
        self.cells = cells
    }

    /// The keys that a bank's question holds; any other makes a question that only a pack can ask.
    private static let known: Set<String> = [
        "ask", "from", "where", "choices", "answer", "all", "shuffle", "true_false", "match", "extra", "fields",
        "number",
        "tolerance", "range", "credit", "feedback", "explain", "category", "difficulty", "points", "time", "hint",
        "hints",
        "strictness", "check", "attempts", "wrong", "reveal", "hint_cost", "weight",
    ]

    /// Reads the question.
    mutating func question() throws(BankRefusal) -> BankQuestion {
        let others = entry.keys.subtracting(Self.known).sorted()
        guard others.isEmpty else {
            throw BankRefusal(
                reason: "only a pack can ask it: it has \(others.map { "\"\($0)\"" }.joined(separator: ", "))"
            )
        }
        guard let ask = entry["ask"] else { throw BankRefusal(reason: "it has no text of its own") }
        var question = BankQuestion(line: entry.node.place.line, text: HTMLText.tidied(try text(ask)), kind: try kind())
        question.shuffle = entry["shuffle"].map { ["true", "yes"].contains($0.text?.lowercased()) } ?? false
        if case .shortAnswer(let answers) = question.kind, let strictness = Strictness(rawValue: settings.strictness),
            // Where the lenient judge can't tell the answer, whoever writes a pack of it makes it exact.
            strictness != .exact || BankAnswerLine.areAccepted(answers, question: question.text)
        {
            question.strictness = strictness
        }
        for (key, value) in entry["credit"]?.pairs ?? [] {
            guard let share = value.text, share.hasSuffix("%"), let percent = Double(share.dropLast().trimmed) else {
                continue
            }
            question.credit.append(.init(try response(key), percent: percent))
        }
        for (key, value) in entry["feedback"]?.pairs ?? [] {
            question.feedback.append(.init(try response(key), HTMLText.tidied(try text(value))))
        }
        if let explanation = entry["explain"] { question.explanation = HTMLText.tidied(try text(explanation)) }
        for hint in (entry["hints"] ?? entry["hint"])?.items ?? [] { question.hints.append(try text(hint)) }
        question.category = try entry["category"].map { node throws(BankRefusal) in try text(node) }
        question.difficulty = try entry["difficulty"].map { node throws(BankRefusal) in try text(node) }
        question.points = settings.points
        if let time = entry["time"]?.text.flatMap(DurationText.read) {
            question.seconds = max(1, Int(time.components.seconds))
        }
        return question
    }

    private mutating func kind() throws(BankRefusal) -> BankQuestion.Kind {
        if let choices = entry["choices"] { return try choice(choices) }
        if let truth = entry["true_false"] { return .trueFalse(["true", "yes"].contains(truth.text?.lowercased())) }
        if let match = entry["match"] {
            var pairs = BankPairs()
            for (left, right) in match.pairs { _ = pairs.add(try text(left).oneLine, try text(right).oneLine) }
            for item in entry["extra"]?.items ?? [] { _ = pairs.add("", try text(item).oneLine) }
            return try pairs.kind.get()
        }
        if let fields = entry["fields"] {
            var blanks: [BankQuestion.Blank] = []
            for field in fields.items { blanks.append(try blank(PackBankNode(field))) }
            return .blanks(blanks)
        }
        if let number = try number(entry) { return .number(number) }
        if let answer = entry["answer"] { return .shortAnswer(try answers(answer)) }
        throw BankRefusal(reason: entry["all"] == nil ? "it has no answer" : "it wants a list, and has no options")
    }

    /// What is right in one of several fields.
    private mutating func blank(_ field: PackBankNode) throws(BankRefusal) -> BankQuestion.Blank {
        let keys = Set(field.keys)
        if let answer = field["answer"], keys == ["answer"] { return .texts(try answers(answer)) }
        if let all = field["all"], keys == ["all"] { return .all(try answers(all)) }
        if keys.isSubset(of: ["number", "tolerance", "range"]), let number = try number(field) {
            return .number(number)
        }
        throw BankRefusal(reason: "only a pack can ask it: one of its fields is no plain answer")
    }

    /// The number that a question or a field wants; `nil` where it wants none.
    private mutating func number(_ node: PackBankNode) throws(BankRefusal) -> BankNumber? {
        if let number = node["number"] { return try value(text(number), tolerance: node["tolerance"]?.text ?? "0") }
        guard let range = node["range"] else { return nil }
        let bounds = PackBankNode(range)
        let ends = range.items.count == 2 ? range.items : [bounds["min"], bounds["max"]].compactMap(\.self)
        guard ends.count == 2, let low = ends[0].text, let high = ends[1].text,
            let number = BankNumbers.read(gift: "\(low)..\(high)")
        else { throw BankRefusal(reason: "its range is open at one end") }
        return number
    }

    private mutating func choice(_ node: YAMLNode) throws(BankRefusal) -> BankQuestion.Kind {
        var options: [String] = []
        for item in node.items { options += try texts(item).map(\.oneLine) }
        var right: [Int] = []
        for item in (entry["answer"] ?? entry["all"])?.items ?? [] {
            for text in try texts(item) {
                if let place = options.firstIndex(of: text.oneLine), !right.contains(place) { right.append(place) }
            }
        }
        right.sort()
        return entry["all"] == nil || right.count == 1
            ? .choice(options: options, right: right) : .choiceOfAll(options: options, right: right)
    }

    private func value(_ text: String, tolerance: String) throws(BankRefusal) -> BankNumber {
        let digits = text.replacing("_", with: "").replacing(",", with: "")
        var tolerance = tolerance
        if tolerance.hasSuffix("%") {
            guard let share = Double(tolerance.dropLast().trimmed), let value = Double(digits) else {
                throw BankRefusal(reason: "its tolerance \"\(tolerance)\" is none that GIFT has")
            }
            tolerance = (abs(value) * share / 100).written
        }
        guard let number = BankNumbers.value(digits, tolerance: tolerance) else {
            throw BankRefusal(reason: "its number \"\(text)\" or its tolerance is none that GIFT has")
        }
        return number
    }

    /// The texts that answer lines accept.
    private mutating func answers(_ node: YAMLNode) throws(BankRefusal) -> [String] {
        var answers: [String] = []
        for item in node.items {
            for text in try texts(item) {
                for answer in accepted(text) where !answers.contains(answer) { answers.append(answer) }
            }
        }
        guard !answers.isEmpty else { throw BankRefusal(reason: "it has no answer") }
        return answers
    }

    private mutating func accepted(_ text: String) -> [String] {
        guard settings.strictness != "exact", let line = try? AnswerLine(text) else { return [text] }
        if line.saysMore { warnings.append("of \"\(text)\" only what it accepts is kept") }
        return line.accepted
    }

    /// The response that a key of `credit` or `feedback` stands for.
    private mutating func response(_ node: YAMLNode) throws(BankRefusal) -> String {
        accepted(try text(node)).first ?? ""
    }

    /// A text; where it is a column's place alone, and its cell a list, the list.
    private func texts(_ node: YAMLNode) throws(BankRefusal) -> [String] {
        if let source = node.text?.trimmed, source.hasPrefix("{{"), source.hasSuffix("}}"),
            let cell = cells[source.dropFirst(2).dropLast(2).trimmed]
        {
            return cell.items
        }
        return [try text(node)]
    }

    private func text(_ node: YAMLNode) throws(BankRefusal) -> String {
        guard let text = node.text else {
            throw BankRefusal(reason: "only a pack can ask it: one of its texts is \(node.kind)")
        }
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            result += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            if rest.hasPrefix("\"{{\"}}") {
                result += "{{"
                rest = rest.dropFirst("\"{{\"}}".count)
                continue
            }
            guard let close = rest.firstRange(of: "}}"), let cell = cells[rest[..<close.lowerBound].trimmed] else {
                throw BankRefusal(reason: "only a pack can ask it: \"\(text.prefix(60))\" is computed")
            }
            result += cell.shown
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}
