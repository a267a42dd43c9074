import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks
import SockratesSockets

/// `sockrates solve`: play a served pack perfectly.
struct SolveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Play a served pack perfectly: the health check.",
        discussion: """
            Connects, answers every question from the pack, and prints the flag. Exit code 0 only when the flag came (for a \
            pack without a flag: when every answer was right), 1 when it did not, 2 when the command was wrong.
            """
    )

    @Argument(help: "The server's name or address.")
    var host: String

    @Argument(help: "The server's port.")
    var port: Int

    @Option(help: "The pack that is served: a YAML file, a folder with a pack.yaml, or a built-in pack's name.")
    var pack: String?

    @Option(help: ArgumentHelp("A table of what is seen and what is typed then, instead of a pack.", valueName: "file"))
    var script: String?

    @Option(help: ArgumentHelp("How long to wait for the server, each time.", valueName: "time"))
    var timeout: String = "10s"

    @OptionGroup(title: "TLS") var tls: TLSClientOptions

    @Flag(name: .shortAndLong, help: "Show the whole conversation on standard error.")
    var verbose = false

    func run() async throws {
        guard (1...65535).contains(port) else {
            throw CommandError.usage("a port is a number from 1 to 65535, not \(port)")
        }
        guard let timeout = DurationText.read(timeout) else {
            throw CommandError.usage("--timeout is a length of time such as 10s, not \"\(timeout)\"")
        }
        guard (pack == nil) != (script == nil) else {
            throw CommandError.usage("say either --pack or --script: what to answer")
        }
        let options = ConnectionOptions(tls: try tls.client())
        var solver = try solver()
        var filter = TerminalFilter()
        let connection: Connection
        do throws(SocketError) {
            connection = try await Connection.connect(toHost: host, port: port, options: options, timeout: timeout)
        } catch {
            throw CommandError.failure("\(error)")
        }
        do throws(SocketError) {
            while let bytes = try await connection.receive(timeout: timeout) {
                if verbose { show(bytes, &filter) }
                guard let lines = solver.received(bytes) else { continue }
                let typed = Array(lines.map { solver.framed($0) }.joined())
                if verbose { show(typed, &filter) }
                try await connection.send(typed, timeout: timeout)
            }
            await connection.close()
        } catch {
            throw CommandError.failure("\(error). \(solver.account)")
        }
        if let flag = solver.flag {
            print(flag)
        } else if solver.isSolvedWithoutFlag {
            print("solved")
        } else {
            throw CommandError.failure("no flag came. \(solver.account)")
        }
    }
}

extension SolveCommand {
    private func solver() throws -> PackSolver {
        if let script {
            do throws(PackError) {
                return PackSolver(try Solution.load(script))
            } catch {
                throw CommandError.failure("\(error)")
            }
        }
        // The flag is the server's to know.
        return PackSolver(try Pack.loaded(pack ?? "", flag: "flag"))
    }

    /// Writes what went over to standard error, with control characters made visible.
    private func show(_ bytes: [UInt8], _ filter: inout TerminalFilter) {
        try? FileHandle.standardError.write(contentsOf: Data(filter.shown(bytes)))
    }
}

extension PackSolver {
    /// How far it came, for the message when it did not come to the end.
    fileprivate var account: String {
        if let failure { return "The solution fails: \(failure)" }
        guard !lastWords.isEmpty || answered > 0 else { return "The server said nothing." }
        let words = lastWords.split(separator: "\n").suffix(4).joined(separator: "\n  ")
        return
            "\(answered) \(answered == 1 ? "question was" : "questions were") answered; the server's last words:\n  \(words)"
    }
}
