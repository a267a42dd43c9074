import Foundation
import Logging
import ServiceLifecycle
import SockratesBoard
import SockratesStore

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
        let challenges = settings.isOnePort && challenges.count > 1 ? [(ChallengeMenu(challenges), "menu")] : challenges
        let addresses = try settings.addresses(challenges.count)
        let placements = zip(challenges, addresses).map { Placement($0.hosted, name: $0.name, at: $1, settings) }
        try await serve(placements, reloading: reloadables)
    }

    /// Binds all, then announces all, and serves until a signal comes and the players have left.
    ///
    /// - Parameters:
    ///   - placements: What is hosted, and where.
    ///   - reloadables: What is read again when SIGHUP comes, and where the settings say so when its files are saved.
    /// - Throws: ``CommandError`` when an address can't be had.
    package func serve(_ placements: [Placement], reloading reloadables: [any Reloadable] = []) async throws {
        OpenFiles.raiseLimit()
        // The system's timers want a descriptor when the first of them starts, and end the process where none is left.
        try? await Task.sleep(for: .nanoseconds(1))
        let placements = settings.isOnePort ? gathered(placements) : placements
        let inherited: InheritedSockets
        do throws(SocketError) {
            inherited = InheritedSockets(try InheritedSocket.taken(), for: placements.map(\.name))
        } catch {
            throw CommandError.usage(error.message)
        }
        let notice = ServiceNotice()
        // Before anybody is told that the server is there: who reads the invitation may stop it at once.
        let stopSignals = await StopSignals()
        let store = try settings.store.open(logger)
        let reloadables =
            reloadables + ReloadableGates.all(of: placements.map(\.settings.options.gates))
            + ReloadableCertificates.all(of: placements.map(\.settings.tls))
            + [settings.settings.startFiles].filter { !$0.isEmpty }
            + (store.map { [ReloadableTeams(register: settings.store.teams, store: $0)] } ?? [])
        let reloadSignals = await ReloadSignals(reloadables, notice: notice, logger: logger)
        let loops = EventLoops(threads: settings.threads)
        let health = HostHealth()
        var servers: [ChallengeServer] = []
        let healthPort: HealthPort?
        do throws(SocketError) {
            healthPort = try await bindHealthPort(of: health, loops)
            for placement in placements {
                servers.append(
                    try await server(of: placement.hosted, placement, inherited[placement.name], loops, store)
                )
            }
        } catch  where [.unknownHost, .invalidAddress].contains(error.code) {
            throw CommandError.usage(error.description)
        } catch {
            throw CommandError.failure(error.description)
        }
        let shown = zip(servers, placements).flatMap { server, placement in
            // Over TLS players need more than an address and a port.
            let tls = placement.settings.tls
            return BoardChallenge.all(of: server, invitation: tls.map { "\(Invitation(server.address, $0))" })
        }
        settings.store.tellIdleRules(serving: shown.map(\.name), logger)
        let board = try await settings.board.bind(shown, store, logger)
        health.serves(servers)
        for (server, placement) in zip(servers, placements) { announce(server, placement.settings.tls) }
        if let healthPort { announce("health: \(healthPort.address)") }
        if let board { announce("board: \(Self.url(board.address))") }
        let status = "serving \(servers.count) \(servers.count == 1 ? "challenge" : "challenges")"
        // Services end in the order from the last to the first: players in the browser need the board until they have left, and
        // the watchdog is fed as long as players are waited for.
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = board.map { [.init(service: $0)] } ?? []
        if let watchdog = Watchdog(loops, notice) {
            services.append(.init(service: watchdog, successTerminationBehavior: .ignore))
        }
        services += [
            .init(
                service: Challenges(servers: servers, health: health, notice: notice),
                successTerminationBehavior: .ignore
            ),
            .init(service: MemoryReturn(servers: servers), successTerminationBehavior: .ignore),
            .init(service: stopSignals, successTerminationBehavior: .gracefullyShutdownGroup),
            .init(service: reloadSignals, successTerminationBehavior: .gracefullyShutdownGroup),
        ]
        if let forwarder = settings.forward.forwarder(of: store, servers, logger) {
            services.append(.init(service: forwarder, successTerminationBehavior: .ignore))
        }
        if let store {
            let teams = TeamsWatching(register: settings.store.teams, store: store, logger: logger)
            services.append(.init(service: teams, successTerminationBehavior: .ignore))
        }
        if settings.watch {
            let watching = FileWatching(reloadables: reloadables, logger: logger)
            services.append(.init(service: watching, successTerminationBehavior: .ignore))
        }
        if let interval = settings.health.selfCheck {
            let checks = selfChecks(of: servers, placements, every: interval, health)
            services.append(.init(service: checks, successTerminationBehavior: .ignore))
        }
        notice.ready(status)
        try await ServiceGroup(configuration: ServiceGroupConfiguration(services: services, logger: logger)).run()
        await healthPort?.close()
        await loops.shutdown()
        await store?.close()
        LogSink.standardError.flush()
    }

    /// All challenges on the first one's port.
    private func gathered(_ placements: [Placement]) -> [Placement] {
        guard placements.count > 1 else { return placements }
        let menu = ChallengeMenu(placements.map { ($0.hosted, $0.name) })
        return [Placement(menu, name: "menu", at: placements[0].address, settings)]
    }

    private func server(
        of hosted: some Hosted,
        _ placement: Placement,
        _ inherited: InheritedSocket?,
        _ loops: EventLoops,
        _ store: (any Store)?
    ) async throws(SocketError) -> ChallengeServer {
        var options = placement.settings.options
        options.listener.inherited = inherited
        options.store = store
        let address = inherited?.address ?? placement.address
        return try await .bind(hosted, name: placement.name, to: address, options: options, on: loops, logger: logger)
    }

    private func selfChecks(
        of servers: [ChallengeServer],
        _ placements: [Placement],
        every interval: Duration,
        _ health: HostHealth
    ) -> SelfChecks {
        health.awaitsSelfChecks(of: servers.map(\.name))
        let subjects = zip(servers, placements).map { server, placement in
            SelfChecks.Subject(
                server: server,
                player: placement.settings.health.player(of: placement.hosted),
                tls: placement.settings.tls
            )
        }
        return SelfChecks(subjects: subjects, interval: interval, health: health, logger: logger)
    }

    private func bindHealthPort(of health: HostHealth, _ loops: EventLoops) async throws(SocketError) -> HealthPort? {
        guard let address = settings.health.address else { return nil }
        return try await .bind(to: address, health: health, on: loops)
    }

    /// Tells where a challenge is, in words that can be typed.
    private func announce(_ server: ChallengeServer, _ tls: TLSSettings?) {
        if let fingerprint = tls?.fingerprint {
            let metadata: Logger.Metadata = ["challenge": "\(server.name)", "sha256": "\(fingerprint)"]
            logger.notice("a certificate was made for trying out", metadata: metadata)
        }
        announce("\(server.name): \(server.title): \(Invitation(server.address, tls))")
    }

    private func announce(_ line: String) {
        // A title is the author's word.
        print(TerminalFilter.shown(line))
        // Whoever reads this through a pipe waits for it.
        fflush(nil)
    }

    /// Where a page is, for a browser on this machine.
    private static func url(_ address: SocketAddress) -> String {
        switch address {
        case .unix: "\(address)"
        case .ip(let host, let port) where ["0.0.0.0", "::"].contains(host): "http://127.0.0.1:\(port)/"
        case .ip: "http://\(address)/"
        }
    }
}
