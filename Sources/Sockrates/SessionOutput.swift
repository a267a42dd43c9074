/// What a session has said and done since it was last looked at.
struct SessionOutput: SessionSink {
    private var gathered: [SessionAction] = []
    private var bytes: [UInt8] = []
    /// How many bytes wait to be taken.
    private(set) var byteCount = 0
    /// Whether the player's cursor is at the beginning of a line.
    var isAtLineStart = true

    mutating func send(_ text: String) { send(Array(text.utf8)) }

    mutating func send(_ more: [UInt8]) {
        guard let last = more.last else { return }
        isAtLineStart = last == 0x0A
        byteCount += more.count
        bytes += more
    }

    mutating func record(_ event: SessionEvent) {
        flush()
        gathered.append(.record(event))
    }

    mutating func setDeadline(_ time: Duration?) { gathered.append(.setDeadline(time)) }

    mutating func close() {
        flush()
        gathered.append(.close)
    }

    /// All actions, in their order.
    mutating func takeActions() -> [SessionAction] {
        flush()
        defer { gathered = [] }
        byteCount = 0
        return gathered
    }

    /// The bytes alone.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        byteCount = 0
        return bytes
    }

    private mutating func flush() {
        guard !bytes.isEmpty else { return }
        gathered.append(.send(bytes))
        bytes = []
    }
}
