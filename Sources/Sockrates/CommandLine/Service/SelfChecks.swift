import Logging
import ServiceLifecycle
import SockratesServer
import SockratesSockets

/// Plays each hosted challenge from inside, through its real socket, again and again.
///
/// What it finds goes to the host's health; the log hears of a challenge that has become ill, and of one that is well again.
struct SelfChecks: Service {
    /// A challenge, and who plays it.
    struct Subject: Sendable {
        let server: ChallengeServer
        let player: @Sendable () -> LivePlayer
        /// How it speaks TLS; `nil` for plain text.
        let tls: TLSSettings?
    }

    let subjects: [Subject]
    let interval: Duration
    let health: HostHealth
    let logger: Logger

    /// A port that somebody else has taken meanwhile is no fault of the challenge.
    private static let mostSources = 5

    /// Checks at once, and then at each interval until shutdown begins.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                for subject in subjects { group.addTask { await check(subject) } }
            }
        }
    }

    private func check(_ subject: Subject) async {
        var logger = logger
        logger[metadataKey: "challenge"] = .string(subject.server.name)
        var wasWell = true
        while !Task.isCancelled {
            let result = await result(of: subject)
            if Task.isCancelled { return }
            health.checked(subject.server.name, problem: result.problem, in: result.time)
            if let problem = result.problem {
                logger.warning("self-check failed", metadata: ["cause": "\(problem)"])
            } else if !wasWell {
                logger.notice("self-check is well again")
            }
            wasWell = result.isWell
            try? await Task.sleep(for: interval)
        }
    }

    private func result(of subject: Subject) async -> LiveResult {
        let target = subject.server.address.fromInside
        var check = LiveCheck(of: target)
        do throws(SocketError) {
            if let tls = subject.tls { check.options.tls = try TLSClient(trust: .anyone, identity: tls.insider) }
        } catch {
            return LiveResult(problem: error.message)
        }
        var result = LiveResult()
        for _ in 0..<Self.mostSources {
            let source = SelfCheckSource(for: target)
            check.options.source = source.address
            subject.server.selfChecks.expect(source.address)
            result = await check.play(subject.player())
            subject.server.selfChecks.forget(source.address)
            source.remove()
            guard let cause = result.cause, [.addressInUse, .addressNotAvailable].contains(cause) else { break }
        }
        return result
    }
}
