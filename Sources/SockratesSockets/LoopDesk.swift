import NIOCore

/// What the connections of one loop share: a place to collect output, the alarm clock, and the time.
final class LoopDesk {
    let alarms: AlarmClock

    /// The connection whose event is running, which collects its output here.
    private(set) var writer: LineConnection?
    private var output: [UInt8] = []
    private var eventTime: NIODeadline?
    private var lines: UInt8 = 0

    /// Between events, what is reserved for output is cut down to this.
    private static let reserved = 4096

    init(alarms: AlarmClock = AlarmClock()) { self.alarms = alarms }

    /// The time, read once for each event.
    var now: NIODeadline {
        if let eventTime { return eventTime }
        let now = NIODeadline.now()
        if writer != nil { eventTime = now }
        return now
    }

    /// Whether a line's reply is to be timed: of so many lines a few tell enough, and two looks at the clock cost something.
    func times() -> Bool {
        defer { lines = (lines &+ 1) & 15 }
        return lines == 0
    }

    /// Begins an event, unless one is running: then what is sent leaves at once.
    func begin(_ connection: LineConnection) -> Bool {
        guard writer == nil else { return false }
        writer = connection
        eventTime = nil
        return true
    }

    /// Ends the event that `begin` began.
    func end() {
        writer = nil
        eventTime = nil
    }

    /// How many bytes have been collected.
    var collected: Int { output.count }

    /// Collects output of the connection whose event is running.
    func collect(_ bytes: [UInt8]) { output.append(contentsOf: bytes) }

    /// Collects output of the connection whose event is running.
    func collect(_ bytes: Span<UInt8>) { bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) } }

    /// Collects a text of the connection whose event is running.
    func collect(_ text: String) { output.append(contentsOf: text.utf8) }

    /// Forgets what was collected.
    func discard() { output.removeAll(keepingCapacity: output.capacity <= Self.reserved) }

    /// Writes what was collected.
    ///
    /// - Returns: Whether it all went to the system.
    func write(to carrier: some LineCarrier) -> Bool {
        // While it is written, a connection may close, and whoever hears of it may send.
        var leaving: [UInt8] = []
        swap(&leaving, &output)
        let isSent = carrier.write(leaving.span)
        if output.isEmpty {
            leaving.removeAll(keepingCapacity: leaving.capacity <= Self.reserved)
            swap(&leaving, &output)
        }
        return isSent
    }
}
