import Foundation
import ServiceLifecycle
import UnixSignals

/// Ends when the system asks the program to stop; asked a second time, the program ends without waiting for its players.
struct StopSignals: Service {
    private let signals: UnixSignalsSequence

    /// Catches the signals from now on, before anybody waits for them.
    init() async { signals = await UnixSignalsSequence(trapping: .sigint, .sigterm) }

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() {
            // The next one does what it does to programs that catch none.
            signal(SIGINT, SIG_DFL)
            signal(SIGTERM, SIG_DFL)
            return
        }
    }
}
