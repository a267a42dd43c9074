/// How often something may happen: so many times a second on average, and so many at once.
///
/// A token bucket, kept as one number: the time at which the bucket will be full again (the generic cell rate algorithm,
/// ITU-T I.371).
public struct Rate: Sendable, Hashable {
    /// How many times a second on average.
    public let perSecond: Double
    /// How many at once, after a silence.
    public let burst: Int

    /// Makes a rate.
    ///
    /// - Parameters:
    ///   - perSecond: How many times a second on average, above 0.
    ///   - burst: How many at once, 1 or more; twice the rate where nil.
    public init(perSecond: Double, burst: Int? = nil) {
        self.perSecond = max(perSecond, 0.000_001)
        self.burst = max(1, burst ?? Int(min(2 * self.perSecond, 1_000_000).rounded(.up)))
    }

    /// Seconds between two, on average.
    private var interval: Double { 1 / perSecond }

    /// Takes a token.
    ///
    /// - Parameters:
    ///   - fullAt: When the bucket is full again, in seconds; 0 for a new one. It is changed where there was a token.
    ///   - now: What time it is, in seconds.
    /// - Returns: How many seconds to wait for a token; 0 where there was one.
    func take(_ fullAt: inout Double, at now: Double) -> Double {
        let next = max(fullAt, now) + interval
        let wait = next - now - Double(burst) * interval
        // What arithmetic loses must not keep anybody out.
        guard wait > 1e-9 * (1 + next) else {
            fullAt = next
            return 0
        }
        return wait
    }
}

extension Duration {
    /// Seconds, with what a `Double` holds of them.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
