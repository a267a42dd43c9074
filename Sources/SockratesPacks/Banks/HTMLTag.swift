/// A tag of HTML.
struct HTMLTag {
    /// Its name, in small letters.
    let name: String
    let isClosing: Bool
    /// Its attributes, the names in small letters.
    let attributes: [String: String]
    /// What follows it.
    let end: String.Index

    /// Whether what stands between it and its closing tag is not for readers.
    var hidesContent: Bool { name == "script" || name == "style" || name == "head" || name == "title" }

    /// The tags that banks hold.
    ///
    /// Everything else between angle brackets is text: `<html>` in a question about HTML too.
    private static let names: Set<String> = [
        "a", "abbr", "acronym", "address", "article", "audio", "b", "bdi", "bdo", "big", "blockquote", "br", "canvas",
        "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "embed",
        "figure",
        "figcaption", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "iframe", "img", "input", "ins", "kbd",
        "li",
        "mark",
        "nobr", "object", "ol", "p", "param", "pre", "q", "ruby", "rp", "rt", "s", "samp", "script", "section", "small",
        "source", "span", "strike", "strong", "style", "sub", "sup", "svg", "table", "tbody", "td", "textarea", "tfoot",
        "th",
        "thead",
        "tr", "tt", "u", "ul", "var", "video", "wbr",
    ]

    /// The tags of forms in which a player types.
    private static let fields: Set<String> = ["input", "textarea"]

    /// Reads the tag that begins at `<`; `nil` where it is not one.
    init?(_ text: Substring, at opening: String.Index) {
        var index = text.index(after: opening)
        guard index < text.endIndex else { return nil }
        isClosing = text[index] == "/"
        if isClosing { index = text.index(after: index) }
        let nameStart = index
        while index < text.endIndex, text[index].isASCII,
            text[index].isLetter || text[index].isNumber || text[index] == ":"
        {
            index = text.index(after: index)
        }
        name = text[nameStart..<index].lowercased()
        guard Self.names.contains(name) || name.contains(":") && name.count > 2 else { return nil }
        guard index < text.endIndex, text[index].isWhitespace || text[index] == "/" || text[index] == ">" else {
            return nil
        }
        var attributes: [String: String] = [:]
        while index < text.endIndex, text[index] != ">" {
            guard text[index] != "<" else { return nil }
            if let (name, value) = Self.attribute(text, &index) {
                attributes[name] = HTMLText.resolvingEntities(value)
            } else {
                index = text.index(after: index)
            }
        }
        guard index < text.endIndex else { return nil }
        // `<input>` alone is what a question about HTML asks for.
        if Self.fields.contains(name), attributes.isEmpty, !isClosing { return nil }
        self.attributes = attributes
        end = text.index(after: index)
    }

    private static func attribute(_ text: Substring, _ index: inout String.Index) -> (String, String)? {
        let start = index
        while index < text.endIndex, text[index].isLetter || text[index] == "-" || text[index] == "_" {
            index = text.index(after: index)
        }
        let name = text[start..<index].lowercased()
        guard !name.isEmpty else { return nil }
        skipBlanks(text, &index)
        guard index < text.endIndex, text[index] == "=" else { return (name, "") }
        index = text.index(after: index)
        skipBlanks(text, &index)
        guard index < text.endIndex else { return (name, "") }
        let quote = text[index]
        if quote == "\"" || quote == "'" {
            let opened = text.index(after: index)
            guard let closed = text[opened...].firstIndex(of: quote) else {
                index = text.endIndex
                return (name, "")
            }
            index = text.index(after: closed)
            return (name, String(text[opened..<closed]))
        }
        let valueStart = index
        while index < text.endIndex, !text[index].isWhitespace, text[index] != ">" { index = text.index(after: index) }
        return (name, String(text[valueStart..<index]))
    }

    private static func skipBlanks(_ text: Substring, _ index: inout String.Index) {
        while index < text.endIndex, text[index].isWhitespace { index = text.index(after: index) }
    }

    /// Where an element ends whose opening tag ends where the text begins.
    static func endOfElement(_ name: String, in text: Substring) -> String.Index {
        var rest = text
        while let opening = rest.firstIndex(of: "<") {
            if let tag = HTMLTag(rest, at: opening), tag.isClosing, tag.name == name { return tag.end }
            rest = rest[rest.index(after: opening)...]
        }
        return text.endIndex
    }
}
