/// The words of a piece of Lua, found without understanding it: enough to know which values it may want, and where it ends.
struct LuaWords {
    /// Lua's own words (reference manual, 3.1).
    static let reserved: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]

    /// Every word that is no reserved one, once each, in order.
    private(set) var words: [String] = []
    /// Those that are not a field or a method of something.
    private(set) var names: [String] = []
    /// Those of the names that are called with arguments in parentheses.
    private(set) var calls: [String] = []
    /// Whether it holds a function or a variable of its own, so that some of its names may be its own.
    private(set) var definesNames = false

    init(_ source: String) {
        var reader = LuaReader(source.utf8)
        var before: UInt8 = 0
        var (seen, named): (Set<String>, Set<String>) = ([], [])
        while let token = reader.next() {
            switch token {
            case .word(let word):
                if Self.reserved.contains(word) {
                    definesNames = definesNames || ["function", "local", "for"].contains(word)
                } else {
                    if seen.insert(word).inserted { words.append(word) }
                    let isField = before == UInt8(ascii: ".") || before == UInt8(ascii: ":")
                    let isKey =
                        (before == UInt8(ascii: "{") || before == UInt8(ascii: ",")) && reader.isBeforeAssignment
                    if !isField, !isKey, named.insert(word).inserted { names.append(word) }
                    if !isField, reader.isBefore(UInt8(ascii: "(")) { calls.append(word) }
                }
                before = 0
            case .sign(let sign): before = sign
            // "..": what follows is no field.
            case .dots, .text: before = 0
            }
        }
    }

    /// Whether a function that draws at random is among them.
    var draw: Bool { !ScriptFunction.drawing.isDisjoint(with: words) }

    /// Whether one of the places of a text may mean a name.
    static func holds(_ name: String, inPlacesOf text: String) -> Bool {
        var rest = text.utf8[...]
        while let open = rest.firstRange(of: "{{".utf8) {
            let inside = rest[open.upperBound...]
            guard let length = end(of: inside) else { return false }
            let close = inside.index(inside.startIndex, offsetBy: length)
            if LuaWords(String(inside[..<close]) ?? "").words.contains(name) { return true }
            rest = inside[close...].dropFirst(2)
        }
        return false
    }

    /// Where the `}}` stands that closes an expression, by the number of bytes before it; `nil` where none does.
    static func end(of source: some Collection<UInt8>) -> Int? {
        var reader = LuaReader(source)
        var open = 0
        while let token = reader.next() {
            guard case .sign(let sign) = token else { continue }
            if sign == UInt8(ascii: "{") { open += 1 }
            if sign == UInt8(ascii: "}") {
                if open == 0, reader.takes(UInt8(ascii: "}")) { return reader.count - 2 }
                open -= 1
            }
        }
        return nil
    }
}

/// Cuts Lua into words, texts and signs; comments are left out.
private struct LuaReader {
    enum Token {
        case word(String)
        /// A text or a number.
        case text
        case dots
        case sign(UInt8)
    }

    private let bytes: [UInt8]
    /// How many bytes have been read.
    private(set) var count = 0

    init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }

    /// Whether a sign comes next.
    func isBefore(_ sign: UInt8) -> Bool {
        let place = nextPlace
        return place < bytes.count && bytes[place] == sign
    }

    /// Whether `=`, and not `==`, comes next.
    var isBeforeAssignment: Bool {
        guard isBefore(UInt8(ascii: "=")) else { return false }
        let behind = nextPlace + 1
        return behind == bytes.count || bytes[behind] != UInt8(ascii: "=")
    }

    /// Where the next byte stands that is no blank.
    private var nextPlace: Int { bytes[count...].firstIndex { $0 > 0x20 } ?? bytes.count }

    mutating func takes(_ byte: UInt8) -> Bool {
        guard count < bytes.count, bytes[count] == byte else { return false }
        count += 1
        return true
    }

    mutating func next() -> Token? {
        while count < bytes.count {
            let byte = bytes[count]
            count += 1
            switch byte {
            case ...0x20: continue
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipQuoted(byte)
                return .text
            case UInt8(ascii: "[") where skipLongBracket(): return .text
            case UInt8(ascii: "-") where takes(UInt8(ascii: "-")): skipComment()
            case UInt8(ascii: ".") where takes(UInt8(ascii: ".")):
                _ = takes(UInt8(ascii: "."))
                return .dots
            case 0x30...0x39:
                while count < bytes.count, Self.isWord(bytes[count]) || bytes[count] == UInt8(ascii: ".") {
                    // The two dots of 1..x are no part of a number.
                    if bytes[count] == UInt8(ascii: "."), count + 1 < bytes.count, bytes[count + 1] == UInt8(ascii: ".")
                    {
                        break
                    }
                    count += 1
                }
                return .text
            case _ where Self.isWord(byte):
                let start = count - 1
                while count < bytes.count, Self.isWord(bytes[count]) { count += 1 }
                return .word(String(decoding: bytes[start..<count], as: UTF8.self))
            default: return .sign(byte)
            }
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private mutating func skipQuoted(_ quote: UInt8) {
        while count < bytes.count {
            let byte = bytes[count]
            count += 1
            if byte == quote { return }
            if byte == UInt8(ascii: "\\") { count += 1 }
        }
    }

    private mutating func skipComment() {
        if takes(UInt8(ascii: "[")) {
            if skipLongBracket() { return }
        }
        while count < bytes.count, bytes[count] != 0x0A { count += 1 }
    }

    /// Skips `[[…]]` or `[==[…]==]` whose first bracket has been read.
    private mutating func skipLongBracket() -> Bool {
        var place = count
        while place < bytes.count, bytes[place] == UInt8(ascii: "=") { place += 1 }
        let level = place - count
        guard place < bytes.count, bytes[place] == UInt8(ascii: "[") else { return false }
        let close = [UInt8(ascii: "]")] + Array(repeating: UInt8(ascii: "="), count: level) + [UInt8(ascii: "]")]
        place += 1
        while place < bytes.count, !bytes[place...].starts(with: close) { place += 1 }
        count = min(place + close.count, bytes.count)
        return true
    }
}
