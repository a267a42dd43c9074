import SockratesSockets
import Synchronization

/// Asks those who come for work, always or only while many are in; who has solved one is let in for a while without another.
///
/// A challenge is drawn for one connection and used once, so a solution is good for nobody else.
public final class ProofOfWork: Gate {
    /// How the gate asks.
    public struct Options: Sendable {
        /// How many roots have to be taken; 5,000 take a player's computer a few seconds in C, a minute in plain Python.
        public var difficulty: UInt32
        /// How it is written and asked for.
        public var dialect = WorkDialect.redpwn
        /// From how many inside on work is asked for; 0 for always.
        public var above = 0
        /// For how long an address that has solved one is let in without another; zero for not at all.
        public var ticket = Duration.zero
        /// How long the player may take.
        public var time = Duration.seconds(300)
        /// The line that tells how to solve it, with `{challenge}` in it; nil for the dialect's own.
        public var solver: String?
        /// How many solutions are checked at the same time.
        public var threads = 1
        /// How many solutions may wait to be checked.
        public var mostWaiting = 256

        /// Makes options.
        ///
        /// - Parameter difficulty: How many roots have to be taken.
        public init(difficulty: UInt32) { self.difficulty = difficulty }
    }

    /// What it is called.
    public let name = "proof-of-work"

    private static let mostTickets = 65_536

    private let options: Options
    private let dialogue: WorkDialogue
    private let bench: WorkBench
    /// Until when an address needs no other proof.
    private let tickets = Mutex(RecentTable<IPNetwork, Duration>(capacity: mostTickets))
    private let clock: @Sendable () -> Duration
    private let draw: @Sendable (UInt32, WorkDialect) -> WorkChallenge

    /// Makes the gate.
    ///
    /// - Parameters:
    ///   - options: How it asks.
    ///   - clock: What time it is, the same as that of the gates.
    ///   - draw: What makes a challenge of its difficulty and its dialect; by the system's own chance where nil.
    public init(
        _ options: Options,
        clock: @escaping @Sendable () -> Duration,
        draw: (@Sendable (UInt32, WorkDialect) -> WorkChallenge)? = nil
    ) {
        self.options = options
        self.clock = clock
        self.draw = draw ?? { WorkChallenge(difficulty: $0, dialect: $1) }
        dialogue = WorkDialogue(options.dialect, solver: options.solver)
        bench = WorkBench(threads: options.threads, mostWaiting: options.mostWaiting)
    }

    /// Asks for work, or lets pass who needs to do none.
    public func decide(on arrival: Arrival) -> GateDecision {
        guard arrival.inside >= options.above, !hasTicket(arrival) else { return .pass(saying: dialogue.disabled) }
        let challenge = draw(options.difficulty, options.dialect)
        let late = GateRefusal(by: name, "The proof of work has to be there within \(options.time.inWords).")
        return .ask(
            GateQuestion(dialogue.question(challenge), time: options.time, late: late) { [self] answer, then in
                judge(String(decoding: answer, as: UTF8.self), to: challenge, of: arrival, then)
            }
        )
    }

    private func hasTicket(_ arrival: Arrival) -> Bool {
        guard options.ticket > .zero, let source = arrival.source else { return false }
        return tickets.withLock { $0[source].map { arrival.time < $0 } ?? false }
    }

    private func judge(
        _ answer: String,
        to challenge: WorkChallenge,
        of arrival: Arrival,
        _ then: @escaping @Sendable (GateQuestion.Verdict) -> Void
    ) {
        let solution = answer.filter { $0 != " " && $0 != "\r" }
        let isTaken = bench.take { [self] in
            guard (try? challenge.accepts(solution)) == true else {
                return then(
                    GateQuestion.Verdict(dialogue.wrong, refusal: GateRefusal(by: name, "The proof of work is wrong."))
                )
            }
            if options.ticket > .zero, let source = arrival.source {
                let end = clock() + options.ticket
                tickets.withLock { $0[source] = end }
            }
            then(GateQuestion.Verdict(dialogue.right))
        }
        guard !isTaken else { return }
        let reason = "Too many proofs of work wait to be checked."
        let refusal = GateRefusal(by: name, reason, after: .seconds(10))
        then(GateQuestion.Verdict(refusal.sentence + "\n", refusal: refusal))
    }
}
