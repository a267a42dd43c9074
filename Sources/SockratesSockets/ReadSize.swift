import NIOCore

/// How much is read at once: little while lines are typed, more while a read fills what it was given.
///
/// A channel keeps its read buffer, so this decides what an idle connection costs.
struct ReadSize: RecvByteBufferAllocator {
    private static let small = 256
    private static let large = 4096
    private var size = small

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer { allocator.buffer(capacity: size) }

    func nextBufferSize() -> Int? { size }

    mutating func record(actualReadBytes: Int) -> Bool {
        let before = size
        size = actualReadBytes >= size ? Self.large : Self.small
        return size > before
    }
}
