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

    func run() throws {
        let seed = seed ?? .random(in: 0 ... .max)
        let end: SessionEnd?
        if watch {
            end = WatchedPlay(of: PackWatch(pack, environment: ProcessInfo.processInfo.environment), seed: seed).run()
        } else {
            var play = TerminalPlay(of: try Pack.loaded(pack).quiz, seed: seed)
            end = play.run()
        }
        if end != .solved { throw ExitCode(1) }
    }
}
