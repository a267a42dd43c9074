import SockratesQuiz

/// Reads what a pack says around its questions: `prompt`, `progress` and `say`.
struct TextsReader {
    private static let says: [(key: String, text: any WritableKeyPath<Texts, Wording> & Sendable)] = [
        ("accept", \.accept),
        ("reject", \.reject),
        ("again", \.again),
        ("time_up", \.timeUp),
        ("question_time_up", \.questionTimeUp),
        ("solved", \.solved),
        ("unsolved", \.unsolved),
        ("hint_offer", \.hintOffer),
        ("no_hint", \.noHint),
        ("input_ended", \.inputEnded),
    ]

    func texts(_ fields: Fields) -> Texts {
        var texts = Texts()
        texts.prompt = fields.text("prompt") ?? texts.prompt
        texts.progress = fields.flag("progress") ?? texts.progress
        guard let node = fields.node("say"),
            let say = Fields(node, what: "\"say\"", keys: Self.says.map(\.key), diagnostics: fields.diagnostics)
        else { return texts }
        for (key, path) in Self.says {
            if let text = say.text(key) { texts[keyPath: path] = Wording(text.withoutLastNewline) }
        }
        return texts
    }
}
