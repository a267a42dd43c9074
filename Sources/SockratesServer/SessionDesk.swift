import Logging
import SockratesSockets
import Synchronization

/// Gives each new connection what its session starts with: a number, a seed, and where its log lines go.
final class SessionDesk: Sendable {
    private let options: ServerOptions
    private let logger: Logger
    private let metrics: ChallengeMetrics
    private let selfChecks: SelfCheckRegister
    private let recording: Recording?
    private let challenge: String
    private let admitted = Atomic<Int>(0)

    init(
        options: ServerOptions,
        challenge: String,
        metrics: ChallengeMetrics,
        selfChecks: SelfCheckRegister,
        logger: Logger
    ) {
        self.options = options
        self.metrics = metrics
        self.selfChecks = selfChecks
        self.logger = logger
        self.challenge = challenge
        recording = options.store.map { Recording(store: $0, challenge: challenge) }
    }

    func admit(_ peer: SocketAddress, _ entry: Entry) -> Admission {
        let number = admitted.add(1, ordering: .relaxed).newValue
        let seed = options.seed.map { $0 &+ UInt64(number) &- 1 } ?? UInt64.random(in: 0 ... .max)
        let isSelfCheck = selfChecks.holds(peer)
        metrics.began(isSelfCheck: isSelfCheck)
        let transcripts = isSelfCheck ? nil : options.transcripts
        return Admission(
            number: number,
            seed: seed,
            peer: peer,
            isSelfCheck: isSelfCheck,
            entry: entry,
            longestLine: options.listener.line.maximumLineLength,
            // A health check is no player.
            recording: isSelfCheck ? nil : recording,
            journal: SessionJournal(
                number: number,
                peer: peer,
                seed: seed,
                isSelfCheck: isSelfCheck,
                metrics: metrics,
                transcript: transcripts?.begin(challenge: challenge, session: number, seed: seed, peer: "\(peer)"),
                logger: logger
            )
        )
    }
}
