import Dispatch
import SockratesQuiz
import Synchronization

/// The threads on which the sessions of one pack wait for its programs.
///
/// They are the pack's own, so that a program that hangs keeps nobody waiting but its own players.
final class ProgramWorkshop: Workshop {
    /// As many of the pack's programs answer at the same time.
    static let mostThreads = 8

    private struct State {
        var idle: [DispatchQueue]
        var waiting: [@Sendable () -> Void] = []
        /// Where the first that waits stands; what was before it is cleared away now and then.
        var first = 0

        mutating func next() -> (@Sendable () -> Void)? {
            guard first < waiting.count else {
                waiting = []
                first = 0
                return nil
            }
            defer { first += 1 }
            if first > 1000 {
                waiting.removeFirst(first)
                first = 0
            }
            return waiting[first]
        }
    }

    private let state: Mutex<State>

    /// - Parameter threads: How many sessions may be worked on at the same time.
    init(threads: Int = ProgramWorkshop.mostThreads) {
        // A serial queue gets a thread of its own however many others wait, which a concurrent one does not.
        let queues = (0..<max(1, threads)).map { DispatchQueue(label: "sockrates.program.\($0)") }
        state = Mutex(State(idle: queues))
    }

    func perform(_ work: @escaping @Sendable () -> Void) {
        let queue = state.withLock { state in
            let queue = state.idle.popLast()
            if queue == nil { state.waiting.append(work) }
            return queue
        }
        guard let queue else { return }
        queue.async { [self] in
            var next: (@Sendable () -> Void)? = work
            while let work = next {
                work()
                next = state.withLock { state in
                    let next = state.next()
                    if next == nil { state.idle.append(queue) }
                    return next
                }
            }
        }
    }
}
