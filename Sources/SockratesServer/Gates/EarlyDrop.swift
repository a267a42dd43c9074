/// Refuses some of those who come while the server fills up, by chance, and the more the fuller it is.
///
/// As with OpenSSH's `MaxStartups`: from `start` on a share of them, rising evenly to all at `full`. Whoever crowds the door is
/// refused most often; an honest player who tries again gets in.
public struct EarlyDrop: Gate {
    /// What it is called.
    public let name = "early-drop"

    private let start: Int
    private let share: Double
    private let full: Int
    private let chance: @Sendable () -> Double

    /// Makes the gate.
    ///
    /// - Parameters:
    ///   - start: From how many inside on some are refused.
    ///   - share: The share that is refused then, from 0 to 1.
    ///   - full: From how many inside on all are refused.
    ///   - chance: Draws a number from 0 up to 1.
    public init(
        from start: Int,
        share: Double,
        to full: Int,
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.start = start
        self.share = min(max(0, share), 1)
        self.full = max(start, full)
        self.chance = chance
    }

    /// Refuses by chance.
    public func decide(on arrival: Arrival) -> GateDecision {
        guard arrival.inside >= start else { return .pass }
        let way = full > start ? Double(arrival.inside - start) / Double(full - start) : 1
        guard chance() < share + (1 - share) * min(1, way) else { return .pass }
        return .refuse(
            GateRefusal(by: name, "The server is nearly full, and not everybody gets in at once.", after: .seconds(2))
        )
    }
}
