import SockratesQuiz

/// Values on their way into the sandbox, in the form that `lua_sandbox.h` describes.
struct ValueWriter {
    private(set) var bytes: [UInt8] = []

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    mutating func count(_ count: Int) {
        withUnsafeBytes(of: UInt32(clamping: count)) { bytes += $0 }
    }

    /// A text without its tag.
    mutating func name(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            count(utf8.count)
            bytes += utf8
        }
    }

    mutating func value(_ value: Value) {
        switch value {
        case .null: bytes.append(0)
        case .boolean(let value): bytes.append(value ? 2 : 1)
        case .integer(let value):
            bytes.append(3)
            withUnsafeBytes(of: value) { bytes += $0 }
        case .whole(let value):
            bytes.append(8)
            name(value.description)
        case .number(let value):
            bytes.append(4)
            withUnsafeBytes(of: value) { bytes += $0 }
        case .text(let text):
            bytes.append(5)
            name(text)
        case .bytes(let value):
            bytes.append(5)
            count(value.count)
            bytes += value
        case .list(let items):
            bytes.append(6)
            count(items.count)
            for item in items { self.value(item) }
        case .map(let members):
            bytes.append(7)
            count(members.count)
            for (name, value) in members {
                self.name(name)
                self.value(value)
            }
        }
    }
}

/// Values that come out of the sandbox.
struct ValueReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    /// The bytes must stay where they are while they are read.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func count() -> Int {
        Int(take(UInt32.self) ?? 0)
    }

    /// The next value; nothing where the bytes end too early.
    mutating func value() -> Value {
        switch take(UInt8.self) {
        case 1: return .boolean(false)
        case 2: return .boolean(true)
        case 3: return take(Int64.self).map { .integer($0) } ?? .null
        case 4: return take(Double.self).map { .number($0) } ?? .null
        case 5: return Value(utf8: text())
        case 6: return .list(values())
        case 7:
            let count = count()
            var members: [String: Value] = Dictionary(minimumCapacity: min(count, bytes.count - place))
            for _ in 0..<count {
                let name = String(decoding: text(), as: UTF8.self)
                members[name] = value()
            }
            return .map(members)
        case 8:
            let digits = String(decoding: text(), as: UTF8.self)
            return WholeNumber(digits).map { .whole($0) } ?? .text(digits)
        default: return .null
        }
    }

    /// A list without its tag.
    mutating func values() -> [Value] {
        let count = count()
        var items: [Value] = []
        items.reserveCapacity(min(count, bytes.count - place))
        for _ in 0..<count { items.append(value()) }
        return items
    }

    private mutating func text() -> Slice<UnsafeRawBufferPointer> {
        let count = min(count(), bytes.count - place)
        defer { place += count }
        return bytes[place..<(place + count)]
    }

    private mutating func take<Number: BitwiseCopyable>(_ type: Number.Type) -> Number? {
        let size = MemoryLayout<Number>.size
        guard bytes.count - place >= size else { return nil }
        defer { place += size }
        return bytes.loadUnaligned(fromByteOffset: place, as: type)
    }
}
