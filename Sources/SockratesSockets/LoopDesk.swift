import NIOCore

/// What the connections of one loop share: a place to collect output, the alarm clock, and the time.
final class LoopDesk {
    let loop: any EventLoop
    let alarms: AlarmClock

    /// The connection whose event is running, which collects its output here.
    private(set) var writer: LineConnection?
    private var output = ByteBuffer()
    private var eventTime: NIODeadline?

    /// Between events, what is reserved for output is cut down to this.
    private static let reserved = 4096

    init(_ loop: any EventLoop) {
        self.loop = loop
        alarms = AlarmClock(loop)
    }

    /// The time, read once for each event.
    var now: NIODeadline {
        if let eventTime { return eventTime }
        let now = NIODeadline.now()
        if writer != nil { eventTime = now }
        return now
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
    var collected: Int { output.readableBytes }

    /// Collects output of the connection whose event is running.
    func collect(_ bytes: [UInt8]) { output.writeBytes(bytes) }

    /// Collects a text of the connection whose event is running.
    func collect(_ text: String) { output.writeString(text) }

    /// Forgets what was collected.
    func discard() { output.clear() }

    /// Writes what was collected.
    ///
    /// - Returns: Whether it all went to the kernel.
    func write(to context: ChannelHandlerContext) -> Bool {
        // While it is written, a connection may close, and whoever hears of it may send.
        var leaving = ByteBuffer()
        swap(&leaving, &output)
        let isSent = leaving.write(to: context)
        if output.readableBytes == 0, leaving.capacity <= Self.reserved { swap(&leaving, &output) }
        return isSent
    }
}

extension ByteBuffer {
    /// Writes the readable bytes, and empties the buffer.
    ///
    /// - Returns: Whether they all went to the kernel. A channel holds on to the storage of what it could not write; then
    ///   `clear` has to take fresh storage. That shows for nothing what NIO tells else only through a promise for each write
    ///   or a query through several dynamic casts.
    mutating func write(to context: ChannelHandlerContext) -> Bool {
        let storage = withVeryUnsafeBytes { $0.baseAddress }
        context.writeAndFlush(NIOAny(self), promise: nil)
        clear()
        return storage == withVeryUnsafeBytes { $0.baseAddress }
    }
}
