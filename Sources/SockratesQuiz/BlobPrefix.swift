/// The count of bytes before a message.
public enum BlobPrefix: String, Sendable, CaseIterable {
    /// One byte.
    case u8
    /// Two bytes, the higher one first.
    case u16be
    /// Two bytes, the lower one first.
    case u16le
    /// Four bytes, the highest one first.
    case u32be
    /// Four bytes, the lowest one first.
    case u32le

    /// How many bytes the count has.
    public var width: Int {
        switch self {
        case .u8: 1
        case .u16be, .u16le: 2
        case .u32be, .u32le: 4
        }
    }

    /// Whether the highest byte comes first.
    public var isBigEndian: Bool { self == .u16be || self == .u32be }

    /// The bytes of a count; a message that is too long for it is cut, so that what follows can still be read.
    ///
    /// - Parameter message: The message.
    /// - Returns: The count and the message.
    public func framed(_ message: [UInt8]) -> [UInt8] {
        let most = width == 4 ? Int(UInt32.max) : 1 << (8 * width) - 1
        let message = message.prefix(most)
        var count: [UInt8] = []
        for place in 0..<width {
            count.append(UInt8(truncatingIfNeeded: message.count >> (8 * place)))
        }
        if isBigEndian { count.reverse() }
        return count + message
    }
}
