import Sockrates
import Synchronization

/// A clock that a test moves: between two calls of ``advance(by:)`` no time passes.
public final class ManualClock: Sendable {
    private struct Bell: Sendable {
        let ring: @Sendable () -> Void
        var deadline: Duration?
    }

    private struct State: Sendable {
        var now = Duration.zero
        var begun = 0
        var bells: [Int: Bell] = [:]
        var heard: [Int: CheckedContinuation<Void, Never>] = [:]
        var arrivals: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// The time since the clock was made.
    public var now: Duration { state.withLock { $0.now } }

    init() {}

    /// Moves the clock on, and returns when what was due has been done, in the order in which it was due.
    ///
    /// - Parameter time: How far.
    public func advance(by time: Duration) async {
        let goal = state.withLock { $0.now + time }
        while let session = firstDue(by: goal) {
            await withCheckedContinuation { continuation in
                let ring = state.withLock { state -> (@Sendable () -> Void)? in
                    guard let bell = state.bells[session] else { return nil }
                    state.heard[session] = continuation
                    return bell.ring
                }
                if let ring { ring() } else { continuation.resume() }
            }
        }
        state.withLock { $0.now = max($0.now, goal) }
    }

    /// Waits until a session has begun.
    func begins(_ session: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.begun >= session { return true }
                state.arrivals[session] = continuation
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// The session that is due first, and the clock moved to that time; `nil` where none is.
    private func firstDue(by goal: Duration) -> Int? {
        state.withLock { state in
            let due = state.bells.compactMap { session, bell in bell.deadline.map { (time: $0, session: session) } }
            guard let first = due.min(by: { $0 < $1 }), first.time <= goal else { return nil }
            state.now = max(state.now, first.time)
            state.bells[first.session]?.deadline = nil
            return first.session
        }
    }
}

extension ManualClock: SessionClock {
    package func add(_ session: Int, bell: @escaping @Sendable () -> Void) {
        state.withLock { $0.bells[session] = Bell(ring: bell) }
    }

    package func hasBegun(_ session: Int) {
        let arrival = state.withLock { state in
            state.begun = max(state.begun, session)
            return state.arrivals.removeValue(forKey: session)
        }
        arrival?.resume()
    }

    package func setDeadline(of session: Int, to time: Duration?) {
        state.withLock { $0.bells[session]?.deadline = time }
    }

    package func hasRung(for session: Int) {
        state.withLock { $0.heard.removeValue(forKey: session) }?.resume()
    }

    package func remove(_ session: Int) {
        let heard = state.withLock { state in
            state.bells[session] = nil
            return state.heard.removeValue(forKey: session)
        }
        heard?.resume()
    }
}
