import ArgumentParser
import Sockrates

/// The program `sockrates`.
@main
struct SockratesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sockrates",
        abstract: "Asks questions over a socket and judges the answers.",
        discussion: """
            An author writes a pack of questions; Sockrates puts it on a port that nc, telnet and scripts can reach, judges \
            what players type, keeps the score and hands out the flag.

              sockrates serve                      host the built-in geography challenge
              sockrates serve quiz.yaml            host your own
              sockrates run -- ./game.py           host any program
              sockrates play quiz.yaml             play it here, without a network
              sockrates new quiz my-quiz           begin a pack of your own from a template
              sockrates check quiz.yaml            find its mistakes
              sockrates judge --answer 'LINE' RESPONSE
                                                   see what an answer line accepts, and why
              sockrates nc HOST PORT               netcat: talk to it yourself
              sockrates pow solve CHALLENGE        solve a proof of work
              sockrates solve HOST PORT --pack quiz.yaml
                                                   play it perfectly where it is served
              sockrates check --live HOST PORT -- ./solve.py
                                                   is it well there? any challenge, any solver
              sockrates bench HOST PORT --pack quiz.yaml
                                                   how many players does it bear?
              sockrates scores --store FILE        see who stands where in a record
              sockrates teams add --store FILE NAME
                                                   teams and their tokens
              sockrates import bank.gift --output quiz.yaml
                                                   make a pack of a question bank
              sockrates export quiz.yaml           make a question bank of a pack

            Exit codes: 0 well, 1 the thing checked is not so, 2 the command was wrong.
            """,
        version: Version.text,
        subcommands: [
            ServeCommand.self, PlayCommand.self, NewCommand.self, CheckCommand.self, JudgeCommand.self,
            SolveCommand.self, RunCommand.self, BenchCommand.self, NetcatCommand.self, PowCommand.self,
            ImportCommand.self, ExportCommand.self,
            TranscriptCommand.self, LuaCommand.self,
            ScoresCommand.self, TeamsCommand.self, ReplayCommand.self, RejudgeCommand.self,
        ]
    )

    /// Runs the program, with the exit codes that the whole command line promises.
    static func main() async {
        await runAsProgram(named: "sockrates")
    }
}
