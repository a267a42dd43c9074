import ArgumentParser
import Sockrates
import SockratesServer

/// `sockrates pow challenge`: make one.
struct PowChallengeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "challenge",
        abstract: "Print a new challenge."
    )

    @Option(
        help: ArgumentHelp(
            "How many square roots have to be taken: 5000 take a second or two here.",
            valueName: "count"
        )
    )
    var difficulty: UInt32

    @Option(help: ArgumentHelp("How it is written: redpwn or kctf.", valueName: "dialect"))
    var dialect = "redpwn"

    func run() throws {
        guard let dialect = WorkDialect(rawValue: dialect) else {
            throw CommandError.usage("--dialect is redpwn or kctf, not \"\(dialect)\"")
        }
        print(WorkChallenge(difficulty: difficulty, dialect: dialect).text)
    }
}
