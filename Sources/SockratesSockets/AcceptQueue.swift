import Synchronization

/// The connections that have come and nobody has taken, and who waits for the next.
final class AcceptQueue: Sendable {
    private struct State {
        var connections: [Connection] = []
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Connection?, Never>)] = []
        /// The tickets that were given up before anybody waited with them.
        var givenUp: Set<Int> = []
        var lastTicket = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: How many connections may wait to be taken.
    init(limit: Int) { self.limit = limit }

    /// Puts a connection in.
    ///
    /// - Returns: Whether there was room.
    func put(_ connection: Connection) -> Bool {
        let taker: CheckedContinuation<Connection?, Never>?
        let isTaken: Bool
        (taker, isTaken) = state.withLock { state in
            guard !state.isClosed else { return (nil, false) }
            if !state.waiting.isEmpty { return (state.waiting.removeFirst().continuation, true) }
            guard state.connections.count < limit else { return (nil, false) }
            state.connections.append(connection)
            return (nil, true)
        }
        taker?.resume(returning: connection)
        return isTaken
    }

    /// A ticket to wait with.
    func ticket() -> Int {
        state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
    }

    /// Waits for a connection; nil after the close, or when the ticket is given up.
    func next(_ ticket: Int) async -> Connection? {
        await withCheckedContinuation { continuation in
            let answer: Connection?? = state.withLock { state in
                if state.givenUp.remove(ticket) != nil { return .some(nil) }
                if !state.connections.isEmpty { return state.connections.removeFirst() }
                if state.isClosed { return .some(nil) }
                state.waiting.append((ticket, continuation))
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    /// Ends a wait, or keeps it from beginning.
    func giveUp(_ ticket: Int) {
        let waiting = state.withLock { state -> CheckedContinuation<Connection?, Never>? in
            guard let place = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                state.givenUp.insert(ticket)
                return nil
            }
            return state.waiting.remove(at: place).continuation
        }
        waiting?.resume(returning: nil)
    }

    /// Forgets a ticket whose wait is over.
    func forget(_ ticket: Int) { state.withLock { _ = $0.givenUp.remove(ticket) } }

    /// Gives nobody anything any more but what is there.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for (_, continuation) in waiting { continuation.resume(returning: nil) }
    }
}
