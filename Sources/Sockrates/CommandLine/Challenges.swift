import ServiceLifecycle
import SockratesServer

/// All challenges of the program as one service.
///
/// A group of services ends them one after the other; challenges drain side by side, so that no player hears of the stop
/// only when those of another challenge have left.
struct Challenges: Service {
    let servers: [ChallengeServer]
    let health: HostHealth
    let notice: ServiceNotice

    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                try? await gracefulShutdown()
                health.stops()
                notice.stopping()
            }
            for server in servers {
                group.addTask { try await server.run() }
            }
        }
    }
}
