import Foundation
import ServiceLifecycle
import SockratesSockets

/// Tells systemd's watchdog that the event loops run, as long as all of them do.
struct Watchdog: Service {
    private let interval: Duration
    private let loops: EventLoops
    private let notice: ServiceNotice

    /// Makes it; `nil` where the service has no watchdog.
    ///
    /// - Parameters:
    ///   - loops: What has to run.
    ///   - notice: Where it is told.
    ///   - environment: Where systemd says how often, in `WATCHDOG_USEC`, and to whom, in `WATCHDOG_PID`.
    init?(
        _ loops: EventLoops,
        _ notice: ServiceNotice,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int64(text), microseconds > 0 else {
            return nil
        }
        if let process = environment["WATCHDOG_PID"], Int32(process) != getpid() { return nil }
        // Half the time, as sd_watchdog_enabled(3) recommends.
        interval = .microseconds(microseconds / 2)
        self.loops = loops
        self.notice = notice
    }

    /// Tells until shutdown has come to it, which is the last of the services, after the players have left.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                await loops.roundTrip()
                notice.isAlive()
            } while (try? await Task.sleep(for: interval)) != nil
        }
    }
}
