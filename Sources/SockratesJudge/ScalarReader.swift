/// Reads Unicode scalars from bytes that may be anything.
struct ScalarReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next scalar; a space for each byte that belongs to no well-formed UTF-8 sequence.
    mutating func next() -> UInt32? {
        guard position < bytes.count else { return nil }
        let lead = bytes[position]
        position += 1
        if lead < 0x80 { return UInt32(lead) }
        let (length, least): (Int, UInt32)
        switch lead {
        case 0xC2...0xDF: (length, least) = (1, 0x80)
        case 0xE0...0xEF: (length, least) = (2, 0x800)
        case 0xF0...0xF4: (length, least) = (3, 0x10000)
        default: return 0x20
        }
        guard position + length <= bytes.count else { return 0x20 }
        var scalar = UInt32(lead) & (0x3F >> UInt32(length))
        for offset in 0..<length {
            let byte = bytes[position + offset]
            guard byte & 0xC0 == 0x80 else { return 0x20 }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        guard scalar >= least, scalar < 0x110000, scalar & 0xFFFF_F800 != 0xD800 else { return 0x20 }
        position += length
        return scalar
    }

    /// Appends a scalar's UTF-8 bytes.
    static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: scalar >> shift & 0x3F) }
        switch scalar {
        case ..<0x80:
            output.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            output.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
            output.append(tail(0))
        case ..<0x10000:
            output.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
            output.append(tail(6))
            output.append(tail(0))
        default:
            output.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18 & 0x07))
            output.append(tail(12))
            output.append(tail(6))
            output.append(tail(0))
        }
    }
}
