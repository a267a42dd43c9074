/// Lets no more players of one team in at a time than so many, from wherever they come.
///
/// A team is known only when its player has said it, so it is asked by ``Entry/join(team:)``.
public final class TeamLimit: Gate {
    /// What it is called.
    public let name = "per-team"
    /// Nobody passes by: a classroom behind one address has teams too.
    public let sparesExempt = false

    private let most: Int
    private let counts = Tallies<String>()

    /// Makes the gate.
    ///
    /// - Parameter most: How many of one team may be in.
    public init(_ most: Int) { self.most = most }

    /// Refuses who is one too many of the team.
    public func refusal(of team: String, _ arrival: Arrival) -> GateRefusal? {
        if counts.add(team, most: most) { return nil }
        return GateRefusal(
            by: name,
            "\(most) \(most == 1 ? "connection" : "connections") of your team may be open at a time: close one first."
        )
    }

    /// Makes room for another of the team.
    public func left(_ arrival: Arrival, of team: String) { counts.remove(team) }
}
