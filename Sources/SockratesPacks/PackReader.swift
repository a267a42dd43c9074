import SockratesJudge
import SockratesQuiz

/// Reads a whole pack and finds every mistake in it.
struct PackReader {
    static let keys =
        [
            "title", "about", "banner", "identity", "flag", "threshold", "time", "prompt", "progress", "say", "start",
            "script", "solution", "questions",
            "stages",
        ] + SessionRulesReader.keys + WireReader.keys + Settings.stageKeys

    static let thresholdKeys = ["right"]

    let place: PackPlace
    /// What to give for a solve instead of the pack's own flag.
    let flag: String?
    let environment: [String: String]
    /// The teams of the record.
    var teams = TeamRegister.trial
    /// Whom sessions ask for, whatever the pack says of that.
    var asked: AskedIdentity?

    func pack() throws(PackError) -> Pack {
        let diagnostics = Diagnostics(file: place.shown)
        let pack = read(diagnostics)
        guard let pack, diagnostics.errorCount == 0 else { throw PackError(diagnostics.report) }
        return pack
    }

    private func read(_ diagnostics: Diagnostics) -> Pack? {
        let bytes: [UInt8]
        do throws(PackFileError) {
            bytes = try place.contents()
            diagnostics.source = bytes
        } catch {
            diagnostics.error(nil, "this can't be read: \(error.message)")
            return nil
        }
        guard let root = YAMLDocument(bytes, diagnostics: diagnostics).root,
            let fields = Fields(root, what: "a pack", keys: Self.keys, diagnostics: diagnostics)
        else { return nil }

        let title = fields.text("title")
        if fields.lacks("title") { diagnostics.error(fields.place, "a pack needs \"title\"") }
        var settings = Settings()
        settings.read(fields)
        let context = PackContext(
            place: place,
            diagnostics: diagnostics,
            script: ScriptReader(place: place).script(fields),
            programs: PackPrograms(place: place, environment: environment),
            sessionNames: SessionNames(root, asksWhoPlays: kind(fields) != .nobody),
            stages: stageNumbers(fields),
            wire: WireReader().wire(fields)
        )
        if context.sessionNames.names.count > PackLimits.names {
            diagnostics.error(
                fields.place,
                "the pack's sessions have \(context.sessionNames.names.count) variables; at most \(PackLimits.names) can be told apart"
            )
            return nil
        }
        foresee(fields, context)
        let stages = identity(fields, context) + self.stages(fields, settings, context)
        // A response that is the answer of another question, or has words or points of its own, is no slip of the keyboard.
        let questions = stages.lazy.map(\.stage).flatMap(\.entries).flatMap(\.questions)
        if diagnostics.errorCount == 0 {
            let named = questions.compactMap(\.details).flatMap { $0.credit.map(\.judge) + $0.feedback.map(\.judge) }
            context.answers.names.settle(KnownNames(answersOf: Array(questions.map(\.judge)) + named))
        }
        var (rules, time) = SessionRulesReader(context: context, fields: fields).rules()
        rules.hasJumps = JumpSearch.finds(root)
        for (stage, name) in StageSearch(root).unreached {
            diagnostics.warning(
                stage.place,
                "nothing leads to the stage \(name): the one before always leads elsewhere, and no \"goto\" names it"
            )
        }
        let names = context.sessionNames
        // A script in a file of its own is no part of the document.
        rules.tellsFlag = names.tellsFlag || names.hasFlag && context.script.namesSeen.contains("flag")
        let hasCode = context.script.hasChunks || stages.contains { $0.stage.entries.contains { $0.source != nil } }
        if hasCode || context.budget.hasSlowPatterns { rules.workshop = SlowCodeWorkshop() }
        rules.workshop = context.programs.workshop ?? rules.workshop
        rules.asks = kind(fields)
        let banner = MessageReader(context: context, table: nil, names: context.names()).wording("banner", of: fields)
        // Before the flag's file is read, which is no part of what is asked.
        let edition = place.folder.edition.text + (asked.map { "+\($0.kind.rawValue)" } ?? "")
        let quiz = Quiz(
            title: title ?? "",
            banner: banner ?? self.banner(title ?? "", context),
            stages: stages.map(\.stage),
            flag: flag.map { Wording($0) } ?? FlagReader(context: context, environment: environment).flag(fields),
            threshold: threshold(fields),
            time: time,
            texts: TextsReader(context: context).texts(fields),
            rules: rules,
            edition: edition
        )
        if case .points(let points) = quiz.threshold, let most = quiz.maximumPoints, points > most,
            diagnostics.errorCount == 0
        {
            diagnostics.error(
                fields.place(of: "threshold"),
                "the flag needs \(points) points, and a faultless player has \(most)"
            )
        }
        if case .right(let count) = quiz.threshold, !rules.hasJumps, count > quiz.rounds, diagnostics.errorCount == 0 {
            diagnostics.error(
                fields.place(of: "threshold"),
                "the flag needs \(count) right answers, and \(quiz.rounds) questions are asked"
            )
        }
        return Pack(
            name: place.name,
            about: fields.text("about"),
            quiz: quiz,
            hasFlag: fields.has("flag"),
            wantsRecord: asked == nil && IdentityReader.wantsRecord(fields),
            solution: SolutionReader(context: context).solution(fields),
            warnings: diagnostics.report.filter { $0.severity == .warning },
            examples: examples(stages),
            places: stages.map(\.places),
            overflows: context.script.overflows
        )
    }

    /// Sees whether the questions of all tables have room, before one of them is made.
    private func foresee(_ fields: Fields, _ context: PackContext) {
        let reader = EntryReader(context: context)
        var lists = [fields.node("questions")]
        if case .sequence(let stages)? = fields.node("stages")?.content {
            for case .mapping(let pairs) in stages.map(\.content) {
                lists += pairs.filter { $0.key.text == "questions" }.map(\.value)
            }
        }
        for case .sequence(let items)? in lists.map({ $0?.content }) { items.forEach { reader.foresee($0) } }
    }

    /// What is said on connect where the pack has no banner: its title, but nothing to a program.
    private func banner(_ title: String, _ context: PackContext) -> Wording {
        context.wire.format == .lines ? Wording(title) : ""
    }

    private func stages(_ fields: Fields, _ settings: Settings, _ context: PackContext) -> [StageReader.Result] {
        let diagnostics = fields.diagnostics
        let reader = StageReader(context: context)
        guard fields.has("stages") else { return reader.stages(fields, settings, isWholePack: true) }
        for key in ["questions", "rounds"] where fields.has(key) {
            diagnostics.error(fields.place(of: key), "a pack with \"stages\" has its \"\(key)\" in the stages")
        }
        let items = fields.items("stages") ?? []
        if items.isEmpty { diagnostics.error(fields.place(of: "stages"), "\"stages\" needs at least one stage") }
        return reader.opening(fields, settings) + items.flatMap { reader.stages($0, settings) }
    }

    /// The stage that asks who plays, before all others.
    private func identity(_ fields: Fields, _ context: PackContext) -> [StageReader.Result] {
        let reader = IdentityReader(context: context, teams: teams)
        guard let step = reader.step(fields, insteadOf: asked) else { return [] }
        return [StageReader.Result(stage: Stage(entries: [step]), places: [fields.place(of: "identity")])]
    }

    /// Whom sessions ask for.
    private func kind(_ fields: Fields) -> IdentityKind { asked?.kind ?? IdentityReader.kind(fields.node("identity")) }

    /// The numbers that the machine gives to stages, by their names.
    private func stageNumbers(_ fields: Fields) -> [String: Int] {
        guard fields.has("stages"), case .sequence(let items)? = fields.node("stages")?.content else { return [:] }
        var numbers: [String: Int] = [:]
        var number = fields.node("start") == nil ? 0 : 1
        if kind(fields) != .nobody { number += 1 }
        for item in items {
            if case .mapping(let pairs) = item.content,
                let value = pairs.first(where: { $0.key.text == "name" })?.value, let name = value.text
            {
                if ["end", "close"].contains(name) || numbers[name] != nil {
                    fields.diagnostics.error(value.place, "\"\(name)\" is taken; give the stage another name")
                }
                numbers[name] = number
            }
            number += StageReader.count(item)
        }
        return numbers
    }

    private func threshold(_ fields: Fields) -> Threshold {
        if let node = fields.node("threshold"), case .mapping = node.content {
            let inner = Fields(node, what: "\"threshold\"", keys: Self.thresholdKeys, diagnostics: fields.diagnostics)
            if let inner, inner.node("right") == nil {
                fields.diagnostics.error(node.place, "\"threshold\" needs \"right\": how many right answers")
            }
            return .right(inner?.integer("right", in: 0...PackLimits.rounds) ?? 0)
        }
        return fields.value("threshold", "a number of points or a percentage, such as 187 or 90%") { text in
            if text.hasSuffix("%") {
                return Double(text.dropLast().filter { $0 != " " })
                    .flatMap { (0...100).contains($0) ? .percent($0) : nil }
            }
            return Int(text).flatMap { $0 >= 0 ? .points($0) : nil }
        } ?? .percent(100)
    }

    private func examples(_ stages: [StageReader.Result]) -> [PackExample] {
        stages.enumerated().flatMap { number, stage in
            stage.examples.map { example in
                PackExample(
                    place: QuestionPlace(stage: number, entry: example.entry, question: 0),
                    response: example.response,
                    isRight: example.isRight,
                    line: example.place.line,
                    column: example.place.column
                )
            }
        }
    }
}
