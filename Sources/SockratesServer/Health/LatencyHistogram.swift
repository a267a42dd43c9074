/// How often which time was taken, in buckets as Prometheus has them.
public struct LatencyHistogram: Sendable, Hashable {
    /// The upper bound of each bucket but the last, in seconds, rising.
    public static let bounds = [
        0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    /// How many times fell into each bucket, those of the buckets before it not counted; the last one has no bound.
    public private(set) var buckets = [Int](repeating: 0, count: bounds.count + 1)
    /// All times together, in seconds.
    public private(set) var sum = 0.0

    /// Makes a histogram of nothing.
    public init() {}

    /// How many times were added.
    public var count: Int { buckets.reduce(0, +) }

    /// Adds a time.
    public mutating func add(_ time: Duration) {
        let seconds = time / .seconds(1)
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        buckets[bucket] += 1
        sum += seconds
    }
}
