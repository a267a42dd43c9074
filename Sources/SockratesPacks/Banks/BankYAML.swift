import Yams

/// The YAML of packs that importers write.
enum BankYAML {
    /// What stands for brackets that a text opens and never closes, and what is written in the end.
    ///
    /// A pack's reader takes too many such brackets for nesting, so they are written as escapes. While Yams writes, two characters for private use, which mean nothing in a text, stand for them.
    private static let masks: [(character: Character, mask: Character, escape: String)] = [
        ("[", "\u{F8F0}", "\\x5B"), ("{", "\u{F8F1}", "\\x7B"),
    ]

    /// A text in which `{{` means nothing.
    static func template(_ text: String) -> Node { self.text(escaped(text)) }

    /// A text for a place where `{{` means something.
    static func escaped(_ text: String) -> String { text.replacing("{{", with: "{{\"{{\"}}") }

    /// A text.
    static func text(_ source: String) -> Node {
        let text = masks.reduce(source) { $0.replacing(String($1.mask), with: "\u{FFFD}") }
        guard !isPlain(text) else { return .scalar(.init(text, Tag(.str), .plain)) }
        if canBeBlock(text) { return .scalar(.init(text, Tag(.str), .literal)) }
        return .scalar(.init(masked(text), Tag(.str), .doubleQuoted))
    }

    /// A word or number that needs no quotes.
    static func word(_ word: String) -> Node { .scalar(.init(word, Tag(.implicit), .plain)) }

    /// A list: short texts on one line.
    static func list(_ items: [Node]) -> Node {
        let lengths = items.map { $0.scalar.map { $0.string.utf8.count } ?? 1000 }
        let isShort = lengths.reduce(0, +) + 2 * items.count <= 90
        return .sequence(.init(items, Tag(.seq), isShort ? .flow : .block))
    }

    /// A mapping, in order.
    static func mapping(_ pairs: [(String, Node)]) -> Node {
        .mapping(.init(pairs.map { (text($0.0), $0.1) }, Tag(.map), .block))
    }

    /// The text of a document.
    static func write(_ root: Node) -> String {
        let text = (try? Yams.serialize(node: root, width: -1, allowUnicode: true)) ?? ""
        return masks.reduce(text.hasSuffix("\n") ? text : text + "\n") {
            $0.replacing(String($1.mask), with: $1.escape)
        }
    }

    /// Whether a text reads as itself without quotes, wherever it stands.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, text.utf8.count <= 200 else {
            return false
        }
        guard first.properties.isAlphabetic, last != " ", last != ":" else { return false }
        guard !["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"].contains(text.lowercased())
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || " .!?'()/-_".unicodeScalars.contains(scalar)
        } && !text.contains("  ")
    }

    private static func canBeBlock(_ text: String) -> Bool {
        guard text.contains("\n"), let first = text.first, !first.isWhitespace, text.last != "\n", isBalanced(text)
        else { return false }
        // What looks like a very deep list is refused by a pack's reader.
        let marks = Set<Character>(" -?:\t")
        guard text.split(separator: "\n").allSatisfy({ $0.prefix { marks.contains($0) }.count < 100 }) else {
            return false
        }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n"
                || scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value)
                    && scalar != "\u{2028}" && scalar != "\u{2029}" && scalar != "\u{FEFF}"
                    && !(0xD800...0xF8FF).contains(scalar.value)
        }
    }

    private static func isBalanced(_ text: String) -> Bool {
        var open = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                open -= 1
                if open < 0 { return false }
            default: break
            }
        }
        return open == 0
    }

    private static func masked(_ text: String) -> String {
        isBalanced(text) ? text : masks.reduce(text) { $0.replacing(String($1.character), with: String($1.mask)) }
    }
}
