import ArgumentParser
import Foundation
import Sockrates
import SockratesServer

/// `sockrates run`: host any program.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Host any program on a TCP port, a process for each player.",
        discussion: """
              sockrates run -- ./challenge.py
              sockrates run --pty --time 5m --memory 64M --user nobody -- /srv/challenge/vuln

            Whatever the program has started is killed when its session ends, and when this server ends, however it does. A limit \
            is "none" where there shall be none. The player is told how the program ended unless it exited with 0.

            The program's environment is PATH, what --env gives, the flag, and what tells of the connection by the names of ncat, \
            ucspi-tcp, systemd and socat (NCAT_REMOTE_ADDR, TCPREMOTEIP, REMOTE_ADDR, SOCAT_PEERADDR, …), beside \
            SOCKRATES_SESSION, SOCKRATES_SEED and SOCKRATES_TEAM.

            \(ServeOptions.discussion)
            """
    )

    @OptionGroup var program: ProgramArguments
    @OptionGroup(title: "The server") var options: ServeOptions

    func run() async throws {
        let settings = try ServeSettings(options, and: ProgramArguments.keys)
        try await settings.store.readTeams()
        var tables = IdentityTables(record: settings.store.recordedTeams)
        let asked = try tables.asked(program.who.identity, settings.settings)
        let program = try program.hosted(with: settings, asking: asked)
        try await ChallengeHost(settings).serve([program], reloading: tables.all)
    }
}
