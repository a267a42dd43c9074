import ArgumentParser
import Foundation
import Sockrates
import SockratesServer

/// `sockrates pow solve`: do the work.
struct PowSolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Solve a challenge and print the solution.",
        discussion: "On a terminal, standard error shows how far it has come."
    )

    @Argument(help: "The challenge: s.DIFFICULTY.NUMBER.")
    var challenge: String

    func run() throws {
        let challenge = try WorkChallenge.given(challenge)
        let showsProgress = isatty(STDERR_FILENO) == 1
        var shown = ContinuousClock.now
        let solution = challenge.solution { done in
            guard showsProgress, .now - shown > .milliseconds(200) else { return }
            shown = .now
            let percent = UInt64(done) * 100 / UInt64(max(1, challenge.difficulty))
            FileHandle.standardError.write(Data("\r\(percent) % of \(challenge.difficulty)".utf8))
        }
        if showsProgress { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        print(solution)
    }
}

extension WorkChallenge {
    /// Reads a challenge from the command line.
    ///
    /// - Throws: `CommandError` with exit code 2 where it is none.
    static func given(_ text: String) throws(CommandError) -> WorkChallenge {
        do {
            return try WorkChallenge(text)
        } catch {
            throw .usage(error.description)
        }
    }
}
