import SockratesSockets

/// Lets no more in at a time than so many from one address, or from one /64 of IPv6.
public final class SourceLimit: Gate {
    /// What it is called.
    public let name = "per-address"

    private let most: Int
    private let counts = Tallies<IPNetwork>()

    /// Makes the gate.
    ///
    /// - Parameter most: How many of one address may be in.
    public init(_ most: Int) { self.most = most }

    /// Refuses who is one too many of its address.
    public func decide(on arrival: Arrival) -> GateDecision {
        guard let source = arrival.source else { return .pass }
        if counts.add(source, most: most) { return .pass }
        return .refuse(
            GateRefusal(
                by: name,
                "\(most) \(most == 1 ? "connection" : "connections") from \(arrival.sourceInWords) may be open at a time: close one first."
            )
        )
    }

    /// Makes room for another of the same address.
    public func left(_ arrival: Arrival) {
        if let source = arrival.source { counts.remove(source) }
    }
}
