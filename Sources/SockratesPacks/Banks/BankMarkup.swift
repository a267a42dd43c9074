/// How a bank's text is marked up.
enum BankMarkup: String {
    /// As Moodle guesses: HTML where tags are, line breaks kept.
    case auto = "moodle"
    /// HTML.
    case html
    /// Nothing has a meaning.
    case plain
    /// Markdown, which reads well as it is.
    case markdown

    /// What a text is made into.
    struct Result {
        var plain: String
        var media: [String] = []
        var describedMedia: [String] = []
        /// How many fields of a form were made blanks.
        var fields = 0

        /// What was left out or replaced, where images are not what is asked for.
        var warnings: [String] {
            media.map { "an image or a sound is left out: \($0)" }
                + describedMedia.map { "the image \($0) is replaced by the text that describes it" }
                + (fields > 0 ? ["\(fields) fields of a form are shown as blanks"] : [])
        }

        /// Refuses what needs to be seen or heard.
        func playable() throws(BankRefusal) {
            if let first = media.first {
                throw BankRefusal(reason: "it needs an image or a sound that text can't show: \(first)")
            }
        }
    }

    /// Takes `[html]` and the like from a text's beginning.
    static func take(_ text: inout String) -> BankMarkup? {
        guard text.first == "[", let end = text.firstIndex(of: "]") else { return nil }
        guard let markup = BankMarkup(rawValue: text[text.index(after: text.startIndex)..<end].lowercased()) else {
            return nil
        }
        text = String(text[text.index(after: end)...]).trimmed
        return markup
    }

    /// The plain text of a text.
    func plain(_ text: String) -> Result {
        guard self != .plain else { return Result(plain: HTMLText.tidied(text)) }
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) || self == .html else {
            return Result(plain: HTMLText.tidied(text))
        }
        let html = HTMLText(text, lineBreaks: self == .html ? .areSpaces : .areKept)
        return Result(plain: html.plain, media: html.media, describedMedia: html.describedMedia, fields: html.fields)
    }
}
