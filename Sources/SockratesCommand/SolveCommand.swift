import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks
import SockratesSockets
import Synchronization

/// `sockrates solve`: play a served pack perfectly.
struct SolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Play a served pack perfectly, and print the flag.",
        discussion: """
            Connects, answers every question from the pack, and prints the flag. Exit code 0 only when the flag came (for a \
            pack without a flag: when every answer was right), 1 when it did not, 2 when the command was wrong.

              sockrates solve 127.0.0.1 1337 --pack geography

            A proof of work is done where the server asks for one. For a challenge that no pack describes, see "sockrates check --live".
            """
    )

    @OptionGroup var game: RemoteGameOptions

    @Flag(name: .shortAndLong, help: "Show the whole conversation on standard error.")
    var verbose = false

    func run() async throws {
        var check = try game.check()
        // However long a session is, as long as the server says something.
        check.limit = nil
        if verbose { check.overheard = Overhearing.onStandardError() }
        let result = await check.play(.solver(try game.solver()))
        if let problem = result.problem {
            throw CommandError.failure(result.account.isEmpty ? problem : "\(problem). \(result.account)")
        }
        print(TerminalFilter.shown(result.flag ?? "solved"))
    }
}

/// Shows a conversation as it goes.
enum Overhearing {
    /// Writes what went over to standard error, with control characters made visible.
    static func onStandardError() -> @Sendable ([UInt8]) -> Void {
        let filter = SharedFilter()
        return { bytes in try? FileHandle.standardError.write(contentsOf: Data(filter.shown(bytes))) }
    }

    private final class SharedFilter: Sendable {
        private let filter = Mutex(TerminalFilter())
        func shown(_ bytes: [UInt8]) -> [UInt8] { filter.withLock { $0.shown(bytes) } }
    }
}
