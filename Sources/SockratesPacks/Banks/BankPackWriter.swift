import SockratesJudge
import Yams

/// Writes questions as a pack.
///
/// A pack's file should stay one that people can edit: the plain questions of a large bank go into a table of JSON Lines beside it,
/// and the others stay, as far as a pack's file has room.
struct BankPackWriter {
    private let title: String
    private let name: String
    /// What a question is worth that says nothing else.
    private let points: Int
    private var entries: [Entry] = []
    private var count = 0
    /// Why questions are not in the pack, by their places among those of the bank.
    private(set) var refusals: [Int: String] = [:]

    private struct Entry {
        let question: BankQuestion
        let strictness: Strictness
        /// Its place among the questions of the bank.
        let number: Int

        var isExact: Bool { strictness == .exact }
    }

    init(title: String, name: String, points: Int) {
        self.points = points
        self.title = title
        self.name = name
    }

    /// Adds a question.
    mutating func add(_ question: BankQuestion, noting warn: (Int, String) -> Void) {
        defer { count += 1 }
        if let reason = Self.refusal(question) {
            refusals[count] = reason
            return
        }
        var strictness = Strictness.lenient
        if case .shortAnswer = question.kind { strictness = question.strictness }
        if case .shortAnswer(let answers) = question.kind, strictness == .lenient,
            !BankAnswerLine.areAccepted(answers, question: question.text)
        {
            warn(
                question.line,
                "the judge would not know \"\(answers[0])\" from other answers; it must be typed to the letter"
            )
            strictness = .exact
        }
        entries.append(Entry(question: question, strictness: strictness, number: count))
    }

    /// Why a pack can't hold a question.
    private static func refusal(_ question: BankQuestion) -> String? {
        let texts =
            [question.text, question.explanation] + question.hints + question.feedback.map(\.text) + question.options
        if texts.contains(where: { $0.utf8.split(separator: UInt8(ascii: "{")).count >= PackLimits.templatePlaces }) {
            return "one of its texts has more than \(PackLimits.templatePlaces) braces"
        }
        let answers = question.answers
        guard answers.count <= PackLimits.answerLines else {
            return "it has more than \(PackLimits.answerLines) answers"
        }
        // Each of its characters may need a backslash.
        return answers.contains { 2 * $0.utf8.count > PackLimits.answerLineBytes }
            ? "one of its answers has more than \(PackLimits.answerLineBytes / 2) bytes" : nil
    }

    /// From this size on, plain questions go into a table.
    private static let comfortableBytes = 900_000
    /// YAML's writer takes some seven kilobytes for each.
    private static let comfortableQuestions = 8000
    /// What a pack's file may have, with room for what an author adds.
    private static let mostBytes = PackLimits.packBytes * 9 / 10
    private static let mostParts = PackLimits.packParts * 9 / 10

    /// The pack; what it has no room for is among the refusals then.
    mutating func pack() -> BankPack {
        if entries.count <= Self.comfortableQuestions,
            entries.reduce(0, { $0 + $1.question.leastBytes }) <= Self.comfortableBytes
        {
            let whole = yaml(entries.map { node($0) })
            if whole.utf8.count <= Self.comfortableBytes {
                return BankPack(files: [.init(name: name, text: whole)])
            }
        }
        var tables = BankTables(name: name, points: points)
        var rest: [Node] = []
        let noRoom = "the pack has no room left for it; import the bank in parts"
        var bytes = 0
        var parts = 0
        for entry in entries {
            if entry.number >= PackLimits.questions {
                refusals[entry.number] = noRoom
            } else if entry.strictness != .lenient || !tables.add(entry.question) {
                let node = node(entry)
                let text = BankYAML.write(node)
                // Each of its lines is indented in the list.
                bytes += text.utf8.count + 2 * text.utf8.count { $0 == UInt8(ascii: "\n") }
                parts += YAMLParts(text.utf8).count + 1
                if bytes > Self.mostBytes || parts > Self.mostParts {
                    refusals[entry.number] = noRoom
                } else {
                    rest.append(node)
                }
            }
        }
        let text = yaml(tables.entries.map { BankYAML.mapping($0) } + rest)
        let table = BankPack.File(name: tables.file, text: tables.text)
        let own = BankPack.File(name: name, text: text)
        return BankPack(files: table.text.isEmpty ? [own] : [own, table])
    }

    private func yaml(_ questions: [Node]) -> String {
        let usual = points == 1 ? [] : [("points", BankYAML.word("\(points)"))]
        return BankYAML.write(
            BankYAML.mapping([("title", BankYAML.text(title))] + usual + [("questions", BankYAML.list(questions))])
        )
    }

    private func node(_ entry: Entry) -> Node {
        let question = entry.question
        // The keys of these are answer lines, and in an exact question texts to the letter.
        let response = { (text: String) in BankYAML.escaped(entry.isExact ? text : BankAnswerLine.write(text)) }
        var pairs = [("ask", BankYAML.template(question.text))] + Self.answer(question.kind, isExact: entry.isExact)
        if entry.strictness != .lenient { pairs.append(("strictness", BankYAML.word(entry.strictness.rawValue))) }
        if question.shuffles { pairs.append(("shuffle", BankYAML.word("true"))) }
        if !question.credit.isEmpty {
            pairs.append(
                (
                    "credit",
                    BankYAML.mapping(
                        question.credit.map { (response($0.response), BankYAML.word("\($0.percent.written)%")) }
                    )
                )
            )
        }
        if !question.feedback.isEmpty {
            pairs.append(
                (
                    "feedback",
                    BankYAML.mapping(question.feedback.map { (response($0.response), BankYAML.template($0.text)) })
                )
            )
        }
        if !question.hints.isEmpty {
            pairs.append(("hints", BankYAML.list(question.hints.map { BankYAML.template($0) })))
        }
        if !question.explanation.isEmpty { pairs.append(("explain", BankYAML.template(question.explanation))) }
        if let category = question.category { pairs.append(("category", BankYAML.text(category))) }
        if let difficulty = question.difficulty { pairs.append(("difficulty", BankYAML.text(difficulty))) }
        if question.points != points { pairs.append(("points", BankYAML.word("\(question.points)"))) }
        if let seconds = question.seconds { pairs.append(("time", BankYAML.word("\(seconds)s"))) }
        return BankYAML.mapping(pairs)
    }

    private static func answer(_ kind: BankQuestion.Kind, isExact: Bool) -> [(String, Node)] {
        switch kind {
        case .choice(let options, let right):
            let texts = right.map { options[$0] }
            return [
                ("choices", BankYAML.list(options.map { BankYAML.template($0) })),
                (
                    "answer",
                    texts.count == 1 ? BankYAML.template(texts[0]) : BankYAML.list(texts.map { BankYAML.template($0) })
                ),
            ]
        case .choiceOfAll(let options, let right):
            return [
                ("choices", BankYAML.list(options.map { BankYAML.template($0) })),
                ("all", BankYAML.list(right.map { BankYAML.template(options[$0]) })),
            ]
        case .trueFalse(let isTrue): return [("true_false", BankYAML.word(isTrue ? "true" : "false"))]
        case .shortAnswer(let answers): return [("answer", lines(answers, isExact: isExact))]
        case .number(.value(let value, let tolerance)):
            let number = [("number", BankYAML.word(value))]
            return Double(tolerance) == 0 ? number : number + [("tolerance", BankYAML.word(tolerance))]
        case .number(.range(let low, let high)):
            return [("range", BankYAML.mapping([("min", BankYAML.word(low)), ("max", BankYAML.word(high))]))]
        case .matching(let pairs, let extra):
            let match = (
                "match", BankYAML.mapping(pairs.map { (BankYAML.escaped($0.left), BankYAML.template($0.right)) })
            )
            return extra.isEmpty ? [match] : [match, ("extra", BankYAML.list(extra.map { BankYAML.template($0) }))]
        case .blanks(let blanks):
            let fields = ("fields", BankYAML.list(blanks.map { BankYAML.mapping(Self.answer($0)) }))
            // The commas of a response belong to the lists within it.
            let hasLists = blanks.contains { if case .all = $0 { true } else { false } }
            return hasLists ? [fields, ("separator", BankYAML.text(";"))] : [fields]
        case .sequence(let items):
            return [
                ("all", BankYAML.list(items.map { BankYAML.template(BankAnswerLine.write(anyOf: $0)) })),
                ("ordered", BankYAML.word("true")), ("strictness", BankYAML.word("strict")),
            ]
        }
    }

    private static func answer(_ blank: BankQuestion.Blank) -> [(String, Node)] {
        switch blank {
        case .texts(let texts): [("answer", lines(texts, isExact: false))]
        case .number(let number): answer(.number(number), isExact: false)
        case .all(let texts): [("all", BankYAML.list(texts.map { BankYAML.template(BankAnswerLine.write($0)) }))]
        }
    }

    private static func lines(_ answers: [String], isExact: Bool) -> Node {
        let nodes = answers.map { BankYAML.template(isExact ? $0 : BankAnswerLine.write($0)) }
        return nodes.count == 1 ? nodes[0] : BankYAML.list(nodes)
    }
}

extension Double {
    /// The number without a needless fraction: `50`, `33.33333`.
    var written: String {
        self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
    }
}
