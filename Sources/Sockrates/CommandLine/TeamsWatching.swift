import Logging
import ServiceLifecycle
import SockratesPacks
import SockratesStore

/// Sees teams that are added to the record while it is served, by whatever program and on whichever machine.
struct TeamsWatching: Service {
    /// Nobody has typed a new token before it was handed out.
    private static let interval = Duration.seconds(2)

    let register: TeamRegister
    let store: any Store
    let logger: Logger

    /// Looks every two seconds until shutdown begins.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var known: [Team]?
            while (try? await Task.sleep(for: Self.interval)) != nil {
                // A record that can't be read is told of elsewhere; it will be read the next time.
                guard let teams = try? await store.teams(), teams != known else { continue }
                register.replace(with: teams)
                if known != nil { logger.notice("teams reloaded", metadata: ["count": "\(teams.count)"]) }
                known = teams
            }
        }
    }
}
