/// What whoever carries a session must do, in the order given.
public enum SessionAction: Sendable {
    /// Send these bytes to the player.
    case send([UInt8])
    /// Keep this event, where a record is kept; what follows in the list must wait until it is kept.
    case record(SessionEvent)
    /// Call ``Session/deadlinePassed(at:)`` at this time since the session opened; never, for `nil`.
    case setDeadline(Duration?)
    /// End the connection once everything has been sent. Nothing follows.
    case close
}

/// The actions of one event while they are gathered: neighbouring texts become one send.
private struct ActionList: SessionSink {
    private var gathered: [SessionAction] = []
    private var output: [UInt8] = []

    mutating func send(_ text: String) { output += text.utf8 }

    mutating func send(_ bytes: [UInt8]) { output += bytes }

    mutating func record(_ event: SessionEvent) {
        // Whatever follows must wait for a solve to be kept, so that what came before is sent now.
        if case .solved = event { flush() }
        gathered.append(.record(event))
    }

    mutating func setDeadline(_ time: Duration?) { gathered.append(.setDeadline(time)) }

    mutating func close() {
        flush()
        gathered.append(.close)
    }

    /// Ends the list.
    mutating func actions() -> [SessionAction] {
        flush()
        return gathered
    }

    private mutating func flush() {
        guard !output.isEmpty else { return }
        gathered.append(.send(output))
        output = []
    }
}

/// The events of a session for whoever would rather have a list of actions than be a ``SessionSink``.
extension Session {
    /// The player is there: what to do now, as ``Session`` tells a sink in ``opened(at:into:)``.
    public mutating func opened(at time: Duration = .zero) -> [SessionAction] {
        actions { $0.opened(at: time, into: &$1) }
    }

    /// The player typed a line: what to do now, as ``Session`` tells a sink in ``received(line:at:into:)``.
    public mutating func received(line: [UInt8], at time: Duration) -> [SessionAction] {
        actions { $0.received(line: line, at: time, into: &$1) }
    }

    /// The player typed a line that is longer than the server takes: what to do now, as ``Session`` tells a sink in ``receivedTooLongLine(limit:at:into:)``.
    public mutating func receivedTooLongLine(limit: Int, at time: Duration) -> [SessionAction] {
        actions { $0.receivedTooLongLine(limit: limit, at: time, into: &$1) }
    }

    /// The player's input ended: what to do now, as ``Session`` tells a sink in ``inputEnded(at:into:)``.
    public mutating func inputEnded(at time: Duration) -> [SessionAction] {
        actions { $0.inputEnded(at: time, into: &$1) }
    }

    /// The time of a deadline has come: what to do now, as ``Session`` tells a sink in ``deadlinePassed(at:into:)``.
    public mutating func deadlinePassed(at time: Duration) -> [SessionAction] {
        actions { $0.deadlinePassed(at: time, into: &$1) }
    }

    /// The connection is gone: what to do now, as ``Session`` tells a sink in ``closed(at:into:)``.
    public mutating func closed(at time: Duration) -> [SessionAction] {
        actions { $0.closed(at: time, into: &$1) }
    }

    /// The server has something to say to everybody: what to do now, as ``Session`` tells a sink in ``announced(_:at:into:)``.
    public mutating func announced(_ notice: String, at time: Duration) -> [SessionAction] {
        actions { $0.announced(notice, at: time, into: &$1) }
    }

    /// The server stops now: what to do now, as ``Session`` tells a sink in ``stopped(_:at:into:)``.
    public mutating func stopped(_ notice: String, at time: Duration) -> [SessionAction] {
        actions { $0.stopped(notice, at: time, into: &$1) }
    }

    private mutating func actions(_ event: (inout Session, inout ActionList) -> Void) -> [SessionAction] {
        var list = ActionList()
        event(&self, &list)
        return list.actions()
    }
}
