/// Cuts bytes into messages that have their count of bytes before them: a value without I/O.
///
/// It never holds more than the longest message. A longer one is reported once and dropped; how the bytes are split between calls makes no
/// difference.
struct BlobFramer: Sendable {
    /// How many bytes the count has, and in which order they come.
    struct Prefix: Sendable, Hashable {
        let width: Int
        let isBigEndian: Bool
    }

    private let prefix: Prefix
    private let maximumLength: Int
    private var count: [UInt8] = []
    private var message: [UInt8] = []
    /// Bytes of the message that are still to come; `nil` while the count is.
    private var missing: Int?
    private var isDropping = false

    init(_ prefix: Prefix, maximumLength: Int) {
        self.prefix = prefix
        self.maximumLength = maximumLength
    }

    /// Finds the next message.
    ///
    /// - Parameters:
    ///   - bytes: The input.
    ///   - position: Where to begin; moved behind what was used.
    /// - Returns: `nil` when the input is used up.
    mutating func next(in bytes: Span<UInt8>, from position: inout Int) -> LineFramer.Piece? {
        while position < bytes.count {
            guard let left = missing else {
                count.append(bytes[position])
                position += 1
                if count.count == prefix.width, let piece = begin() { return piece }
                continue
            }
            let taken = min(left, bytes.count - position)
            if !isDropping {
                bytes.extracting(position..<position + taken).withUnsafeBufferPointer { message.append(contentsOf: $0) }
            }
            position += taken
            missing = left - taken
            if left == taken, let piece = finish() { return piece }
        }
        return nil
    }

    /// The count is there.
    private mutating func begin() -> LineFramer.Piece? {
        let ordered = prefix.isBigEndian ? count : count.reversed()
        let length = ordered.reduce(0) { $0 << 8 | Int($1) }
        count = []
        missing = length
        isDropping = length > maximumLength
        if length == 0 { return finish() }
        return isDropping ? .tooLong : nil
    }

    private mutating func finish() -> LineFramer.Piece? {
        missing = nil
        if isDropping {
            isDropping = false
            return nil
        }
        defer { message = [] }
        return .line(message)
    }
}
