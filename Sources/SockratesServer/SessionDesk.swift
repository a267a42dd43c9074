import Logging
import SockratesSockets
import Synchronization

/// Gives each new connection what its session starts with: a number, a seed, and where its log lines go.
final class SessionDesk: Sendable {
    private let options: ServerOptions
    private let logger: Logger
    private let admitted = Atomic<Int>(0)

    init(options: ServerOptions, logger: Logger) {
        self.options = options
        self.logger = logger
    }

    func admit(_ peer: SocketAddress) -> Admission {
        let number = admitted.add(1, ordering: .relaxed).newValue
        let seed = options.seed.map { $0 &+ UInt64(number) &- 1 } ?? UInt64.random(in: 0 ... .max)
        return Admission(
            number: number,
            seed: seed,
            peer: peer,
            longestLine: options.listener.line.maximumLineLength,
            journal: SessionJournal(number: number, peer: peer, seed: seed, logger: logger)
        )
    }
}
