import Foundation
import ServiceLifecycle
import UnixSignals

/// Ends when the system asks the program to stop; asked a second time, the program ends without waiting for its players.
struct StopSignals: Service {
    private let first: AsyncStream<Void>

    /// Catches the signals from now on, before anybody waits for them.
    init() async {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let (first, came) = AsyncStream.makeStream(of: Void.self)
        self.first = first
        Task {
            var isStopping = false
            for await caught in signals {
                if isStopping { Self.end(by: caught.rawValue) }
                isStopping = true
                // The next one does what it does to programs that catch none, unless it is caught here all the same: Dispatch
                // reads from a descriptor of the system's, and may be there first.
                signal(SIGINT, SIG_DFL)
                signal(SIGTERM, SIG_DFL)
                came.yield()
            }
        }
    }

    func run() async throws {
        for await _ in first.cancelOnGracefulShutdown() { return }
    }

    /// Ends the program as a signal does that nobody catches.
    private static func end(by number: CInt) {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}
