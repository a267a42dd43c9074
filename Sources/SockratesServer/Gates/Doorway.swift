import Logging
import SockratesSockets
import Synchronization

/// Where a connection meets the gates: who passes gets a session, who doesn't is told why.
final class Doorway: Sendable {
    private let gates: Gates
    private let framing: LineOptions.Framing
    private let metrics: ChallengeMetrics
    private let selfChecks: SelfCheckRegister
    private let log: RefusalLog
    private let session: @Sendable (LineConnection, Entry) -> any HostedSession
    private let beingTold = Atomic<Int>(0)

    /// How many may be told at a time why they don't get in; the others are broken off, for a flood must not take
    /// descriptors from those who play.
    private static let mostBeingTold = 256

    /// Makes it.
    ///
    /// - Parameters:
    ///   - gates: What decides.
    ///   - framing: What a line is for the sessions.
    ///   - metrics: Counts who is refused.
    ///   - selfChecks: Who is the server itself, and passes by all gates.
    ///   - logger: Gets a line where somebody is refused, a few a second at most.
    ///   - session: Makes the session of a connection that has been let in.
    init(
        _ gates: Gates,
        framing: LineOptions.Framing,
        metrics: ChallengeMetrics,
        selfChecks: SelfCheckRegister,
        logger: Logger,
        session: @escaping @Sendable (LineConnection, Entry) -> any HostedSession
    ) {
        self.gates = gates
        self.framing = framing
        self.metrics = metrics
        self.selfChecks = selfChecks
        let log = RefusalLog(logger)
        self.log = log
        self.session = { connection, entry in
            let peer = connection.peer
            entry.whenExpelled { refusal in
                metrics.refused(by: refusal.gate)
                log.refused(refusal, peer)
            }
            return session(connection, entry)
        }
    }

    /// Meets a connection that has just come.
    ///
    /// - Returns: What handles it; nil where it is to be broken off.
    func welcome(_ connection: LineConnection) -> (any LineHandler)? {
        if selfChecks.holds(connection.peer) {
            connection.isCounted = false
            let entry = gates.passBy(from: connection.peer)
            connection.whenClosed { entry.leave() }
            return session(connection, entry)
        }
        switch gates.enter(from: connection.peer) {
        case .open(let entry):
            connection.whenClosed { entry.leave() }
            let greeting = entry.greeting()
            return greeting.isEmpty ? session(connection, entry) : GreetingHandler(greeting, entry, self)
        case .asked(let asked):
            connection.setFraming(.newlines)
            connection.holdDeadlines()
            return GateHandler(asked, self)
        case .refused(let refusal):
            note(refusal, connection.peer)
            guard !gates.isSilent else { return nil }
            guard beingTold.add(1, ordering: .relaxed).newValue <= Self.mostBeingTold else {
                beingTold.subtract(1, ordering: .relaxed)
                return nil
            }
            connection.whenClosed { [self] in beingTold.subtract(1, ordering: .relaxed) }
            return RefusalHandler(refusal)
        }
    }

    /// Gives a connection that has passed the last gate to its session.
    func letIn(_ connection: LineConnection, _ entry: Entry) {
        connection.whenClosed { entry.leave() }
        connection.handOver(to: session(connection, entry), framing: framing)
    }

    /// Sends away a connection that a gate has asked.
    func turnAway(_ connection: LineConnection, _ text: String, _ refusal: GateRefusal) {
        note(refusal, connection.peer)
        if !gates.isSilent { connection.send(text) }
        connection.close()
    }

    /// Counts and logs somebody who was refused.
    func note(_ refusal: GateRefusal, _ peer: SocketAddress) {
        metrics.refused(by: refusal.gate)
        log.refused(refusal, peer)
    }
}
