import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks
import SockratesSockets

/// `sockrates bench`: honest load.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Honest load: players who answer correctly, all at once.",
        discussion: """
            Each player connects, plays the pack to its flag, and begins again, until the time is over. Told are the sessions, the \
            trips (from a line that was typed to the first byte of what came back) and how long they took. Exit code 0 when every \
            session that came to its end was solved, 1 when one was not.

            Measure a server of your own only, from the machine beside it: on the same machine the players take their share of the CPU.

              sockrates bench 127.0.0.1 1337 --pack geography --players 200 --time 30s
            """
    )

    @OptionGroup var game: RemoteGameOptions

    @Option(help: ArgumentHelp("How many play at a time.", valueName: "count"))
    var players: Int = 10

    @Option(help: ArgumentHelp("How long they play.", valueName: "time"))
    var time: String = "10s"

    @Flag(help: "Print a JSON object in one line.")
    var json = false

    func run() async throws {
        guard (1...50_000).contains(players) else {
            throw CommandError.usage("--players is a whole number from 1 to 50000, not \(players)")
        }
        guard let time = DurationText.read(time) else {
            throw CommandError.usage("--time is a length of time such as 10s, not \"\(time)\"")
        }
        let check = try game.check()
        OpenFiles.raiseLimit()
        let load = HonestLoad(check: check, solver: try game.solver(), players: players, time: time)
        let report = await load.run { if isatty(STDERR_FILENO) == 1 { Self.show($0) } }
        if isatty(STDERR_FILENO) == 1 { StandardError.print("") }
        print(json ? report.json : report.text)
        for (problem, count) in report.failures.sorted(by: { $0.value > $1.value }) {
            StandardError.print("\(count) \(count == 1 ? "session" : "sessions"): \(problem)")
        }
        if !report.isWell { throw ExitCode(1) }
    }

    /// Shows on a terminal how far it is.
    private static func show(_ report: LoadReport) {
        let line = "\r\u{1B}[K\(Int(report.seconds)) s: \(report.solved) solved, \(report.trips.count) trips"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
