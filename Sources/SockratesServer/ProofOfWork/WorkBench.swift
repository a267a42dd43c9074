import Dispatch
import Synchronization

/// Checks proofs off the event loops, a few at a time, with a limit on how many wait.
final class WorkBench: Sendable {
    typealias Job = @Sendable () -> Void

    private struct State {
        var waiting: [Job] = []
        var running = 0
    }

    private let threads: Int
    private let mostWaiting: Int
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "proof of work", attributes: .concurrent)

    init(threads: Int, mostWaiting: Int) {
        self.threads = max(1, threads)
        self.mostWaiting = mostWaiting
    }

    /// Does a job, soon.
    ///
    /// - Returns: Whether there was room for it.
    func take(_ job: @escaping Job) -> Bool {
        enum Fate { case runs, waits, refused }
        let fate: Fate = state.withLock { state in
            if state.running < threads {
                state.running += 1
                return .runs
            }
            guard state.waiting.count < mostWaiting else { return .refused }
            state.waiting.append(job)
            return .waits
        }
        if fate == .runs { queue.async { self.work(on: job) } }
        return fate != .refused
    }

    private func work(on job: @escaping Job) {
        var job = job
        while true {
            job()
            let next: Job? = state.withLock { state in
                if state.waiting.isEmpty {
                    state.running -= 1
                    return nil
                }
                return state.waiting.removeFirst()
            }
            guard let next else { return }
            job = next
        }
    }
}
