/// When a server that has failed is asked again: soon at first, then more and more rarely.
///
/// Players type on, and each of their responses would knock at a server that is just starting.
struct ReconnectPause: Sendable {
    /// After the first failure.
    static let shortest = Duration.milliseconds(100)
    /// However often it has failed.
    static let longest = Duration.seconds(5)

    private var length = Duration.zero
    private var last: (error: PostgreSQLError, end: ContinuousClock.Instant)?

    /// Why nothing is tried now: the last failure; `nil` where it may be tried.
    func refusal(at time: ContinuousClock.Instant) -> PostgreSQLError? {
        guard let last, time < last.end else { return nil }
        return last.error
    }

    /// It has failed; the next pause is twice as long as the last.
    mutating func begin(after error: PostgreSQLError, at time: ContinuousClock.Instant) {
        length = length == .zero ? Self.shortest : min(length * 2, Self.longest)
        last = (error, time + length)
    }

    /// It has worked.
    mutating func end() {
        length = .zero
        last = nil
    }
}
