import Logging
import ServiceLifecycle

/// Has everything read again that was saved since, twice a second.
struct FileWatching: Service {
    let reloadables: [any Reloadable]
    let logger: Logger

    /// Watches until shutdown begins.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .milliseconds(500))) != nil {
                for reloadable in reloadables { reloadable.reloadIfChanged(logger) }
            }
        }
    }
}
