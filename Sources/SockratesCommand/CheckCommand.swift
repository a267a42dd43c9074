import ArgumentParser
import Sockrates
import SockratesPacks

/// `sockrates check`: find a pack's mistakes and play it, or play any challenge where it is served.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find a pack's mistakes and play it; or, with --live, play any challenge where it is served.",
        discussion: """
            Mistakes are printed as compilers print theirs, all of them at once. A pack without mistakes is then played in \
            memory: with its own answers, which must earn the flag; with wrong ones, which must not; and by a player who types \
            nothing. It tells how many questions and sessions are possible, and how long reading and typing take, thinking \
            aside. Exit code 0 when all packs are well, 1 when one is not, 2 when the command was wrong.

            With --live it is the health check of a challenge that is served, whoever wrote it:

              sockrates check --live HOST PORT --pack quiz.yaml
              sockrates check --live HOST PORT --script solve.yaml
              sockrates check --live HOST PORT -- ./solve.py
              sockrates check --live /run/quiz.sock --pack quiz.yaml

            The first plays with the pack's own answers, the second with a table of what is seen and what is typed then, the third with a \
            program of yours, the last over a Unix socket.

            The program gets the host and the port as its last two arguments, and as HOST and PORT in its environment. It must end \
            with 0; its last line is taken for the flag. The flag is printed; with --expect it must be that one.

            With --schema it prints the JSON Schema of packs, by which editors complete and check them while they are written: \
            sockrates check --schema > pack.schema.json, and in the pack's first line \
            # yaml-language-server: $schema=pack.schema.json
            """
    )

    @Argument(
        help:
            "Packs: YAML files, folders with a pack.yaml, or built-in packs by name. With --live: host, port, program."
    )
    var words: [String] = []

    @Flag(help: "Play a challenge where it is served.")
    var live = false

    @OptionGroup(title: "With --live") var liveOptions: LiveCheckOptions

    @OptionGroup(title: "TLS, with --live") var tls: TLSClientOptions

    @Option(help: "Decides which questions are drawn; not with --live.")
    var seed: UInt64 = 1

    @OptionGroup var who: IdentityOptions

    @Flag(help: "Print a JSON object for each pack, or for the challenge, in a line of its own.")
    var json = false

    @Flag(help: "Print the JSON Schema of packs, for editors.")
    var schema = false

    func validate() throws {
        if words.isEmpty, !schema, !live { throw ValidationError("Missing expected argument '<packs> ...'") }
        if schema, !words.isEmpty || live {
            throw ValidationError("--schema prints the schema of all packs and checks none")
        }
    }

    func run() async throws {
        if schema { return print(PackSchema.text) }
        if live { return try await liveOptions.run(words, who, tls: try tls.client(), json: json) }
        try liveOptions.refuse()
        let asked = try who.tried()
        var isWell = true
        for reference in words {
            let result = CheckResult(of: reference, asking: asked, seed: seed)
            print(json ? result.json : result.text)
            isWell = isWell && result.isWell
        }
        if !isWell { throw ExitCode(1) }
    }
}
