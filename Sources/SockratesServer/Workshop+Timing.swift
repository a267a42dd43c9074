import SockratesQuiz

extension Workshop {
    /// Lets an event happen on this thread, and notes how long it took.
    func timing(_ event: () -> Void) {
        let start = ContinuousClock.now
        event()
        note(start.duration(to: .now))
    }
}
