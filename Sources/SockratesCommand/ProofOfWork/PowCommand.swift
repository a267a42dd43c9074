import ArgumentParser

/// `sockrates pow`: proofs of work.
struct PowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pow",
        abstract: "Make, solve and check proofs of work.",
        discussion: """
            The challenges are those of pwn.red/pow and of kCTF, in either way of writing them; a server asks for one with \
            sockrates serve --pow DIFFICULTY.

              sockrates pow challenge --difficulty 5000
              sockrates pow solve s.AAAAMg==.NDtqORW1uZlIgzszbdMGZA==
              sockrates pow verify CHALLENGE SOLUTION
            """,
        subcommands: [PowChallengeCommand.self, PowSolveCommand.self, PowVerifyCommand.self]
    )
}
