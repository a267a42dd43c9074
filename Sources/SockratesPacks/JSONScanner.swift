/// Takes JSON (RFC 8259) apart, piece by piece, and knows the line of each.
///
/// Foundation's reader gives no lines, turns numbers into binary ones (`1.50` would be asked as `1.5`) and forgets the order of
/// keys; a table needs all three.
struct JSONScanner {
    private(set) var line = 1
    private let bytes: [UInt8]
    private var index: Int

    /// Takes a text in UTF-8.
    init(_ bytes: [UInt8], start: Int) {
        self.bytes = bytes
        index = start
    }

    /// The next byte that is no white space, which is not taken; `nil` at the end.
    mutating func peek() -> UInt8? {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0D: index += 1
            case 0x0A:
                index += 1
                line += 1
            default: return bytes[index]
            }
        }
        return nil
    }

    /// Takes the next byte, where it is this one.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        index += 1
        return true
    }

    /// Takes the next byte, which must be this one.
    mutating func expect(_ byte: UInt8, _ what: String) throws(TableMistake) {
        guard take(byte) else { throw unexpected(what) }
    }

    /// A mistake at this place: something else is expected.
    mutating func unexpected(_ what: String) -> TableMistake {
        guard let byte = peek() else {
            return TableMistake(line: line, message: "the JSON ends where \(what) must follow")
        }
        let found = (0x21...0x7E).contains(byte) ? "\"\(Unicode.Scalar(byte))\"" : "something else"
        return TableMistake(line: line, message: "this is not JSON: \(what) must stand here, not \(found)")
    }

    /// Takes a number, `true` or `false`, as it is written.
    ///
    /// - Parameter text: Gets its bytes.
    /// - Returns: `false` for `null`.
    /// - Throws: ``TableMistake`` where something else stands.
    mutating func literal(into text: inout [UInt8]) throws(TableMistake) -> Bool {
        guard peek() != nil else { throw unexpected("a value") }
        let start = index
        while index < bytes.count, Self.isPartOfLiteral(bytes[index]) { index += 1 }
        let word = bytes[start..<index]
        if word.elementsEqual("null".utf8) { return false }
        guard word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) || Self.isNumber(word) else {
            index = start
            throw unexpected("a value")
        }
        text += word
        return true
    }

    /// Takes a string, with its quotes.
    ///
    /// - Parameter text: Gets its characters, in UTF-8.
    /// - Throws: ``TableMistake`` where there is none, or it is not one.
    mutating func string(into text: inout [UInt8]) throws(TableMistake) {
        try expect(UInt8(ascii: "\""), "a text in quotes")
        var start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                text += bytes[start..<index]
                index += 1
                return
            case UInt8(ascii: "\\"):
                text += bytes[start..<index]
                index += 1
                try escape(into: &text)
                start = index
            case ..<0x20:
                throw TableMistake(
                    line: line,
                    message: "this is not JSON: a quote is opened and not closed in its line"
                )
            default: index += 1
            }
        }
        throw TableMistake(line: line, message: "this is not JSON: a quote is opened and never closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(TableMistake) {
        guard index < bytes.count else { return }
        let letter = bytes[index]
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): try character(into: &text)
        default: throw TableMistake(line: line, message: "this is not JSON: no escape begins like this")
        }
    }

    /// Takes what stands behind `\u`: a character, or the halves of one (RFC 8259, section 7).
    private mutating func character(into text: inout [UInt8]) throws(TableMistake) {
        var value = try fourDigits()
        if (0xD800...0xDBFF).contains(value), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        {
            index += 2
            let low = try fourDigits()
            if (0xDC00...0xDFFF).contains(low) { value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) }
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw TableMistake(line: line, message: "this is not JSON: \\u names half a character")
        }
        guard value != UInt32(TableCells.listSeparator) else {
            throw TableMistake(line: line, message: "the control character \\u001f can't stand in a table")
        }
        text += Array(String(scalar).utf8)
    }

    private mutating func fourDigits() throws(TableMistake) -> UInt32 {
        guard index + 4 <= bytes.count,
            bytes[index..<index + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw TableMistake(line: line, message: "this is not JSON: four hexadecimal digits must follow \\u") }
        index += 4
        return value
    }

    private static func isPartOfLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"),
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// Whether it is a number by RFC 8259, section 6.
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word
        func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
            let count = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = digits(&rest)
        guard whole == 1 || whole > 1 && !startsWithZero else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits(&rest) > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }
}
