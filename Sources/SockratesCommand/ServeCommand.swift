import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import SockratesPacks
import SockratesQuiz
import SockratesServer
import SockratesSockets

/// `sockrates serve`: host challenges.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Host challenges on TCP ports.",
        discussion: """
            Each pack gets a port of its own: the first the one given, the next the one after it. Players connect with nc, ncat, \
            socat, telnet or a script. Standard output says where; events go to standard error, a line each.

            A setting that is not given as an option is taken from the environment (SOCKRATES_PORT for --port), then from the \
            file that --config names (port: 1337).
            """
    )

    @Argument(help: "Packs: YAML files, folders with a pack.yaml, or built-in packs by name. (default: geography)")
    var packs: [String] = []

    @Option(help: "The address to listen on; \"::\" takes IPv4 and IPv6. (default: 127.0.0.1)")
    var host: String?

    @Option(help: "The port of the first challenge; 0 lets the system choose. (default: 1337)")
    var port: Int?

    @Option(help: ArgumentHelp("Listen on a Unix socket at this path instead (one pack).", valueName: "path"))
    var unix: String?

    @Option(
        help: "The flag to give instead of the pack's own; better set as SOCKRATES_FLAG, which no process list shows."
    )
    var flag: String?

    @Option(help: "Decides which questions are drawn, for trying out; random without it.")
    var seed: UInt64?

    @Option(help: ArgumentHelp("How many event loops carry sessions. (default: one per core)", valueName: "count"))
    var threads: Int?

    @Option(help: ArgumentHelp("How many connections may wait to be accepted. (default: 1024)", valueName: "count"))
    var backlog: Int?

    @Option(help: ArgumentHelp("The longest line that a player may type. (default: 4096)", valueName: "bytes"))
    var lineLimit: Int?

    @Option(help: ArgumentHelp("How long to wait for players when the server stops. (default: 10s)", valueName: "time"))
    var drain: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical. (default: info)")
    var logLevel: String?

    @Option(help: ArgumentHelp("A YAML file with settings.", valueName: "file"))
    var config: String?

    func run() async throws {
        let settings = try ServeSettings(self)
        let logger = Log.logger(level: settings.logLevel)
        OpenFiles.raiseLimit()
        // The system's timers want a descriptor when the first of them starts, and end the process where none is left.
        try? await Task.sleep(for: .nanoseconds(1))
        let packs = try settings.packs.map { reference in
            let pack = try Pack.loaded(reference, flag: settings.flag)
            for warning in pack.warnings { StandardError.print(warning.description) }
            return pack
        }
        let addresses = try packs.indices.map { number throws(CommandError) in try settings.address(number) }
        // Before anybody is told that the server is there: who reads the invitation may stop it at once.
        let stopSignals = await StopSignals()
        let loops = EventLoops(threads: settings.threads)
        var servers: [ChallengeServer] = []
        do throws(SocketError) {
            for (pack, address) in zip(packs, addresses) {
                let server = try await ChallengeServer.bind(
                    pack.quiz,
                    name: pack.name,
                    to: address,
                    options: settings.options,
                    on: loops,
                    logger: logger
                )
                servers.append(server)
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

    /// Tells where a challenge is, in words that can be typed.
    private func announce(_ server: ChallengeServer) {
        print("\(server.name): \(server.quiz.title): \(Self.invitation(server.address))")
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
