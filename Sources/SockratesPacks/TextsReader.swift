import SockratesQuiz

/// Reads what a pack says around its questions: `prompt`, `progress` and `say`.
struct TextsReader {
    private static let says: [(key: String, text: any WritableKeyPath<Texts, Wording> & Sendable)] = [
        ("accept", \.accept),
        ("reject", \.reject),
        ("again", \.again),
        ("partly", \.partly),
        ("time_up", \.timeUp),
        ("question_time_up", \.questionTimeUp),
        ("no_lives", \.noLives),
        ("solved", \.solved),
        ("unsolved", \.unsolved),
        ("hint_offer", \.hintOffer),
        ("no_hint", \.noHint),
        ("input_ended", \.inputEnded),
        ("broken", \.broken),
        ("broken_down", \.brokenDown),
    ]
    private static let optionalSays: [(key: String, text: any WritableKeyPath<Texts, Wording?> & Sendable)] = [
        ("answer", \.answer),
        ("score", \.score),
    ]
    /// The keys of `say`.
    static let keys = says.map(\.key) + optionalSays.map(\.key) + ["remarks"]

    let context: PackContext

    func texts(_ fields: Fields) -> Texts {
        var texts = Texts()
        let isJSON = if case .json = context.wire.format { true } else { false }
        texts.prompt = fields.text("prompt") ?? (context.wire.format == .lines ? texts.prompt : "")
        let messages = MessageReader(context: context, table: nil, names: context.names())
        if let progress = fields.text("progress"), !["true", "yes", "false", "no"].contains(progress.lowercased()) {
            texts.progressText = messages.wording("progress", of: fields, endsLine: false)
        } else {
            texts.progress = fields.flag("progress") ?? texts.progress
        }
        if isJSON {
            for (_, path) in Self.says where !texts[keyPath: path].isEmpty {
                texts[keyPath: path] = Wording(Value.map(["message": .text(texts[keyPath: path].text)]).json)
            }
            texts.solved = ""
        }
        guard let node = fields.node("say"),
            let say = Fields(node, what: "\"say\"", keys: Self.keys, diagnostics: fields.diagnostics)
        else { return texts }
        for (key, path) in Self.says { texts[keyPath: path] = messages.wording(key, of: say) ?? texts[keyPath: path] }
        // Who gives right and wrong the same words tells neither.
        let isBlind = texts.accept.template == nil && texts.accept.text == texts.reject.text
        texts.remarks = say.flag("remarks") ?? !isBlind
        for (key, path) in Self.optionalSays { texts[keyPath: path] = messages.wording(key, of: say) }
        return texts
    }
}
