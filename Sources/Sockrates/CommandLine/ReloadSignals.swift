import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// Has everything read again that was read from files, each time that SIGHUP comes.
///
/// A terminal that is closed sends SIGHUP too; what it started then ends, as it always did.
struct ReloadSignals: Service {
    private let signals: UnixSignalsSequence
    private let reloadables: [any Reloadable]
    private let notice: ServiceNotice
    private let logger: Logger
    private let beganOnTerminal = isatty(STDERR_FILENO) == 1

    /// Catches the signal from now on.
    init(_ reloadables: [any Reloadable], notice: ServiceNotice, logger: Logger) async {
        self.reloadables = reloadables
        self.notice = notice
        self.logger = logger
        signals = await UnixSignalsSequence(trapping: .sighup)
    }

    /// Serves until the terminal is gone, or shutdown begins.
    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() {
            if beganOnTerminal, isatty(STDERR_FILENO) == 0 { return }
            notice.reloading()
            if reloadables.isEmpty { logger.notice("nothing to read again") }
            for reloadable in reloadables { reloadable.reload(logger) }
            notice.reloaded()
        }
    }
}
