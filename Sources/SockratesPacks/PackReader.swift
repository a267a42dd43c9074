import SockratesJudge
import SockratesQuiz

/// Reads a whole pack and finds every mistake in it.
struct PackReader {
    static let keys =
        [
            "title", "about", "banner", "flag", "threshold", "time", "prompt", "progress", "say", "script", "questions",
            "stages",
        ]
        + Settings.stageKeys

    let place: PackPlace
    /// What to give for a solve instead of the pack's own flag.
    let flag: String?
    let environment: [String: String]

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
        let stages = self.stages(fields, settings)
        let quiz = Quiz(
            title: title ?? "",
            banner: fields.text("banner").map { Wording($0.withoutLastNewline) },
            stages: diagnostics.errorCount == 0 ? inContext(stages.map(\.stage)) : [],
            flag: flag(fields).map { Wording($0) },
            threshold: threshold(fields),
            time: fields.duration("time"),
            texts: TextsReader().texts(fields)
        )
        if case .points(let points) = quiz.threshold, let most = quiz.maximumPoints, points > most,
            diagnostics.errorCount == 0
        {
            diagnostics.error(
                fields.place(of: "threshold"),
                "the flag needs \(points) points, and a faultless player has \(most)"
            )
        }
        return Pack(
            name: place.name,
            about: fields.text("about"),
            quiz: quiz,
            hasFlag: fields.has("flag"),
            warnings: diagnostics.report.filter { $0.severity == .warning },
            examples: examples(stages),
            places: stages.map(\.places)
        )
    }

    private func stages(_ fields: Fields, _ settings: Settings) -> [StageReader.Result] {
        let diagnostics = fields.diagnostics
        let entries = EntryReader(
            tables: TableReader(place: place, diagnostics: diagnostics),
            script: ScriptReader(place: place).script(fields),
            budget: QuestionBudget(diagnostics: diagnostics),
            diagnostics: diagnostics
        )
        let reader = StageReader(entries: entries, diagnostics: diagnostics)
        guard fields.has("stages") else {
            return [reader.stage(fields, settings, title: nil, intro: nil, time: nil)].compactMap { $0 }
        }
        for key in ["questions", "rounds"] where fields.has(key) {
            diagnostics.error(fields.place(of: key), "a pack with \"stages\" has its \"\(key)\" in the stages")
        }
        let items = fields.items("stages") ?? []
        if items.isEmpty { diagnostics.error(fields.place(of: "stages"), "\"stages\" needs at least one stage") }
        return items.compactMap { reader.stage($0, settings) }
    }

    /// The stages with judges that know what they are asked for, and which names are answers of other questions: a response that
    /// is one of those is no slip of the keyboard.
    private func inContext(_ stages: [Stage]) -> [Stage] {
        let names = KnownNames(answersOf: stages.lazy.flatMap(\.entries).flatMap(\.questions).map(\.judge))
        return stages.map { stage in
            stage.changingQuestions { question in
                let context = JudgeContext(question: question.ask, knownNames: names)
                return Question(
                    ask: question.ask,
                    judge: question.judge.inContext(context),
                    hints: question.hints,
                    details: question.details
                )
            }
        }
    }

    private func threshold(_ fields: Fields) -> Threshold {
        fields.value("threshold", "a number of points or a percentage, such as 187 or 90%") { text in
            if text.hasSuffix("%") {
                return Double(text.dropLast().filter { $0 != " " })
                    .flatMap { (0...100).contains($0) ? .percent($0) : nil }
            }
            return Int(text).flatMap { $0 >= 0 ? .points($0) : nil }
        } ?? .percent(100)
    }

    private func flag(_ fields: Fields) -> String? {
        if let flag { return flag }
        guard let node = fields.node("flag") else { return nil }
        if case .mapping = node.content {
            guard let fields = Fields(node, what: "\"flag\"", keys: ["file"], diagnostics: fields.diagnostics),
                let file = fields.text("file")
            else {
                fields.diagnostics.error(node.place, "\"flag\" is a text, or a mapping with \"file\"")
                return nil
            }
            return flag(fromFile: file, fields)
        }
        guard let text = fields.text("flag") else { return nil }
        do throws(FlagText.Mistake) {
            return try FlagText.resolve(text, environment)
        } catch {
            fields.diagnostics.error(node.place, error.message)
            return nil
        }
    }

    private func flag(fromFile file: String, _ fields: Fields) -> String? {
        do throws(PackFileError) {
            let bytes = try place.folder.contents(of: file, limit: PackLimits.flagBytes)
            let line = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
            if line.isEmpty { throw PackFileError(message: "its first line is empty") }
            return line
        } catch {
            fields.diagnostics.error(
                fields.place(of: "file"),
                "the flag's file \"\(file)\" can't be read: \(error.message)"
            )
            return nil
        }
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
