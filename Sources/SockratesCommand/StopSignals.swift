import ServiceLifecycle
import UnixSignals

/// Ends when the system asks the program to stop.
struct StopSignals: Service {
    private let signals: UnixSignalsSequence

    /// Catches the signals from now on, before anybody waits for them.
    init() async { signals = await UnixSignalsSequence(trapping: .sigint, .sigterm) }

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() { return }
    }
}
