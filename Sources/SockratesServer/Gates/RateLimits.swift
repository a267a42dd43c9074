import SockratesSockets
import Synchronization

/// Lets no more new ones in a second than a rate, from wherever they come; those that are exempt are not counted.
public final class ConnectionRate: Gate {
    /// What it is called.
    public let name = "rate"

    private let rate: Rate
    private let bucket = Mutex(0.0)

    /// Makes the gate.
    ///
    /// - Parameter rate: How many may come.
    public init(_ rate: Rate) { self.rate = rate }

    /// Refuses who comes too fast behind others.
    public func decide(on arrival: Arrival) -> GateDecision {
        let wait = bucket.withLock { rate.take(&$0, at: arrival.time.seconds) }
        guard wait > 0 else { return .pass }
        return .refuse(GateRefusal(by: name, "Too many players come at once.", after: .seconds(wait)))
    }
}

/// Lets no more new ones of one address, or of one /64 of IPv6, in a second than a rate.
///
/// What is remembered of addresses is bounded: of those that were not seen for longest it is forgotten.
public final class SourceRate: Gate {
    /// What it is called.
    public let name = "rate-per-address"

    private let rate: Rate
    private let buckets: Mutex<RecentTable<IPNetwork, Double>>

    /// Makes the gate.
    ///
    /// - Parameters:
    ///   - rate: How many of one address may come.
    ///   - remembered: How many addresses are remembered at most, at 100 bytes each.
    public init(_ rate: Rate, remembered: Int = 65_536) {
        self.rate = rate
        buckets = Mutex(RecentTable(capacity: remembered))
    }

    /// Refuses who comes too fast behind others of the same address.
    public func decide(on arrival: Arrival) -> GateDecision {
        guard let source = arrival.source else { return .pass }
        let wait = buckets.withLock { buckets in
            var bucket = buckets[source] ?? 0
            defer { buckets[source] = bucket }
            return rate.take(&bucket, at: arrival.time.seconds)
        }
        guard wait > 0 else { return .pass }
        return .refuse(
            GateRefusal(by: name, "Too many new connections from \(arrival.sourceInWords).", after: .seconds(wait))
        )
    }
}
