/// Some lines of a GIFT file, with its escapes taken away.
///
/// It is held as UTF-8 in which an escaped control character is a byte that UTF-8 has not got: so nothing that an author escaped
/// is taken for a control character, and ``text(_:)`` puts it back.
struct GIFTBlock {
    private(set) var bytes: [UInt8] = []
    /// The line of the file on which it begins.
    private(set) var line: Int
    /// What comments say in brackets, as in `// [tag:easy]`; Moodle keeps tags and identifiers there.
    private(set) var tags: [String] = []
    /// Where its lines end.
    private let newlines: [Int]

    /// What stands for an escaped character.
    private static let escaped: [UInt8: UInt8] = [
        UInt8(ascii: ":"): 0xF8, UInt8(ascii: "#"): 0xF9, UInt8(ascii: "="): 0xFA, UInt8(ascii: "{"): 0xFB,
        UInt8(ascii: "}"): 0xFC, UInt8(ascii: "~"): 0xFD, UInt8(ascii: "n"): 0xFE,
    ]
    private static let restored: [UInt8: UInt8] = [
        0xF8: UInt8(ascii: ":"), 0xF9: UInt8(ascii: "#"), 0xFA: UInt8(ascii: "="), 0xFB: UInt8(ascii: "{"),
        0xFC: UInt8(ascii: "}"), 0xFD: UInt8(ascii: "~"), 0xFE: 0x0A,
    ]

    private init(bytes: ArraySlice<UInt8>, line: Int, tags: [String]) {
        // Begin at the first line that says something.
        let blank = bytes.prefix { GIFTBlock.isBlank($0) }
        let content = Array(GIFTBraces.trimmed(bytes))
        self.bytes = content
        self.line = line + blank.count { $0 == 0x0A }
        self.tags = tags
        newlines = content.indices.filter { content[$0] == 0x0A }
    }

    var isBlank: Bool { bytes.isEmpty }

    /// The line on which a byte stands.
    func line(at index: Int) -> Int {
        var low = 0
        var high = newlines.count
        while low < high {
            let middle = (low + high) / 2
            if newlines[middle] < index { low = middle + 1 } else { high = middle }
        }
        return line + low
    }

    /// The text of some bytes, escaped characters put back.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - isIndented: Whether blanks at the beginnings of lines belong to it, and not to how the file was laid out.
    /// - Returns: The text.
    static func text(_ bytes: some Sequence<UInt8>, isIndented: Bool = false) -> String {
        var text: [UInt8] = []
        var isLineStart = false
        for byte in bytes {
            if byte == 0x0A {
                isLineStart = true
            } else if isLineStart, byte == 0x20 || byte == 0x09 {
                if !isIndented { continue }
            } else {
                isLineStart = false
            }
            text.append(restored[byte] ?? byte)
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }

    /// How many braces are open at its end.
    var openBraces: Int {
        bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) }
    }

    /// Takes lines, leaves comments out, and takes escapes away.
    init(_ lines: Slice<BankLines>, line: Int) {
        var bytes: [UInt8] = []
        var tags: [String] = []
        for line in lines {
            let content = line.trimmed
            if content.hasPrefix("//") {
                tags += Self.tags(content)
            } else {
                bytes += line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }
                Self.unescape(content, into: &bytes)
            }
            bytes.append(0x0A)
        }
        self.init(bytes: bytes[...], line: line, tags: tags)
    }

    /// `\:` and the like are escapes, `\\` is a backslash, and any other backslash is one, too: formulas are full of them.
    private static func unescape(_ text: String, into bytes: inout [UInt8]) {
        var isEscape = false
        for byte in text.utf8 {
            if isEscape {
                isEscape = false
                if let special = escaped[byte] {
                    bytes.append(special)
                } else if byte == UInt8(ascii: "\\") {
                    bytes.append(byte)
                } else {
                    bytes += [UInt8(ascii: "\\"), byte]
                }
            } else if byte == UInt8(ascii: "\\") {
                isEscape = true
            } else {
                bytes.append(byte)
            }
        }
        if isEscape { bytes.append(UInt8(ascii: "\\")) }
    }

    /// The contents of `[…]` in a comment; `\]` is a bracket within one.
    private static func tags(_ comment: String) -> [String] {
        var tags: [String] = []
        var tag: String?
        var isEscape = false
        for character in comment {
            if var text = tag {
                if isEscape {
                    text.append(character)
                    isEscape = false
                } else if character == "\\" {
                    isEscape = true
                } else if character == "]" {
                    tags.append(text)
                    tag = nil
                    continue
                } else {
                    text.append(character)
                }
                tag = text
            } else if character == "[" {
                tag = ""
            }
        }
        return tags
    }
}

extension GIFTBlock {
    /// Takes `$CATEGORY: …` from the block's first line.
    mutating func takeCategory() -> String? {
        let mark = Array("$CATEGORY:".utf8)
        guard bytes.starts(with: mark) else { return nil }
        let name = bytes.dropFirst(mark.count).prefix { $0 != 0x0A }
        self = GIFTBlock(bytes: bytes[name.endIndex...], line: line, tags: tags)
        return Self.text(name)
    }

    /// The questions of a block: one, or several that no blank line parts.
    ///
    /// Once its answers are closed at a line's end, a question is over; what begins the next line with a name, or with a text and
    /// braces, is another.
    func questions(noting warn: (Int, String) -> Void) -> [GIFTBlock] {
        var starts = [0]
        // Where the outermost brace is that is open, and how many are.
        var outermost = 0
        var depth = 0
        var answersEnd: Int?
        var nextBrace = -1
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "{"):
                if depth == 0 { outermost = index }
                depth += 1
            case UInt8(ascii: "}"):
                guard depth > 0 else { continue }
                depth -= 1
                guard depth == 0 else { continue }
                let content = GIFTBraces.trimmed(bytes[(outermost + 1)..<index])
                let group = GIFTBraces.Group(start: outermost, end: index + 1, content: content)
                answersEnd = group.isLikeAnswers ? index + 1 : nil
            case 0x0A where depth == 0 && beginsName(at: index + 1) && starts[starts.count - 1] < index:
                warn(line(at: index + 1), "no blank line stands before this; it is read as a question of its own")
                starts.append(index + 1)
                answersEnd = nil
            case 0x0A where answersEnd != nil && depth == 0:
                let next = index + 1
                guard let end = answersEnd, bytes[end..<index].allSatisfy(Self.isBlank) else {
                    answersEnd = nil
                    continue
                }
                if nextBrace < next {
                    nextBrace =
                        bytes[next...].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") } ?? bytes.count
                }
                guard beginsQuestion(at: next, nextBrace: nextBrace) else { continue }
                warn(line(at: next), "no blank line stands before this; it is read as a question of its own")
                starts.append(next)
                answersEnd = nil
            default: break
            }
        }
        return starts.indices.map { number in
            let end = number + 1 < starts.count ? starts[number + 1] : bytes.count
            let line = self.line(at: starts[number])
            return GIFTBlock(bytes: bytes[starts[number]..<end], line: line, tags: number == 0 ? tags : [])
        }
    }

    /// Whether a line begins here with a name between two pairs of colons.
    private func beginsName(at index: Int) -> Bool {
        let line = bytes[index...].prefix { $0 != 0x0A }.drop(while: Self.isBlank)
        return line.starts(with: "::".utf8) && line.dropFirst(2).firstRange(of: Array("::".utf8)) != nil
    }

    /// Whether a name, or a text with answers, begins here.
    private func beginsQuestion(at index: Int, nextBrace: Int) -> Bool {
        let rest = bytes[index...].drop(while: Self.isBlank)
        if rest.starts(with: "::".utf8) || rest.starts(with: "$CATEGORY:".utf8) { return true }
        guard nextBrace < bytes.count, bytes[nextBrace] == UInt8(ascii: "{") else { return false }
        return bytes[index..<nextBrace].contains { !Self.isBlank($0) }
    }
}
