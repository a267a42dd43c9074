import ArgumentParser
import Foundation
import SockratesPacks
import SockratesQuiz

/// `sockrates play`: the same session in this terminal.
struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Play a pack in this terminal, without a network.",
        discussion: """
            It is the very session that players get over a socket, time limits included. Exit code 0 when the pack was solved, \
            1 when it was not.
            """
    )

    @Argument(help: "A YAML file, a folder with a pack.yaml, or a built-in pack's name.")
    var pack: String = "geography"

    @Option(help: "Decides which questions are drawn; random without it.")
    var seed: UInt64?

    @Flag(help: "Start again whenever the pack or one of its files is saved, with the same seed, until the input ends.")
    var watch = false

    @OptionGroup var who: IdentityOptions

    func run() throws {
        let seed = seed ?? .random(in: 0 ... .max)
        let asked = try who.tried()
        let end: SessionEnd?
        if watch {
            let environment = ProcessInfo.processInfo.environment
            end = WatchedPlay(of: PackWatch(pack, environment: environment, asking: asked), seed: seed).run()
        } else {
            var play = TerminalPlay(of: try Pack.loaded(pack, asking: asked).quiz, seed: seed)
            end = play.run()
        }
        if end != .solved { throw ExitCode(1) }
    }
}
