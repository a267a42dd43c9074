import SockratesJudge

extension Verdict {
    /// What is worth saying behind "correct" or "wrong"; `nil` where the word says it all.
    var remark: String? {
        switch outcome {
        case .accept:
            switch tier {
            case .script: said.map(harmless)
            case .exact, .normalised, .squashed, .number, .list: nil
            default: matched.map { "(\($0))" }
            }
        case .prompt:
            harmless(sentence)
        case .reject:
            switch reason {
            case _ where field != nil: harmless(sentence)
            case .decidedByScript: said.map(harmless)
            case .noMatch, .otherAnswer, .empty, .numberOutsideTolerance, .otherDate: nil
            default: harmless(sentence)
            }
        }
    }

    /// A sentence may hold what the player typed; a terminal must not obey it.
    private func harmless(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control })
        )
    }
}
