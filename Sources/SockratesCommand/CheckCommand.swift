import ArgumentParser

/// `sockrates check`: find a pack's mistakes, then play it.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find a pack's mistakes, then play it right, wrong and silent.",
        discussion: """
            Mistakes are printed as compilers print theirs, all of them at once. A pack without mistakes is then played in \
            memory: with its own answers, which must earn the flag; with wrong ones, which must not; and by a player who types \
            nothing. It tells how many questions and sessions are possible, and how long reading and typing take, thinking \
            aside. Exit code 0 when all packs are well, 1 when one is not.
            """
    )

    @Argument(help: "Packs: YAML files, folders with a pack.yaml, or built-in packs by name.")
    var packs: [String]

    @Option(help: "Decides which questions are drawn.")
    var seed: UInt64 = 1

    @Flag(help: "Print a JSON object for each pack, in a line of its own.")
    var json = false

    func run() throws {
        var isWell = true
        for reference in packs {
            let result = CheckResult(of: reference, seed: seed)
            print(json ? result.json : result.text)
            isWell = isWell && result.isWell
        }
        if !isWell { throw ExitCode(1) }
    }
}
