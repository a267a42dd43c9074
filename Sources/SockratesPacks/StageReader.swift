import SockratesQuiz

/// Reads a stage: one of `stages`, or the whole pack where it has none.
struct StageReader {
    /// The keys of an item of `stages`.
    static let keys = ["title", "intro", "time", "questions"] + Settings.stageKeys

    let entries: EntryReader
    let diagnostics: Diagnostics

    /// What a stage holds: examples know the entry that they belong to.
    struct Result {
        let stage: Stage
        /// Where each entry stands in the pack.
        let places: [Diagnostics.Place]
        let examples: [(entry: Int, response: String, isRight: Bool, place: Diagnostics.Place)]
    }

    /// Reads an item of `stages`.
    func stage(_ node: YAMLNode, _ inherited: Settings) -> Result? {
        guard let fields = Fields(node, what: "a stage", keys: Self.keys, diagnostics: diagnostics) else { return nil }
        var settings = inherited
        settings.read(fields)
        return stage(
            fields,
            settings,
            title: fields.text("title"),
            intro: fields.text("intro"),
            time: fields.duration("time")
        )
    }

    /// Reads `questions` and `rounds` of fields whose other keys have been read.
    func stage(_ fields: Fields, _ settings: Settings, title: String?, intro: String?, time: Duration?) -> Result? {
        let rounds = fields.integer("rounds", in: 1...PackLimits.rounds)
        if fields.lacks("questions") {
            diagnostics.error(fields.place, "\(fields.what) needs \"questions\"")
        }
        guard let items = fields.items("questions") else { return nil }
        if items.isEmpty { diagnostics.error(fields.place(of: "questions"), "\"questions\" is empty") }

        var read: [QuestionEntry] = []
        var places: [Diagnostics.Place] = []
        var examples: [(entry: Int, response: String, isRight: Bool, place: Diagnostics.Place)] = []
        for item in items {
            guard let result = entries.entry(item, settings) else { continue }
            examples += result.examples.map { (read.count, $0.response, $0.isRight, $0.place) }
            read.append(result.entry)
            places.append(item.place)
        }
        let stage = Stage(
            title: title.map { Wording($0) },
            intro: intro.map { Wording($0.withoutLastNewline) },
            entries: read,
            rounds: rounds,
            order: settings.order,
            replacement: settings.replacement,
            mix: settings.mix,
            time: time
        )
        if let rounds, !settings.replacement, diagnostics.errorCount == 0, rounds > stage.mostRounds {
            diagnostics.error(
                fields.place(of: "rounds"),
                "\(rounds) rounds are wanted, and \(stage.mostRounds) can be asked without repeating a question; "
                    + "ask fewer, or say replacement: true"
            )
        }
        return Result(stage: stage, places: places, examples: examples)
    }
}

extension Stage {
    /// How many questions can be asked before one comes again.
    fileprivate var mostRounds: Int {
        switch mix {
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
