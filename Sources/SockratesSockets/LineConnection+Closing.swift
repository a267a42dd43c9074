import NIOCore

/// How a connection comes to its end.
extension LineConnection {
    /// Does what was asked for, as far as output that waits allows.
    func advance() {
        guard !isWaiting, let carrier else { return }
        switch phase {
        case .open:
            guard outputShutdown == .asked else { return }
            outputShutdown = .done
            if inputHasEnded, cause == nil { cause = .peerClosed }
            carrier.shutdownOutput()
        case .closing:
            deadline = .distantFuture
            times = PeerTimes()
            // After the peer's end no input can lie unread.
            guard !inputHasEnded, roll.options.closeLinger > .zero else { return carrier.close() }
            phase = .lingering
            outputDeadline = desk.now + .nanoseconds(roll.options.closeLinger.clampedNanoseconds)
            arm()
            if outputShutdown != .done {
                outputShutdown = .done
                carrier.shutdownOutput()
            }
        case .new, .lingering, .closed:
            break
        }
    }

    /// Breaks the connection off.
    ///
    /// - Parameter cause: What the handler is told.
    func abort(_ cause: CloseCause) {
        guard phase != .closed else { return }
        self.cause = cause
        // A reset frees at once what the kernel still holds for the peer.
        carrier?.reset()
    }

    /// Sees to it that the connection wakes in time for what is due first.
    ///
    /// A time that moves later costs nothing: the connection wakes too early once, and is armed again.
    func arm() {
        let due = min(deadline, outputDeadline, times.look)
        if due < desk.alarms.time(of: self) { desk.alarms.set(self, at: due) }
    }

    /// The alarm clock has rung.
    func wake(at now: NIODeadline) {
        if outputDeadline <= now {
            outputDeadline = .distantFuture
            if phase == .lingering { carrier?.close() } else { abort(.writeDeadline) }
        } else if deadline <= now, phase == .open {
            if prelude?.isExpected == true { return proxyIsLate() }
            deadline = .distantFuture
            event { handler?.deadlinePassed(on: self) }
        } else if times.look <= now, phase == .open {
            times.look = .distantFuture
            look(at: now)
        }
        if phase != .closed { arm() }
    }
}

extension Duration {
    /// Whole nanoseconds, no more than a clock can add to its time and no less than none.
    var clampedNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        // A century.
        guard seconds < 3_155_760_000 else { return 3_155_760_000_000_000_000 }
        guard seconds >= 0 else { return 0 }
        return max(0, seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
