import ArgumentParser
import Sockrates
import SockratesPacks

/// `sockrates serve`: host packs.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Host challenges on TCP ports.",
        discussion: """
            Each pack gets a port of its own: the first the one given, the next the one after it.

            \(ServeOptions.discussion)
            """
    )

    @Argument(help: "Packs: YAML files, folders with a pack.yaml, or built-in packs by name. (default: geography)")
    var packs: [String] = []

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let settings = try ServeSettings(options, words: packs, called: "packs")
        let packs = try (settings.words.isEmpty ? ["geography"] : settings.words).map { reference in
            let pack = try Pack.loaded(reference, flag: settings.flag)
            for warning in pack.warnings { StandardError.print(warning.description) }
            return pack
        }
        try await ChallengeHost(settings).serve(packs.map { ($0.quiz, $0.name) })
    }
}
