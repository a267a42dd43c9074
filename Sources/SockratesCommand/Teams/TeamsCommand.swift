import ArgumentParser
import Sockrates

/// `sockrates teams`: the teams that a record knows by their tokens.
struct TeamsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teams",
        abstract: "Keep the teams of a contest, with their tokens, in a record.",
        discussion: """
              sockrates teams add --store contest.sqlite Owls Bears
              sockrates teams add --store contest.sqlite --from teams.csv
              sockrates teams list --store contest.sqlite

            A pack asks for their tokens where it says "identity: {tokens: store}", a program with "sockrates run --identity store". \
            A server that runs reads the teams again on SIGHUP.
            """,
        subcommands: [TeamsAddCommand.self, TeamsListCommand.self]
    )
}
