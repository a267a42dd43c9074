import CThreadClock
import SockratesQuiz
import SockratesStore

extension Workshop {
    /// Lets an event happen on this thread, and notes how long it took.
    ///
    /// Where one has seemed long, the time is that of the thread: a busy machine may have given it no core meanwhile. To ask for that
    /// each time would cost an event two system calls.
    func timing(_ event: () -> Void) {
        guard isSuspected else {
            let start = ContinuousClock.now
            event()
            return noteElapsed(start.duration(to: .now))
        }
        let start = thread_clock_now()
        event()
        noteComputed(.nanoseconds(thread_clock_now() - start))
    }

    /// Whether an event is worked out there: because all of the pack's are, or because it is a response that takes long to judge.
    func takes(_ event: SessionInput, of session: Session) -> Bool {
        if isWanted { return true }
        guard case .line(let line) = event else { return false }
        return session.work(onLineOf: line.count) > longestWork
    }

    /// What may be judged on a thread that serves other sessions too, in steps of some ten nanoseconds.
    private var longestWork: Int { 200_000 }
}
