/// A text of a player's as it is shown: what acts on a terminal or turns text around is spelled out.
///
/// Control characters, and those of Unicode that are invisible or set the direction of text, become `\u{202E}` and the like.
/// What HTML, CSV or JSON ask for beside comes where a page, a table or an object is made.
struct ShownText {
    /// The text.
    let text: String

    init(_ text: String) {
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        guard !isPlain else {
            self.text = text
            return
        }
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default:
                shown.unicodeScalars.append(scalar)
            }
        }
        self.text = shown
    }
}
