import NIOCore

/// What has come for a connection and not been received yet, and who waits for more; used on the connection's loop only.
final class Inbox {
    /// What a receiver wants.
    enum Wish: Sendable {
        case some(upTo: Int)
        case line(limit: Int)
    }

    /// Names one receiver.
    final class Ticket: Sendable {}

    private struct Receiver {
        let wish: Wish
        let ticket: Ticket
        let promise: EventLoopPromise<[UInt8]?>
        let patience: Scheduled<Void>?
    }

    private enum End {
        case input
        case failure(SocketError)
    }

    /// With this much unreceived, nothing more is read from the system.
    private static let full = 262_144

    private var bytes = ByteBuffer()
    private var receivers: [Receiver] = []
    private var end: End?
    private var context: ChannelHandlerContext?
    private var isReading = true
    private var outputIsShutDown = false

    /// Begins to wait, or gives at once what is there.
    func receive(_ wish: Wish, _ ticket: Ticket, _ promise: EventLoopPromise<[UInt8]?>, within timeout: Duration?) {
        let patience = timeout.map { timeout in
            promise.futureResult.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(timeout.clampedNanoseconds)) {
                self.giveUp(ticket, SocketError(.timedOut, "the peer sent nothing for \(timeout)"))
            }
        }
        receivers.append(Receiver(wish: wish, ticket: ticket, promise: promise, patience: patience))
        serve()
    }

    /// Ends a receiver's wait.
    func giveUp(_ ticket: Ticket, _ error: SocketError) {
        guard let place = receivers.firstIndex(where: { $0.ticket === ticket }) else { return }
        let receiver = receivers.remove(at: place)
        receiver.patience?.cancel()
        receiver.promise.fail(error)
    }

    /// The connection is closed on this side.
    func close() {
        bytes.clear()
        end = .failure(SocketError(.closed, "the connection is closed"))
        serve()
    }

    /// Gives the receivers, in their order, what there is for them.
    private func serve() {
        while let receiver = receivers.first, let answer = answer(to: receiver.wish) {
            receivers.removeFirst()
            receiver.patience?.cancel()
            receiver.promise.completeWith(answer)
        }
        bytes.discardReadBytes()
        read(bytes.readableBytes < Self.full || !receivers.isEmpty)
    }

    private func answer(to wish: Wish) -> Result<[UInt8]?, any Error>? {
        switch wish {
        case .some(let count):
            if bytes.readableBytes > 0 { return .success(bytes.readBytes(length: min(count, bytes.readableBytes))) }
        case .line(let limit):
            let view = bytes.readableBytesView
            let newline = view.firstIndex(of: 0x0A).map { $0 - view.startIndex }
            let length = newline ?? view.count
            // A carriage return may turn out to be a part of the newline.
            let endsWithReturn = length > 0 && view[view.startIndex + length - 1] == 0x0D
            let text = endsWithReturn ? length - 1 : length
            guard text <= limit else {
                return .failure(SocketError(.lineTooLong, "the peer sent a line of more than \(limit) bytes"))
            }
            if newline != nil || (end != nil && length > 0) {
                defer { bytes.moveReaderIndex(forwardBy: newline == nil ? length : length + 1) }
                return .success(bytes.getBytes(at: bytes.readerIndex, length: text))
            }
        }
        switch end {
        case .input: return .success(nil)
        case .failure(let error): return .failure(error)
        case nil: return nil
        }
    }

    private func read(_ reads: Bool) {
        guard reads != isReading else { return }
        isReading = reads
        // It fails only on a closed channel.
        try? context?.channel.syncOptions?.setOption(.autoRead, value: reads)
    }
}

extension Inbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var input = unwrapInboundIn(data)
        bytes.writeBuffer(&input)
        serve()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let event = event as? ChannelEvent else { return }
        switch event {
        case .inputClosed: finish(.input)
        case .outputClosed: outputIsShutDown = true
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(.failure(SocketError(using: error)))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        // After our own end the peer's closes the channel at once. Before it, only a failed write closes without a word.
        finish(outputIsShutDown ? .input : .failure(SocketError(.reset, "the peer reset the connection")))
    }

    private func finish(_ end: End) {
        if self.end == nil { self.end = end }
        serve()
    }
}
