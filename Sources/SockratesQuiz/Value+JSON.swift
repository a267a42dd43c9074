import SockratesJudge

extension Value {
    /// The value as JSON (RFC 8259) on one line, the same for equal values.
    ///
    /// Names stand in the order of their bytes, without blanks. A number that may have a fraction keeps its point, bytes that
    /// are no text are written as `{"$hex":"…"}`, and what JSON can't say of a number (infinite, none) is `null`.
    public var json: String {
        var writer = JSONWriter()
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Reads JSON that is the whole text, at most 32 levels deep; `nil` where it is none, or has a name twice in one object.
    public init?(json text: some Sequence<UInt8>) {
        guard let json = JSONValue(Array(text)) else { return nil }
        self.init(json)
    }

    private init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .large(let digits): self = WholeNumber(digits).map { .whole($0) } ?? .text(digits)
        case .number(let value): self = .number(value)
        case .string(let text): self = .text(text)
        case .array(let items): self = .list(items.map { Value($0) })
        case .object(let members):
            if members.count == 1, case .string(let text)? = members[JSONWriter.bytesName],
                let bytes = [UInt8](hexadecimal: text)
            {
                self = .bytes(bytes)
            } else {
                self = .map(members.mapValues { Value($0) })
            }
        }
    }
}

/// Writes JSON.
private struct JSONWriter {
    static let bytesName = "$hex"

    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: Value) {
        switch value {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .whole(let value): bytes += value.description.utf8
        case .number(let value): bytes += (value.isFinite ? value.description : "null").utf8
        case .text(let text): write(text)
        case .bytes(let value): write(.map([Self.bytesName: .text(value.hexadecimal)]))
        case .list(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(item)
            }
            bytes.append(UInt8(ascii: "]"))
        case .map(let members):
            bytes.append(UInt8(ascii: "{"))
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (index, member) in sorted.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.key)
                bytes.append(UInt8(ascii: ":"))
                write(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case ..<0x20, 0x7F: bytes += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
