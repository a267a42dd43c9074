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

    @Argument(parsing: .postTerminator, help: "The program and its arguments, behind --.")
    var program: [String] = []

    @OptionGroup var run: RunOptions
    @OptionGroup(title: "Limits of a session") var limits: LimitOptions
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    @OptionGroup(title: "The program's flag") var flag: ProgramFlagOptions
    @OptionGroup(title: "The server") var options: ServeOptions

    func run() async throws {
        #if os(Linux)
            let settings = try ServeSettings(options, and: RunSettings.keys)
            let planned = try RunSettings(self, settings)
            let hosted: HostedProgram
            do {
                hosted = try HostedProgram(planned.options, title: planned.title)
            } catch {
                throw CommandError.failure("\(error)")
            }
            for line in planned.account { StandardError.print("sockrates run: \(line)") }
            try await ChallengeHost(settings).serve([(hosted, planned.name)])
        #else
            throw CommandError.failure("programs are hosted on Linux, whose kernel keeps their descendants together")
        #endif
    }
}
