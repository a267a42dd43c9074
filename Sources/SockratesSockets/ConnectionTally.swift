import Synchronization

/// Counts the connections of a listener over all loops, and tells who waits for the last.
final class ConnectionTally: Sendable {
    private struct State {
        var count = 0
        var added = 0
        var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
        /// The tickets that have not been given up.
        var valid: Set<Int> = []
        var lastTicket = 0
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.count } }

    /// How many have ever been added.
    var added: Int { state.withLock { $0.added } }

    func add() {
        state.withLock { state in
            state.count += 1
            state.added += 1
        }
    }

    func remove() {
        let done = state.withLock { state in
            state.count -= 1
            guard state.count == 0, !state.waiting.isEmpty else { return [CheckedContinuation<Bool, Never>]() }
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for waiting in done { waiting.resume(returning: true) }
    }

    func ticket() -> Int {
        state.withLock { state in
            state.lastTicket += 1
            state.valid.insert(state.lastTicket)
            return state.lastTicket
        }
    }

    /// Waits until no connection is left, or the ticket is given up.
    func none(_ ticket: Int) async -> Bool {
        await withCheckedContinuation { continuation in
            let answer: Bool? = state.withLock { state in
                if state.count == 0 { return true }
                // A cancelled task gives its ticket up before it comes here.
                guard state.valid.contains(ticket) else { return false }
                state.waiting[ticket] = continuation
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    /// Ends a wait, or keeps it from beginning.
    func giveUp(_ ticket: Int) {
        let waiting = state.withLock { state in
            state.valid.remove(ticket)
            return state.waiting.removeValue(forKey: ticket)
        }
        waiting?.resume(returning: false)
    }
}
