import Logging
import SockratesSockets
import Synchronization

/// Logs who doesn't get in: a line a second for each gate, with the number of those that have none.
final class RefusalLog: Sendable {
    private struct Last {
        var at: ContinuousClock.Instant
        var untold = 0
    }

    private static let interval = Duration.seconds(1)

    private let logger: Logger
    private let last = Mutex<[String: Last]>([:])

    init(_ logger: Logger) { self.logger = logger }

    func refused(_ refusal: GateRefusal, _ peer: SocketAddress) {
        let untold: Int? = last.withLock { last in
            let now = ContinuousClock.now
            if let before = last[refusal.gate], now - before.at < Self.interval {
                last[refusal.gate]?.untold += 1
                return nil
            }
            let untold = last[refusal.gate]?.untold ?? 0
            last[refusal.gate] = Last(at: now)
            return untold
        }
        guard let untold else { return }
        var metadata: Logger.Metadata = ["gate": "\(refusal.gate)", "peer": "\(peer)"]
        if refusal.gate == "proxy-header" { metadata["cause"] = "\(refusal.reason)" }
        if untold > 0 { metadata["others"] = "\(untold)" }
        logger.notice("refused", metadata: metadata)
    }
}
