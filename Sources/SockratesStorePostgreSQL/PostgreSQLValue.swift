import SockratesStore

/// A value that a statement is given, in PostgreSQL's binary format.
enum PostgreSQLValue {
    case integer(Int64)
    case text(String)
    case integers([Int64?])
    case texts([String?])
    case blobs([[UInt8]?])

    /// The numbers that PostgreSQL has for the types of an array's elements (pg_type.dat).
    private enum Element {
        static let bytea: Int32 = 17
        static let int8: Int32 = 20
        static let text: Int32 = 25
    }

    func write(to bytes: inout [UInt8]) {
        switch self {
        case .integer(let value): Self.write(value, to: &bytes)
        case .text(let value): bytes += value.withoutNull.utf8
        case .integers(let values):
            Self.write(values, Element.int8, to: &bytes) { value, bytes in Self.write(value, to: &bytes) }
        case .texts(let values):
            Self.write(values, Element.text, to: &bytes) { value, bytes in bytes += value.withoutNull.utf8 }
        case .blobs(let values):
            Self.write(values, Element.bytea, to: &bytes) { value, bytes in bytes += value }
        }
    }

    /// An array of one dimension, as array_recv reads it.
    private static func write<Value>(
        _ values: [Value?],
        _ element: Int32,
        to bytes: inout [UInt8],
        _ write: (Value, inout [UInt8]) -> Void
    ) {
        Self.write(Int32(values.isEmpty ? 0 : 1), to: &bytes)
        Self.write(Int32(1), to: &bytes)
        Self.write(element, to: &bytes)
        guard !values.isEmpty else { return }
        Self.write(Int32(clamping: values.count), to: &bytes)
        Self.write(Int32(1), to: &bytes)
        for value in values {
            let start = bytes.count
            Self.write(Int32(-1), to: &bytes)
            guard let value else { continue }
            write(value, &bytes)
            let length = UInt32(clamping: bytes.count - start - 4)
            for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (24 - 8 * place)) }
        }
    }

    private static func write(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
    }
}
