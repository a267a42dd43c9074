import ServiceLifecycle
import SockratesServer
import SockratesSockets

/// Gives memory back to the system when most of many connections have gone.
///
/// The C library keeps what was freed between blocks that are still in use, and a storm leaves many of those. Returning it costs a few
/// milliseconds, so it is done only when a storm has passed.
struct MemoryReturn: Service {
    /// The servers whose connections count.
    let servers: [ChallengeServer]

    private static let interval = Duration.seconds(1)

    /// Looks each second, until shutdown begins.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var tide = Tide()
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.interval)
                if tide.hasGoneOut(servers.reduce(0) { $0 + $1.connectionCount }) { FreedMemory.giveBack() }
            }
        }
    }

    /// How many connections there were at the most since memory was returned last.
    struct Tide {
        /// How many have to go: below that there is nothing to gain.
        private static let least = 1000

        private var peak = 0

        /// Takes a count of connections.
        ///
        /// - Returns: Whether three quarters of those at the peak have gone.
        mutating func hasGoneOut(_ count: Int) -> Bool {
            peak = max(peak, count)
            guard peak - count >= Self.least, count <= peak / 4 else { return false }
            peak = count
            return true
        }
    }
}
