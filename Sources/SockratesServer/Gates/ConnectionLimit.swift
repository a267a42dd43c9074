/// Lets no more in than so many at a time, in all and without exemptions.
public struct ConnectionLimit: Gate {
    /// What it is called.
    public let name = "connections"
    /// Nobody passes by.
    public let sparesExempt = false
    /// How many may be in.
    public let most: Int

    /// Makes the gate.
    ///
    /// - Parameter most: How many may be in.
    public init(_ most: Int) { self.most = most }

    /// Refuses who is one too many.
    public func decide(on arrival: Arrival) -> GateDecision {
        guard arrival.inside >= most else { return .pass }
        return .refuse(
            GateRefusal(
                by: name,
                "The server is full: it takes \(most) \(most == 1 ? "connection" : "connections") at a time.",
                after: .seconds(30)
            )
        )
    }
}
