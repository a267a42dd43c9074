import Synchronization

/// Wakes who waits for something new in the record.
package final class ChangeSignal: Sendable {
    private struct State {
        var generation = 0
        var isOver = false
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastWaiter = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// Which news there is; to be asked for before the record is read.
    var generation: Int { state.withLock { $0.generation } }
    /// Whether there will be no more.
    package var isOver: Bool { state.withLock { $0.isOver } }

    /// There is something new.
    package func ring() { wake { $0.generation += 1 } }

    /// There will be nothing new any more.
    package func end() { wake { $0.isOver = true } }

    /// Waits for news after a generation; returns at once where there are some, at the end, and when the task is cancelled.
    func wait(after generation: Int) async {
        let number = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isNew = state.withLock { state in
                    if state.generation != generation || state.isOver || Task.isCancelled { return true }
                    state.waiters[number] = continuation
                    return false
                }
                if isNew { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
        }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiters = state.withLock { state in
            change(&state)
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }
}
