/// A JSON value (RFC 8259) that can be compared; deeper than 32 levels, or with a name twice in one object, is none.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// A number without a fraction or an exponent that fits.
    case integer(Int64)
    /// One that has no fraction and no exponent either, and does not fit: its digits.
    case large(String)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a value that is the whole text.
    package init?(_ text: [UInt8]) {
        var reader = JSONReader(text)
        guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
        self = value
    }
}

extension JSONValue: Equatable {
    /// Whether both say the same; 1 and 1.0 do.
    package static func == (one: JSONValue, other: JSONValue) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.integer(let one), .integer(let other)): one == other
        case (.integer(let one), .number(let other)), (.number(let other), .integer(let one)): Double(one) == other
        case (.large(let one), .large(let other)): one == other
        case (.large(let one), .number(let other)), (.number(let other), .large(let one)): Double(one) == other
        case (.number(let one), .number(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: false
        }
    }
}

/// Walks through JSON text.
private struct JSONReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: [UInt8]) { rest = text[...] }

    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return rest.isEmpty
        }
    }

    mutating func value(depth: Int) -> JSONValue? {
        skipBlanks()
        guard depth < 32, let first = rest.first else { return nil }
        switch first {
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "{"): return object(depth)
        default: return number()
        }
    }

    private mutating func array(_ depth: Int) -> JSONValue? {
        rest.removeFirst()
        var items: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(items) }
        repeat {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
            skipBlanks()
        } while take(",")
        return take("]") ? .array(items) : nil
    }

    private mutating func object(_ depth: Int) -> JSONValue? {
        rest.removeFirst()
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard rest.first == UInt8(ascii: "\""), let name = string() else { return nil }
            skipBlanks()
            guard take(":"), let member = value(depth: depth + 1), members.updateValue(member, forKey: name) == nil
            else { return nil }
            skipBlanks()
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func number() -> JSONValue? {
        let text = rest.prefix { ASCII.isDigit($0) || "+-.eE".utf8.contains($0) }
        rest = rest.dropFirst(text.count)
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
        guard let first = digits.first, ASCII.isDigit(first),
            digits.count == 1 || first != 0x30 || !ASCII.isDigit(digits[digits.startIndex + 1])
        else { return nil }
        let written = String(decoding: text, as: UTF8.self)
        if let value = Int64(written) { return .integer(value) }
        guard let value = Double(written), value.isFinite else { return nil }
        if digits.allSatisfy(ASCII.isDigit) { return .large(written) }
        return .number(value)
    }

    private mutating func string() -> String? {
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escape(&bytes) else { return nil }
            case 0..<0x20: return nil
            default: bytes.append(byte)
            }
        }
        return nil
    }

    private mutating func escape(_ bytes: inout [UInt8]) -> Bool {
        guard let byte = rest.popFirst() else { return false }
        switch byte {
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
        case UInt8(ascii: "u"):
            guard var scalar = unit() else { return false }
            if scalar & 0xFC00 == 0xD800 {
                guard take("\\u"), let low = unit(), low & 0xFC00 == 0xDC00 else { return false }
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
            }
            guard scalar & 0xFFFF_FC00 != 0xDC00 else { return false }
            ScalarReader.append(scalar, to: &bytes)
        default: return false
        }
        return true
    }

    private mutating func unit() -> UInt32? {
        let digits = rest.prefix(4)
        guard digits.count == 4, digits.allSatisfy({ ASCII.isDigit($0) || ASCII.lower($0) &- 0x61 < 6 }) else {
            return nil
        }
        rest = rest.dropFirst(4)
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    private mutating func skipBlanks() {
        while let first = rest.first, [0x20, 0x09, 0x0A, 0x0D].contains(first) { rest.removeFirst() }
    }
}
