import Foundation

/// `sockrates serve` or `sockrates run`, running.
///
/// It is told to stop when nobody holds it.
final class Server {
    /// The lines that it has printed.
    let invitations: [String]
    /// The port of each challenge.
    let ports: [Int]
    /// The process.
    let process: ChildProcess

    private let folder: Folder

    var port: Int { ports.first ?? 0 }
    /// What it has logged so far.
    var log: String { process.errors }

    /// Serves packs, each given as YAML, or a program, on ports that the system chooses.
    ///
    /// - Parameters:
    ///   - packs: The packs: `game1.yaml` and so on.
    ///   - options: More of the command line; what stands here goes before the usual.
    ///   - environment: Settings.
    ///   - program: A program and its arguments, for `sockrates run`.
    ///   - shell: What a shell does before it becomes the server, such as `ulimit -n 40`.
    ///   - count: How many lines it prints, where that is not one for each pack.
    /// - Throws: ``Impatience`` where it does not come to print an invitation.
    init(
        _ packs: String...,
        options: [String] = [],
        environment: [String: String] = [:],
        running program: [String] = [],
        shell: String? = nil,
        invitations count: Int? = nil
    ) throws {
        folder = try Folder()
        var words = [Program.path, program.isEmpty ? "serve" : "run", "--drain", "100ms"]
        if !options.contains("--port"), !options.contains("--unix"), environment["SOCKRATES_PORT"] == nil {
            words += ["--port", "0"]
        }
        words += options
        for (number, pack) in packs.enumerated() {
            let file = folder / "game\(number + 1).yaml"
            try pack.write(toFile: file, atomically: false, encoding: .utf8)
            words.append(file)
        }
        if !program.isEmpty { words += ["--"] + program }
        if let shell { words = ["sh", "-c", "\(shell) && exec \"$@\"", "sh"] + words }
        let process = try ChildProcess(words, environment: environment)
        do {
            // A pack that is built in stands among the options.
            invitations = try (0..<(count ?? max(1, packs.count))).map { _ in
                String(try process.output.text(through: "\n").dropLast())
            }
        } catch {
            throw Impatience("the server's invitation", process.errors)
        }
        ports = invitations.map { $0.firstMatch(of: /nc(?:at)? .*? (\d+)(?: \(|$)/).flatMap { Int($0.1) } ?? 0 }
        self.process = process
    }

    deinit {
        process.signalled(SIGTERM)
        _ = try? process.exitCode()
    }

    /// Waits for a line in the log.
    func logged(_ words: String, within time: Duration = .patience) throws {
        try awaited("\"\(words)\" in the log", within: time) { self.log.contains(words) }
    }

    /// Stops it.
    ///
    /// - Returns: The exit code.
    func stop(_ signal: CInt = SIGTERM) throws -> CInt {
        process.signalled(signal)
        return try process.exitCode()
    }
}

/// Waits until something is so.
func awaited(_ what: String, within time: Duration = .patience, _ condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + time
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw Impatience(what, "nothing of the kind") }
        usleep(2000)
    }
}
