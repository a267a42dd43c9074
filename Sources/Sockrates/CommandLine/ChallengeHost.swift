import Foundation
import Logging
import ServiceLifecycle

/// Hosts challenges side by side until the program is asked to stop.
package struct ChallengeHost {
    private let settings: ServeSettings
    private let logger: Logger

    /// Makes ready: from now on the log's level is the one that was set.
    package init(_ settings: ServeSettings) {
        self.settings = settings
        logger = Log.logger(level: settings.logLevel)
    }

    /// Binds all, then announces all, and serves until a signal comes and the players have left.
    ///
    /// - Parameter challenges: What is hosted, with a short name each for logs and listings.
    /// - Throws: ``CommandError`` when an address can't be had.
    package func serve(_ challenges: [(hosted: any Hosted, name: String)]) async throws {
        OpenFiles.raiseLimit()
        // The system's timers want a descriptor when the first of them starts, and end the process where none is left.
        try? await Task.sleep(for: .nanoseconds(1))
        let addresses = try settings.addresses(challenges.count)
        // Before anybody is told that the server is there: who reads the invitation may stop it at once.
        let stopSignals = await StopSignals()
        let loops = EventLoops(threads: settings.threads)
        var servers: [ChallengeServer] = []
        do throws(SocketError) {
            for (challenge, address) in zip(challenges, addresses) {
                servers.append(try await server(of: challenge.hosted, challenge.name, address, loops))
            }
        } catch {
            throw CommandError.failure(error.description)
        }
        servers.forEach(announce)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: Challenges(servers: servers), successTerminationBehavior: .ignore),
                    .init(service: stopSignals, successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                logger: logger
            )
        )
        try await group.run()
        await loops.shutdown()
        LogSink.standardError.flush()
    }

    private func server(
        of hosted: some Hosted,
        _ name: String,
        _ address: SocketAddress,
        _ loops: EventLoops
    ) async throws(SocketError) -> ChallengeServer {
        try await .bind(hosted, name: name, to: address, options: settings.options, on: loops, logger: logger)
    }

    /// Tells where a challenge is, in words that can be typed.
    private func announce(_ server: ChallengeServer) {
        print("\(server.name): \(server.title): \(Self.invitation(server.address))")
        // Whoever reads this through a pipe waits for it.
        fflush(nil)
    }

    private static func invitation(_ address: SocketAddress) -> String {
        switch address {
        case .unix(let path): "nc -U \(path)"
        case .ip(let host, let port):
            "nc \(["0.0.0.0", "::"].contains(host) ? "127.0.0.1" : host) \(port)"
        }
    }
}
