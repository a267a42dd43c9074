import Synchronization

/// Counts the connections of a listener over all loops, and tells who waits for the last.
final class ConnectionTally: Sendable {
    private struct State {
        var count = 0
        var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
        var nextTicket = 0
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.count } }

    func add() { state.withLock { $0.count += 1 } }

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
            state.nextTicket += 1
            return state.nextTicket
        }
    }

    /// Waits until no connection is left, or the ticket is given up.
    func none(_ ticket: Int) async -> Bool {
        await withCheckedContinuation { continuation in
            let isNone = state.withLock { state in
                if state.count > 0 { state.waiting[ticket] = continuation }
                return state.count == 0
            }
            if isNone { continuation.resume(returning: true) }
        }
    }

    /// Ends a wait.
    func giveUp(_ ticket: Int) {
        state.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume(returning: false)
    }
}
