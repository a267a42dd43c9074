import Synchronization

/// Somebody who is in, as the gates count them, until they leave.
public final class Entry: Sendable {
    /// Who it is.
    public let arrival: Arrival

    private struct State {
        /// How many gates have been passed, or passed by.
        var passed = 0
        var team: String?
        var greeting = ""
        var hasLeft = false
        var expelled: (@Sendable (GateRefusal) -> Void)?
    }

    private let gates: Gates
    private let state = Mutex(State())

    init(_ arrival: Arrival, _ gates: Gates) {
        self.arrival = arrival
        self.gates = gates
    }

    /// What they read from the gates before their session begins, as it is sent; it is given once.
    public func greeting() -> String {
        state.withLock { state in
            defer { state.greeting = "" }
            return state.greeting
        }
    }

    /// They leave, and make room for others; a second call does nothing.
    public func leave() {
        let ended: State? = state.withLock { state in
            guard !state.hasLeft else { return nil }
            state.hasLeft = true
            return state
        }
        guard let ended else { return }
        for gate in gates.gates.prefix(ended.passed) where applies(gate) { gate.left(arrival) }
        if let team = ended.team { leave(team, gates.gates) }
        gates.hasLeft()
    }

    /// They say which team they play for, which counts against the team's limit: to be asked as soon as a session knows.
    ///
    /// - Parameter team: The team, however the challenge names it; the one that was said first stays.
    /// - Returns: Why they can't stay; nil where they can.
    public func join(team: String) -> GateRefusal? {
        guard state.withLock({ $0.team == nil && !$0.hasLeft }) else { return nil }
        var passed: [any Gate] = []
        for gate in gates.gates where applies(gate) {
            if let refusal = gate.refusal(of: team, arrival) {
                leave(team, passed)
                gates.expelled(self, refusal)
                state.withLock(\.expelled)?(refusal)
                return refusal
            }
            passed.append(gate)
        }
        let isIn = state.withLock { state in
            // They may have left, or joined by another way, while the gates were asked.
            guard state.team == nil, !state.hasLeft else { return false }
            state.team = team
            return true
        }
        if !isIn { leave(team, passed) }
        return nil
    }

    /// Has somebody told when they say a team that has no room for them.
    func whenExpelled(_ body: @escaping @Sendable (GateRefusal) -> Void) { state.withLock { $0.expelled = body } }

    /// Whether they have left.
    var hasLeft: Bool { state.withLock { $0.hasLeft } }

    /// The gate that is next to be passed; nil behind the last.
    func next() -> (any Gate)? {
        state.withLock { state in
            guard !state.hasLeft else { return nil }
            while state.passed < gates.gates.count {
                let gate = gates.gates[state.passed]
                if applies(gate) { return gate }
                state.passed += 1
            }
            return nil
        }
    }

    /// A gate, the one that was next, has been passed; where they have left meanwhile, it is told at once.
    func pass(_ gate: any Gate, saying text: String = "") {
        let isGone = state.withLock { state in
            if !state.hasLeft { state.passed += 1 }
            state.greeting += text
            return state.hasLeft
        }
        if isGone { gate.left(arrival) }
    }

    private func leave(_ team: String, _ gates: [any Gate]) {
        for gate in gates where applies(gate) { gate.left(arrival, of: team) }
    }

    private func applies(_ gate: any Gate) -> Bool { !(arrival.isExempt && gate.sparesExempt) }
}
