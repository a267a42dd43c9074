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
    /// - Parameters:
    ///   - challenges: What is hosted, with a short name each for logs and listings.
    ///   - reloadables: What is read again when SIGHUP comes, and where the settings say so when its files are saved.
    /// - Throws: ``CommandError`` when an address can't be had.
    package func serve(
        _ challenges: [(hosted: any Hosted, name: String)],
        reloading reloadables: [any Reloadable] = []
    ) async throws {
        OpenFiles.raiseLimit()
        // The system's timers want a descriptor when the first of them starts, and end the process where none is left.
        try? await Task.sleep(for: .nanoseconds(1))
        let addresses = try settings.addresses(challenges.count)
        // Before anybody is told that the server is there: who reads the invitation may stop it at once.
        let stopSignals = await StopSignals()
        let reloadSignals = await ReloadSignals(reloadables, logger: logger)
        let loops = EventLoops(threads: settings.threads)
        let health = HostHealth()
        var servers: [ChallengeServer] = []
        let healthPort: HealthPort?
        do throws(SocketError) {
            healthPort = try await bindHealthPort(of: health, loops)
            for (challenge, address) in zip(challenges, addresses) {
                servers.append(try await server(of: challenge.hosted, challenge.name, address, loops))
            }
        } catch {
            throw CommandError.failure(error.description)
        }
        health.serves(servers)
        if let fingerprint = settings.tls?.fingerprint {
            logger.notice("a certificate was made for trying out", metadata: ["sha256": "\(fingerprint)"])
        }
        servers.forEach(announce)
        if let healthPort { announce("health: \(healthPort.address)") }
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: Challenges(servers: servers, health: health), successTerminationBehavior: .ignore),
            .init(service: stopSignals, successTerminationBehavior: .gracefullyShutdownGroup),
            .init(service: reloadSignals, successTerminationBehavior: .gracefullyShutdownGroup),
        ]
        if settings.watch {
            let watching = FileWatching(reloadables: reloadables, logger: logger)
            services.append(.init(service: watching, successTerminationBehavior: .ignore))
        }
        try await ServiceGroup(configuration: ServiceGroupConfiguration(services: services, logger: logger)).run()
        await healthPort?.close()
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

    private func bindHealthPort(of health: HostHealth, _ loops: EventLoops) async throws(SocketError) -> HealthPort? {
        guard let address = settings.health.address else { return nil }
        return try await .bind(to: address, health: health, on: loops)
    }

    /// Tells where a challenge is, in words that can be typed.
    private func announce(_ server: ChallengeServer) {
        announce("\(server.name): \(server.title): \(Invitation(server.address, settings.tls))")
    }

    private func announce(_ line: String) {
        print(line)
        // Whoever reads this through a pipe waits for it.
        fflush(nil)
    }
}
