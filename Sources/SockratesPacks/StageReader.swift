import SockratesQuiz

/// Reads a stage: one of `stages`, or the whole pack where it has none.
struct StageReader {
    /// The keys of an item of `stages`.
    static let keys = ["name", "title", "intro", "start", "time", "values", "questions"] + Settings.stageKeys

    let context: PackContext

    private var diagnostics: Diagnostics { context.diagnostics }

    /// What a stage holds: examples know the entry that they belong to.
    struct Result {
        let stage: Stage
        /// Where each entry stands in the pack.
        var places: [Diagnostics.Place] = []
        var examples: [(entry: Int, response: String, isRight: Bool, place: Diagnostics.Place)] = []
    }

    /// How many stages of the machine an item of `stages` becomes: what comes before its first question is one of its own.
    static func count(_ node: YAMLNode) -> Int {
        guard case .mapping(let pairs) = node.content else { return 1 }
        return pairs.contains { $0.key.text == "start" && !$0.value.isNull } ? 2 : 1
    }

    /// Reads an item of `stages`.
    func stages(_ node: YAMLNode, _ inherited: Settings) -> [Result] {
        guard let fields = Fields(node, what: "a stage", keys: Self.keys, diagnostics: diagnostics) else { return [] }
        var settings = inherited
        settings.read(fields)
        return stages(fields, settings, isWholePack: false)
    }

    /// Reads `start` of a pack that has stages: a stage of its own before them.
    func opening(_ fields: Fields, _ settings: Settings) -> [Result] {
        guard let start = start(fields, settings) else { return [] }
        let places = start.map { _ in fields.place(of: "start") }
        return [Result(stage: Stage(entries: start, order: .fixed), places: places)]
    }

    /// Reads the stages of fields whose settings have been read.
    func stages(_ fields: Fields, _ settings: Settings, isWholePack: Bool) -> [Result] {
        let messages = MessageReader(context: context, table: nil, names: context.names())
        let title = isWholePack ? nil : messages.wording("title", of: fields)
        let intro = isWholePack ? nil : messages.wording("intro", of: fields)
        let name = isWholePack ? nil : fields.text("name")
        let time = isWholePack ? nil : fields.duration("time")
        let values =
            isWholePack
            ? nil
            : ValueFormReader(context: context, table: nil, names: context.names())
                .values("values", of: fields).map { DrawnValues(form: $0) }
        let start = start(fields, settings)
        guard let questions = questions(fields, settings) else { return [] }
        let begins = start.map { start in
            Result(
                stage: Stage(name: name, title: title, intro: intro, entries: start, order: .fixed, values: values),
                places: start.map { _ in fields.place(of: "start") }
            )
        }
        let stage = Stage(
            name: begins == nil ? name : nil,
            title: begins == nil ? title : nil,
            intro: begins == nil ? intro : nil,
            entries: questions.entries,
            rounds: questions.rounds,
            order: questions.order,
            replacement: settings.replacement,
            mix: settings.mix,
            time: time,
            values: begins == nil ? values : nil
        )
        if let rounds = questions.rounds, !settings.replacement, diagnostics.errorCount == 0,
            let most = stage.mostRounds,
            rounds > most
        {
            diagnostics.error(
                fields.place(of: "rounds"),
                "\(rounds) rounds are wanted, and \(most) can be asked without repeating a question; "
                    + "ask fewer, or say replacement: true"
            )
        }
        return [begins, Result(stage: stage, places: questions.places, examples: questions.examples)].compactMap(\.self)
    }

    /// Reads `start`: what comes before the first question.
    private func start(_ fields: Fields, _ settings: Settings) -> [QuestionEntry]? {
        guard let node = fields.node("start") else { return nil }
        let reader = StepReader(context: context, settings: settings)
        guard case .sequence(let items) = node.content else { return reader.entries(node) }
        return items.flatMap { item in
            if StepReader.isStep(item) { return reader.entries(item) }
            diagnostics.error(
                item.place,
                "\"start\" holds steps: a text to press Enter after, or one of \(StepReader.kinds.joined(separator: ", "))"
            )
            return []
        }
    }

    private struct Questions {
        var entries: [QuestionEntry] = []
        var places: [Diagnostics.Place] = []
        var examples: [(entry: Int, response: String, isRight: Bool, place: Diagnostics.Place)] = []
        var rounds: Int?
        var order: Stage.Order
    }

    /// Reads `questions` and `rounds`.
    private func questions(_ fields: Fields, _ settings: Settings) -> Questions? {
        var read = Questions(order: settings.order)
        read.rounds = fields.integer("rounds", in: 1...PackLimits.rounds)
        if fields.lacks("questions") {
            diagnostics.error(fields.place, "\(fields.what) needs \"questions\"")
        }
        guard let items = fields.items("questions") else { return nil }
        if items.isEmpty { diagnostics.error(fields.place(of: "questions"), "\"questions\" is empty") }
        let reader = EntryReader(context: context)
        for item in items {
            for result in reader.entries(item, settings) {
                read.examples += result.examples.map { (read.entries.count, $0.response, $0.isRight, $0.place) }
                read.entries.append(result.entry)
                read.places.append(item.place)
            }
        }
        if let step = items.first(where: StepReader.isStep) { checkSteps(step, &read, fields, settings) }
        return read
    }

    /// Steps among questions keep their places, so that the order is fixed and each item has its turn.
    private func checkSteps(_ step: YAMLNode, _ read: inout Questions, _ fields: Fields, _ settings: Settings) {
        if settings.hasOrder, settings.order == .shuffled || settings.replacement {
            diagnostics.error(
                step.place,
                "a step keeps its place among the questions, and these are drawn; put it into \"start\", or say order: fixed"
            )
        }
        if fields.has("rounds") {
            diagnostics.error(
                fields.place(of: "rounds"),
                "of questions with steps among them each has its turn; leave out \"rounds\", or put the steps into \"start\""
            )
        }
        read.order = .fixed
    }
}

extension Stage {
    /// How many questions can be asked before one comes again; `nil` where some are made anew each time.
    fileprivate var mostRounds: Int? {
        if entries.contains(where: { $0.source != nil }) { return nil }
        return switch mix {
        case .questions: questionCount
        case .entries: entries.count * (entries.map(\.count).min() ?? 0)
        }
    }
}

extension String {
    /// The text without the newline that YAML leaves at the end of a block.
    var withoutLastNewline: String {
        hasSuffix("\n") ? String(dropLast()) : self
    }
}
