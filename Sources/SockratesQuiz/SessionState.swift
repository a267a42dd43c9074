/// Where a session stands.
public enum SessionState: String, Sendable, CaseIterable {
    /// It has not opened yet.
    case new
    /// A question waits for its response.
    case asking
    /// Some lines of a response of several lines have come.
    case collecting
    /// Nothing is wanted of the player until a pause is over; lines that come are kept.
    case pausing
    /// It has ended.
    case ended
}

/// What happens to a session.
public enum SessionOccurrence: String, Sendable, CaseIterable {
    /// The player is there.
    case opened
    /// A line came.
    case line
    /// A deadline passed.
    case deadline
    /// The player's input ended.
    case inputEnded = "input ended"
    /// The server said something to everybody.
    case announced
    /// The server stops.
    case stopped
    /// The connection is gone.
    case closed
}

/// A way from one state of a session to the next.
public struct SessionTransition: Sendable, Hashable {
    /// Where the session stood.
    public let from: SessionState
    /// What happened.
    public let on: SessionOccurrence
    /// Where it stands then.
    public let to: SessionState

    /// Makes a way, whether or not there is one.
    public init(from: SessionState, on: SessionOccurrence, to: SessionState) {
        self.from = from
        self.on = on
        self.to = to
    }

    /// Every way there is: what the machine does beside these is a bug of ours.
    public static let all: Set<SessionTransition> = {
        var all: Set<SessionTransition> = []
        for (from, on, to) in table {
            for state in to { all.insert(SessionTransition(from: from, on: on, to: state)) }
        }
        return all
    }()

    private static let table: [(SessionState, SessionOccurrence, [SessionState])] = [
        (.new, .opened, [.asking, .pausing, .ended]),
        (.new, .closed, [.ended]),
        (.asking, .line, [.asking, .collecting, .pausing, .ended]),
        (.asking, .deadline, [.asking, .pausing, .ended]),
        (.asking, .inputEnded, [.pausing, .ended]),
        (.asking, .announced, [.asking]),
        (.asking, .stopped, [.ended]),
        (.asking, .closed, [.ended]),
        (.collecting, .line, [.collecting, .asking, .pausing, .ended]),
        (.collecting, .deadline, [.collecting, .asking, .pausing, .ended]),
        (.collecting, .inputEnded, [.pausing, .ended]),
        (.collecting, .announced, [.collecting]),
        (.collecting, .stopped, [.ended]),
        (.collecting, .closed, [.ended]),
        (.pausing, .line, [.pausing, .asking, .collecting, .ended]),
        (.pausing, .deadline, [.pausing, .asking, .collecting, .ended]),
        (.pausing, .inputEnded, [.pausing, .ended]),
        (.pausing, .announced, [.pausing]),
        (.pausing, .stopped, [.ended]),
        (.pausing, .closed, [.ended]),
    ]
}
