import NIOCore

/// What has come for a connection and not been received yet, and who waits for more; used on the connection's loop only.
final class Inbox {
    /// Names one receiver.
    final class Ticket: Sendable {}

    private struct Receiver {
        var wish: Wish
        let ticket: Ticket
        let promise: EventLoopPromise<Wish.Find?>
        let patience: Scheduled<Void>?
    }

    enum End {
        case input
        case failure(SocketError)
    }

    /// With this much unreceived, nothing more is read from the system.
    private static let full = 262_144

    /// Whether each read is one datagram.
    private let isDatagram: Bool
    private var bytes = ByteBuffer()
    /// How long the datagrams are that have come, the first one's rest first.
    private var datagrams = CircularBuffer<Int>()
    private var receivers: [Receiver] = []
    private(set) var end: End?
    private var isReading = true

    var context: ChannelHandlerContext?
    var outputIsShutDown = false
    /// Waits until TLS has been agreed upon.
    var secured: EventLoopPromise<String?>?
    /// Writes down what comes.
    var recorder: Recorder?

    init(isDatagram: Bool = false) { self.isDatagram = isDatagram }

    /// Begins to wait, or gives at once what is there.
    func receive(_ wish: Wish, _ ticket: Ticket, _ promise: EventLoopPromise<Wish.Find?>, until deadline: NIODeadline?)
    {
        let patience = deadline.map { deadline in
            promise.futureResult.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
                self.giveUp(ticket, .timedOut, "the peer did not send all that was waited for in time")
            }
        }
        receivers.append(Receiver(wish: wish, ticket: ticket, promise: promise, patience: patience))
        serve()
    }

    /// Ends a receiver's wait.
    func giveUp(_ ticket: Ticket, _ code: SocketError.Code, _ message: String) {
        guard let place = receivers.firstIndex(where: { $0.ticket === ticket }) else { return }
        let receiver = receivers.remove(at: place)
        receiver.patience?.cancel()
        // What lies here is the first receiver's alone.
        receiver.promise.fail(SocketError(code, message, partial: place == 0 ? peek() : []))
        serve()
    }

    /// Puts bytes back, before what is there.
    func unread(_ back: [UInt8]) {
        guard !back.isEmpty else { return }
        var all = ByteBuffer(bytes: back)
        all.writeBuffer(&bytes)
        bytes = all
        if isDatagram { datagrams.prepend(back.count) }
        for place in receivers.indices { receivers[place].wish.restart() }
        serve()
    }

    /// All that lies here, for something that reads before this.
    func removeAll() -> ByteBuffer {
        defer { bytes = ByteBuffer() }
        datagrams.removeAll()
        return bytes
    }

    /// The connection is closed on this side.
    func close() {
        bytes.clear()
        datagrams.removeAll()
        end = .failure(SocketError(.closed, "the connection is closed"))
        serve()
    }

    /// Takes what has come.
    func take(_ input: ByteBuffer) {
        guard !isDatagram || bytes.readableBytes < Self.full else { return }
        recorder?.received(input)
        if bytes.readableBytes == 0 {
            bytes = input
        } else {
            var input = input
            bytes.writeBuffer(&input)
        }
        if isDatagram, input.readableBytes > 0 { datagrams.append(input.readableBytes) }
        serve()
    }

    /// No more comes.
    func finish(_ end: End) {
        switch end {
        case .failure(let error): secured?.fail(error)
        case .input: secured?.fail(SocketError(.ended, "the peer ended before TLS was agreed upon"))
        }
        secured = nil
        if self.end == nil { self.end = end }
        serve()
    }

    private func peek() -> [UInt8] { bytes.getBytes(at: bytes.readerIndex, length: bytes.readableBytes) ?? [] }

    /// Gives the receivers, in their order, what there is for them.
    private func serve() {
        while !receivers.isEmpty, let answer = answer() {
            let receiver = receivers.removeFirst()
            receiver.patience?.cancel()
            receiver.promise.completeWith(answer)
        }
        if bytes.readableBytes == 0 { bytes = ByteBuffer() } else { bytes.discardReadBytes() }
        read(bytes.readableBytes < Self.full || !receivers.isEmpty)
    }

    /// What the first receiver gets; nil when it has to wait.
    private func answer() -> Result<Wish.Find?, any Error>? {
        do throws(SocketError) {
            let piece = datagrams.first ?? bytes.readableBytes
            if let find = try receivers[0].wish.find(in: bytes, piece: piece, hasEnded: hasEnded) {
                if !receivers[0].wish.isPeek { drop(find.bytes.count) }
                return .success(find)
            }
        } catch {
            return .failure(SocketError(error.code, error.message, partial: peek()))
        }
        switch end {
        case .input:
            guard bytes.readableBytes > 0 else { return .success(nil) }
            return .failure(
                SocketError(.ended, "the peer ended before all that was waited for had come", partial: peek())
            )
        case .failure(let error): return .failure(SocketError(error.code, error.message, partial: peek()))
        case nil: return nil
        }
    }

    private var hasEnded: Bool { if case .input = end { true } else { false } }

    private func drop(_ count: Int) {
        bytes.moveReaderIndex(forwardBy: count)
        var left = count
        while left > 0, let first = datagrams.first {
            datagrams.removeFirst()
            if first > left { datagrams.prepend(first - left) }
            left -= min(first, left)
        }
    }

    private func read(_ reads: Bool) {
        guard reads != isReading, let context else { return }
        isReading = reads
        // It fails only on a closed channel.
        try? context.channel.syncOptions?.setOption(.autoRead, value: reads)
    }
}
