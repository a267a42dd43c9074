/// Decides whether a player gets in: a rate, a limit, a list, a proof of work.
///
/// Gates stand in a row (``Gates``); each is one unit and knows nothing of the others. All are asked on the event loop that a
/// connection came to, before there is a session, so a gate must decide at once. What takes longer is a ``GateQuestion``.
///
/// ```swift
/// struct Maintenance: Gate {
///     let name = "maintenance"
///     func decide(on arrival: Arrival) -> GateDecision {
///         .refuse(GateRefusal(by: name, "We are changing the flags.", after: .seconds(600)))
///     }
/// }
/// ```
public protocol Gate: Sendable {
    /// What it is called where refusals are counted and logged; lower case, with hyphens.
    var name: String { get }

    /// Whether those on the exemption list pass by without being asked or counted.
    var sparesExempt: Bool { get }

    /// Decides on somebody who comes.
    ///
    /// - Parameter arrival: Who comes, from where, and when.
    /// - Returns: What becomes of them; who passes is reported by ``left(_:)`` once, later.
    func decide(on arrival: Arrival) -> GateDecision

    /// Somebody who had passed is gone.
    ///
    /// - Parameter arrival: The same that was decided on.
    func left(_ arrival: Arrival)

    /// Decides on somebody who is in already and has said which team they play for.
    ///
    /// - Parameters:
    ///   - team: The team, however the challenge names it.
    ///   - arrival: Who it is.
    /// - Returns: Why they can't stay; nil where they can, and then ``left(_:of:)`` is called once, later.
    func refusal(of team: String, _ arrival: Arrival) -> GateRefusal?

    /// Somebody who had passed as a team's player is gone.
    ///
    /// - Parameters:
    ///   - arrival: Who it was.
    ///   - team: The team.
    func left(_ arrival: Arrival, of team: String)

    /// Whether anything that the gate has comes from files.
    var hasFiles: Bool { get }

    /// Reads again what the gate has from files.
    ///
    /// - Throws: What a person is told; the gate goes on with what it had.
    func reload() throws
}

extension Gate {
    /// They pass by.
    public var sparesExempt: Bool { true }
    /// Lets everybody pass.
    public func decide(on arrival: Arrival) -> GateDecision { .pass }
    /// Does nothing.
    public func left(_ arrival: Arrival) {}
    /// Lets every team pass.
    public func refusal(of team: String, _ arrival: Arrival) -> GateRefusal? { nil }
    /// Does nothing.
    public func left(_ arrival: Arrival, of team: String) {}
    /// Nothing does.
    public var hasFiles: Bool { false }
    /// Does nothing.
    public func reload() throws {}
}

/// What a gate does with somebody who comes.
public enum GateDecision: Sendable {
    /// They go on to the next gate, having read a text as it is sent, or nothing where it is empty.
    case pass(saying: String)
    /// They don't get in.
    case refuse(GateRefusal)
    /// They are asked something first.
    case ask(GateQuestion)

    /// They go on to the next gate.
    public static let pass = GateDecision.pass(saying: "")
}
