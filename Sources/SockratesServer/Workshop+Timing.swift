import SockratesQuiz
import SockratesStore

extension Workshop {
    /// Lets an event happen on this thread, and notes how long it took.
    func timing(_ event: () -> Void) {
        let start = ContinuousClock.now
        event()
        note(start.duration(to: .now))
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
