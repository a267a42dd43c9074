import Logging
import SockratesQuiz
import SockratesSockets
import Synchronization

/// Gives each new connection its session: a number, a seed, and where its log lines go.
final class SessionDesk: Sendable {
    /// What a session starts with.
    struct Admission {
        let session: Session
        let number: Int
        let peer: SocketAddress
        let logger: Logger
        let longestLine: Int
    }

    private let quiz: Quiz
    private let options: ServerOptions
    private let logger: Logger
    private let admitted = Atomic<Int>(0)

    init(quiz: Quiz, options: ServerOptions, logger: Logger) {
        self.quiz = quiz
        self.options = options
        self.logger = logger
    }

    func admit(_ peer: SocketAddress) -> Admission {
        let number = admitted.add(1, ordering: .relaxed).newValue
        let seed = options.seed.map { $0 &+ UInt64(number) &- 1 } ?? UInt64.random(in: 0 ... .max)
        return Admission(
            session: Session(of: quiz, seed: seed, recording: .outcomes),
            number: number,
            peer: peer,
            logger: logger,
            longestLine: options.listener.line.maximumLineLength
        )
    }
}
