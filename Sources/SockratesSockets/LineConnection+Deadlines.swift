import NIOCore

/// When the peer has done what, for the deadlines of the options.
///
/// A line that comes whole costs two stores; a timer is set only when a deadline comes before the one that is set already, and
/// what has happened since is looked at when it rings.
struct PeerTimes {
    var began = NIODeadline.distantFuture
    var lastInput: NIODeadline?
    var lineBegan: NIODeadline?
    /// When to look.
    var look = NIODeadline.distantFuture

    /// Whether the deadlines hold.
    var areRunning: Bool { began != .distantFuture }

    /// What is due first, and when.
    func first(_ deadlines: LineDeadlines) -> (kind: LineDeadlines.Kind, at: NIODeadline)? {
        LineDeadlines.Kind.allCases.compactMap { kind in
            guard let time = deadlines[kind], let start = start(of: kind, deadlines) else { return nil }
            return (kind, start + .nanoseconds(time.clampedNanoseconds))
        }.min { $0.1 < $1.1 }
    }

    private func start(of kind: LineDeadlines.Kind, _ deadlines: LineDeadlines) -> NIODeadline? {
        switch kind {
        case .session: began
        case .line: lineBegan
        case .firstByte: lastInput == nil ? began : nil
        // The time to the first byte has a deadline of its own.
        case .idle: lastInput ?? (deadlines.firstByte == nil ? began : nil)
        }
    }
}

extension LineConnection {
    /// Lets no deadline of the options hold until the connection is handed over: who asks something first has its own.
    public func holdDeadlines() { deadlinesAreHeld = true }

    /// Lets the deadlines hold from now on.
    func beginDeadlines() {
        guard roll.hasDeadlines, !deadlinesAreHeld else { return }
        times = PeerTimes(began: desk.now)
        look()
    }

    /// Input has been used up to a place behind the last line's end, or to that end.
    @inline(__always)
    func noteInput(endsLine: Bool) {
        guard times.areRunning else { return }
        let isFirst = times.lastInput == nil
        times.lastInput = desk.now
        if endsLine {
            times.lineBegan = nil
            // From now on the peer may be idle, which may be due long before the first byte was.
            if isFirst { look() }
        } else if times.lineBegan == nil {
            times.lineBegan = desk.now
            look()
        }
    }

    /// A line has come to its end.
    @inline(__always)
    func noteLine() { times.lineBegan = nil }

    /// Looks at what is due, and sees to it that it is looked again in time.
    func look(at now: NIODeadline? = nil) {
        if inputIsPaused, times.lastInput != nil { times.lastInput = now ?? desk.now }
        guard let first = times.first(roll.options.deadlines) else { return }
        if let now, first.at <= now {
            times = PeerTimes()
            cause = .deadline(first.kind)
            event { handler?.deadlinePassed(first.kind, on: self) }
        } else {
            times.look = first.at
            arm()
        }
    }
}
