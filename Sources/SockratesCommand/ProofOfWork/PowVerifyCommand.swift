import ArgumentParser
import Sockrates
import SockratesServer

/// `sockrates pow verify`: check a solution.
struct PowVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a solution.",
        discussion: "Exit codes: 0 it is right, 1 it is wrong, 2 one of them can't be read."
    )

    @Argument(help: "The challenge: s.DIFFICULTY.NUMBER.")
    var challenge: String

    @Argument(help: "The solution: s.NUMBER.")
    var solution: String

    func run() throws {
        let challenge = try WorkChallenge.given(challenge)
        let isRight: Bool
        do throws(WorkMistake) {
            isRight = try challenge.accepts(solution)
        } catch {
            throw CommandError.usage(error.description)
        }
        print(isRight ? "right" : "wrong")
        if !isRight { throw ExitCode(1) }
    }
}
