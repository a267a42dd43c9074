import ArgumentParser
import Foundation
import Sockrates
import SockratesPacks
import SockratesServer
import SockratesSockets

/// The options of `sockrates check --live`.
struct LiveCheckOptions: ParsableArguments {
    @OptionGroup var solution: SolutionOptions

    @Option(help: ArgumentHelp("The flag that must come.", valueName: "flag"))
    var expect: String?

    @Option(help: ArgumentHelp("How long to wait for the server, each time. (default: 10s)", valueName: "time"))
    var timeout: String?

    @Option(help: ArgumentHelp("How long all of it may take. (default: 60s)", valueName: "time"))
    var limit: String?

    @Flag(
        name: .shortAndLong,
        help: "Show what comes and what is typed, or what the program prints, on standard error."
    )
    var verbose = false

    /// Refuses these options where nothing is played live.
    ///
    /// - Throws: ``CommandError`` where one was given.
    func refuse() throws(CommandError) {
        let given = [
            ("--pack", solution.pack), ("--script", solution.script), ("--expect", expect), ("--timeout", timeout),
            ("--limit", limit),
        ].first { $0.1 != nil }
        if let given { throw .usage("\(given.0) belongs to --live: sockrates check --live HOST PORT …") }
    }

    /// Plays a challenge where it is served.
    ///
    /// - Parameters:
    ///   - words: Host and port, or a Unix socket's path; and a program with its arguments.
    ///   - who: Whom the server asks for.
    ///   - tls: How TLS is spoken; `nil` for plain text.
    ///   - json: Whether the result is for programs.
    /// - Throws: ``CommandError`` where the command is wrong; `ExitCode` where the challenge is not well.
    func run(_ words: [String], _ who: IdentityOptions, tls: TLSClient?, json: Bool) async throws {
        var words = words
        var check = try LiveCheck(of: try Self.address(&words), timeout: timeout ?? "10s")
        guard let limit = DurationText.read(limit ?? "60s") else {
            throw CommandError.usage("--limit is a length of time such as 60s, not \"\(limit ?? "")\"")
        }
        check.limit = limit
        check.options.tls = tls
        if verbose { check.overheard = Overhearing.onStandardError() }
        var result = await check.play(try player(words, who))
        if let expect, result.isWell, result.flag != expect { result.problem = "another flag came than was expected" }
        if json {
            print(Self.json(result))
            if !result.isWell { throw ExitCode(1) }
        } else if let problem = result.problem {
            throw CommandError.failure(result.account.isEmpty ? problem : "\(problem). \(result.account)")
        } else {
            print(TerminalFilter.shown(result.flag ?? "solved"))
        }
    }

    /// Takes the words that say where the challenge is.
    private static func address(_ words: inout [String]) throws(CommandError) -> SocketAddress {
        if let path = words.first, path.contains("/") {
            words.removeFirst()
            return .unix(path: path)
        }
        guard words.count >= 2, let port = Int(words[1]), (1...65535).contains(port) else {
            throw .usage(
                "--live wants a host and a port, or a Unix socket's path: sockrates check --live 127.0.0.1 1337 --pack quiz.yaml"
            )
        }
        defer { words.removeFirst(2) }
        return .ip(host: words[0], port: port)
    }

    private func player(_ program: [String], _ who: IdentityOptions) throws(CommandError) -> LivePlayer {
        guard !program.isEmpty else {
            guard solution.pack != nil || solution.script != nil else {
                throw .usage("say who plays: --pack PACK, --script FILE, or -- PROGRAM")
            }
            return .solver(try solution.solver(who))
        }
        guard solution.pack == nil, solution.script == nil else {
            throw .usage("either a program plays, or --pack or --script says what to answer; leave one of them out")
        }
        guard who.identity == nil else { throw .usage("--identity belongs to --pack; a program knows what it types") }
        #if os(Linux)
            // Elsewhere it shows when the program is started.
            let folders = ProcessInfo.processInfo.environment["PATH"] ?? ProgramOptions.searchPath
            guard ProgramSearch.path(of: program[0], in: folders) != nil else {
                throw .usage("there is no program \(program[0]) that can be executed")
            }
        #endif
        return .program(program)
    }

    private static func json(_ result: LiveResult) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let object = Result(
            well: result.isWell,
            flag: result.flag,
            problem: result.problem,
            seconds: result.time / .seconds(1)
        )
        // Texts and finite numbers can always be encoded.
        return (try? encoder.encode(object)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private struct Result: Encodable {
        let well: Bool
        let flag: String?
        let problem: String?
        let seconds: Double
    }
}
