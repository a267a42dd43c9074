/// How the time for a question becomes shorter from one question of a stage to the next.
public struct Shrink: Sendable, Hashable {
    /// What the time is multiplied with, 0 to 1.
    public var factor: Double
    /// What each question has less than the one before it.
    public var step: Duration
    /// What is never gone below.
    public var least: Duration

    /// Makes a rule.
    public init(factor: Double = 1, step: Duration = .zero, least: Duration = .seconds(1)) {
        self.factor = factor
        self.step = step
        self.least = least
    }

    /// The time for a question.
    ///
    /// - Parameters:
    ///   - number: How many questions of the stage came before it.
    ///   - first: The time for the first one.
    /// - Returns: At most `first`, and at least ``least`` where that is less.
    public func time(ofQuestion number: Int, first: Duration) -> Duration {
        var time = first
        // Repeated, not raised to a power, so that every machine gets the same; it ends where nothing changes any more.
        for _ in 0..<max(0, number) where time > least {
            time = min(time, time * factor - step)
        }
        return min(first, max(least, time))
    }
}
