import NIOCore

/// How output leaves: at once while the peer reads, and by turns with reading when it does not.
extension LineConnection {
    /// Collects or writes bytes.
    func emit(_ bytes: [UInt8]) {
        if isWaiting {
            var kept = held ?? ByteBuffer()
            kept.writeBytes(bytes)
            held = kept
            if kept.readableBytes > roll.options.maximumQueuedOutput { abort(.outputCap) }
        } else if desk.writer === self {
            desk.collect(bytes)
        } else if desk.writer == nil {
            event { desk.collect(bytes) }
        } else if let context {
            var leaving = ByteBuffer(bytes: bytes)
            if !leaving.write(to: context) { wait() }
        }
    }

    /// Writes what the running event has collected.
    func flush() {
        guard desk.writer === self, desk.collected > 0 else { return }
        guard phase != .closed, let context else { return desk.discard() }
        if !desk.write(to: context) { wait() }
    }

    /// Stops reading until what was written has left.
    private func wait() {
        guard phase != .closed, !isWaiting, let context else { return }
        isWaiting = true
        if outputDeadline == .distantFuture {
            outputDeadline = desk.now + .nanoseconds(roll.options.writeDeadline.clampedNanoseconds)
            arm()
        }
        setReading(false)
        let left = context.eventLoop.makePromise(of: Void.self)
        left.futureResult.assumeIsolated().whenSuccess { self.outputHasLeft() }
        context.writeAndFlush(NIOAny(ByteBuffer()), promise: left)
    }

    /// Goes on after a wait: first with output that came meanwhile, then with input.
    private func outputHasLeft() {
        guard phase != .closed else { return }
        isWaiting = false
        if var leaving = held, let context {
            held = nil
            if !leaving.write(to: context) { return wait() }
        }
        outputDeadline = .distantFuture
        if phase == .open { resume() } else { advance() }
        if !isWaiting, phase != .closed { setReading(true) }
    }

    private func setReading(_ reads: Bool) {
        // It fails only on a closed channel.
        try? context?.channel.syncOptions?.setOption(.autoRead, value: reads)
    }
}
