import NIOCore

/// How output leaves: at once while the peer reads, and by turns with reading when it does not.
extension LineConnection {
    /// Collects or writes bytes.
    func emit(_ bytes: [UInt8]) {
        if isWaiting {
            held += bytes
            if held.count > roll.options.maximumQueuedOutput { abort(.outputCap) }
        } else if desk.writer === self {
            desk.collect(bytes)
        } else if desk.writer == nil {
            event { desk.collect(bytes) }
        } else if let carrier {
            countSent(bytes.count)
            if !carrier.write(bytes.span) { wait() }
            tellAnswered()
        }
    }

    /// Writes what the running event has collected.
    func flush() {
        guard desk.writer === self, desk.collected > 0 else { return }
        guard phase != .closed, let carrier else { return desk.discard() }
        countSent(desk.collected)
        if !desk.write(to: carrier) { wait() }
        tellAnswered()
    }

    /// Tells how long the reply took whose time is taken.
    @inline(__always)
    private func tellAnswered() {
        guard lineCame != .distantFuture else { return }
        let time = NIODeadline.now() - lineCame
        lineCame = .distantFuture
        roll.lineAnswered?(.nanoseconds(time.nanoseconds))
    }

    /// Stops reading until what was written has left.
    private func wait() {
        guard phase != .closed, !isWaiting else { return }
        isWaiting = true
        if outputDeadline == .distantFuture {
            outputDeadline = desk.now + .nanoseconds(roll.options.writeDeadline.clampedNanoseconds)
            arm()
        }
        carrier?.setReading(false)
    }

    /// Goes on after a wait: first with output that came meanwhile, then with input.
    func outputHasLeft() {
        guard phase != .closed else { return }
        isWaiting = false
        if !held.isEmpty, let carrier {
            let leaving = held
            held = []
            countSent(leaving.count)
            if !carrier.write(leaving.span) { return wait() }
        }
        outputDeadline = .distantFuture
        if phase == .open {
            event { handler?.outputLeft(on: self) }
            if !isWaiting { resume() }
        } else {
            advance()
        }
        if !isWaiting, phase != .closed { setReading(true) }
    }

    /// Reads from the peer, or leaves its input in the system; not while the input is paused.
    func setReading(_ reads: Bool) {
        carrier?.setReading(reads && !inputIsPaused)
    }

    @inline(__always)
    private func countSent(_ count: Int) {
        if isCounted { roll.meter.addSent(count) }
    }
}
