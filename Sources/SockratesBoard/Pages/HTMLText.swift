import Mustache

/// A text as it stands in HTML or XML, between tags or in quotes.
///
/// It goes by Unicode's scalars: a quotation mark with a combining mark behind it is one Character to Swift, and still ends an
/// attribute.
struct HTMLText {
    private static let marks: [UInt8] = Array("&<>\"'".utf8)

    /// The text with what has a meaning there replaced.
    let text: String

    init(_ text: String) {
        guard text.utf8.contains(where: { Self.marks.contains($0) }) else {
            self.text = text
            return
        }
        var escaped = ""
        escaped.unicodeScalars.reserveCapacity(text.unicodeScalars.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        self.text = escaped
    }
}

/// How templates escape what they are filled with, in place of Mustache's own way, which goes by Characters.
struct HTMLContent: MustacheContentType {
    /// What templates call it.
    static let name = "BOARD"

    func escapeText(_ text: String) -> String { HTMLText(text).text }
}
