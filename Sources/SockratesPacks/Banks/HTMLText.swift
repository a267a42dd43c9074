/// Text in HTML, made into the plain text that a terminal shows.
///
/// Banks hold fragments that people typed, so whatever is not a tag or a character's name of HTML stands as it is: `a<b`
/// stays `a<b`. Formulas for MathJax and in TeX stay as they are, too.
struct HTMLText {
    /// How line breaks in the source are read.
    enum LineBreaks {
        /// As HTML reads them: like spaces.
        case areSpaces
        /// As they are.
        case areKept
    }

    /// The plain text.
    private(set) var plain = ""
    /// What a player would have to see or hear: images and sounds without a text in their place.
    private(set) var media: [String] = []
    /// Images that have a text in their place, which stands in ``plain``.
    private(set) var describedMedia: [String] = []
    /// How many fields of a form stand as blanks in ``plain``.
    private(set) var fields = 0

    private let lineBreaks: LineBreaks
    private var preformatted = 0
    private var raised: (isAbove: Bool, text: String)?

    init(_ html: String, lineBreaks: LineBreaks) {
        self.lineBreaks = lineBreaks
        read(html)
        flushRaised()
        plain = Self.tidied(plain)
    }

    /// Whether a text holds tags or named characters.
    static func isLikely(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return false }
        return HTMLText(text, lineBreaks: .areKept).plain != tidied(text)
    }

    /// The characters that `&…;` stand for, and nothing else changed.
    static func resolvingEntities(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            if let (scalar, end) = entity(rest, at: ampersand) {
                result.unicodeScalars.append(scalar)
                rest = rest[end...]
            } else {
                result += "&"
                rest = rest[rest.index(after: ampersand)...]
            }
        }
        return result + rest
    }

    private mutating func read(_ html: String) {
        var rest = html[...]
        while let index = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            append(rest[..<index])
            if rest[index] == "&" {
                if let (scalar, end) = Self.entity(rest, at: index) {
                    append(character: Character(scalar))
                    rest = rest[end...]
                } else {
                    append(character: "&")
                    rest = rest[rest.index(after: index)...]
                }
            } else if let end = Self.endOfComment(rest, at: index) {
                rest = rest[end...]
            } else if let tag = HTMLTag(rest, at: index) {
                rest = rest[tag.end...]
                if tag.name == "pre", !tag.isClosing, rest.first == "\n" { rest = rest.dropFirst() }
                if tag.hidesContent, !tag.isClosing {
                    rest = rest[HTMLTag.endOfElement(tag.name, in: rest)...]
                } else {
                    take(tag)
                }
            } else {
                append(character: "<")
                rest = rest[rest.index(after: index)...]
            }
        }
        append(rest)
    }

    private mutating func append(_ text: Substring) {
        guard lineBreaks == .areSpaces, preformatted == 0 else {
            if raised == nil { plain += text } else { for character in text { append(character: character) } }
            return
        }
        for character in text {
            if character.isWhitespace, character != "\u{A0}" {
                if raised == nil, plain.isEmpty || plain.last == " " || plain.last == "\n" { continue }
                append(character: " ")
            } else {
                append(character: character)
            }
        }
    }

    private mutating func append(character: Character) {
        let shown = character == "\u{A0}" ? " " : character == "\u{AD}" ? nil : character
        guard let shown else { return }
        if raised == nil { plain.append(shown) } else { raised?.text.append(shown) }
    }

    private mutating func take(_ tag: HTMLTag) {
        switch tag.name {
        case "br": breakLine()
        case "p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "dl",
            "dt":
            if tag.name == "pre" { preformatted = max(0, preformatted + (tag.isClosing ? -1 : 1)) }
            startLine()
        case "li":
            startLine()
            if !tag.isClosing { plain += "- " }
        case "td", "th": if tag.isClosing { plain += "\t" }
        case "sub", "sup":
            flushRaised()
            if !tag.isClosing { raised = (tag.name == "sup", "") }
        case "input", "textarea":
            let type = tag.attributes["type"]?.lowercased() ?? "text"
            guard !tag.isClosing, ["text", "number", "search"].contains(type) else { return }
            fields += 1
            plain += GIFTDraft.blank
        case "img", "audio", "video", "object", "embed", "iframe", "svg", "canvas":
            if !tag.isClosing { take(media: tag) }
        default: break
        }
    }

    private mutating func take(media tag: HTMLTag) {
        let name = tag.attributes["src"].map { String($0.split(separator: "/").last ?? "") } ?? tag.name
        guard let text = tag.attributes["alt"].map({ $0.trimmed }), Self.describes(text) else {
            media.append(name)
            return
        }
        describedMedia.append(name)
        plain += "[image: \(text)]"
    }

    /// Whether the text in an image's place says something: not a file's name, not "image".
    private static func describes(_ text: String) -> Bool {
        let endings = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".webp"]
        let words = ["image", "picture", "photo", "figure", "diagram", "img", "graph"]
        let lower = text.lowercased()
        return !lower.isEmpty && !endings.contains(where: lower.hasSuffix) && !words.contains(lower)
    }

    private mutating func breakLine() {
        flushRaised()
        while plain.last == " " { plain.removeLast() }
        plain += "\n"
    }

    private mutating func startLine() {
        flushRaised()
        while plain.last == " " { plain.removeLast() }
        if !plain.isEmpty, plain.last != "\n" { plain += "\n" }
    }

    /// Writes what stands above or below the line with the characters that do, else as TeX has it.
    private mutating func flushRaised() {
        guard let part = raised else { return }
        raised = nil
        let text = part.text.trimmed
        guard !text.isEmpty else { return }
        let table = part.isAbove ? Self.above : Self.below
        let characters = text.map { table[$0] }
        if characters.allSatisfy({ $0 != nil }) {
            plain += String(characters.compactMap { $0 })
        } else {
            plain += (part.isAbove ? "^" : "_") + (text.count == 1 ? text : "{\(text)}")
        }
    }

    private static let above = Dictionary(uniqueKeysWithValues: zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"))
    private static let below = Dictionary(uniqueKeysWithValues: zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"))

    private static func endOfComment(_ text: Substring, at index: String.Index) -> String.Index? {
        guard text[index...].hasPrefix("<!--") else { return nil }
        return text[index...].firstRange(of: "-->")?.upperBound ?? text.endIndex
    }

    /// The character of `&name;`, `&#233;` or `&#xE9;`, and where the text goes on.
    static func entity(_ text: Substring, at ampersand: String.Index) -> (Unicode.Scalar, String.Index)? {
        let rest = text[text.index(after: ampersand)...].prefix(12)
        guard let semicolon = rest.firstIndex(of: ";") else { return nil }
        let name = rest[..<semicolon]
        let end = text.index(after: semicolon)
        guard name.first == "#" else { return HTMLEntity.scalar(named: name).map { ($0, end) } }
        let isHexadecimal = name.dropFirst().first == "x" || name.dropFirst().first == "X"
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
        // Browsers read the numbers of control characters as Windows-1252.
        if (0x80...0x9F).contains(value) { return (Windows1252.scalar(UInt8(value)), end) }
        guard value >= 0x20 || value == 0x0A || value == 0x09, value != 0x7F else { return (" ", end) }
        return Unicode.Scalar(value).map { ($0, end) }
    }

    /// Without blanks at the ends of lines, without more than one empty line in a row, and with common blanks alone.
    static func tidied(_ source: String) -> String {
        let text = source.utf8.contains(0xC2) ? source.replacing("\u{A0}", with: " ") : source
        guard text.contains("\n") else { return text.trimmed }
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let end = line.lastIndex { !$0.isWhitespace }.map { line.index(after: $0) } ?? line.startIndex
            let kept = line[..<end]
            if kept.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(kept)
        }
        return lines.joined(separator: "\n").trimmed
    }
}
