import Foundation

/// The clients that players come with.
enum Client {
    /// Whether a program can be started.
    static func isInstalled(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// What runs a Python with pwntools: the script, and what is asked of it.
    static let pwntoolsPython = [
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "scripts/python-with").path,
        "pwntools",
    ]

    /// What runs a Python that checks documents by a JSON Schema.
    static let schemaPython = [pwntoolsPython[0], "schema"]

    static var hasSchemaValidator: Bool {
        (try? ChildProcess(schemaPython + ["--ready"]).exitCode()) == 0
    }

    static var hasPwntools: Bool {
        (try? ChildProcess(pwntoolsPython + ["--ready"]).exitCode()) == 0
    }

    /// Plays through a client, each answer typed behind its prompt.
    ///
    /// - Returns: What the client showed.
    static func typed(_ words: [String], _ answers: [String] = Game.answers) throws -> String {
        let client = try ChildProcess(words)
        var shown = ""
        for answer in answers {
            shown += try client.output.text(through: "> ")
            try client.type(answer + "\n")
        }
        client.endInput()
        shown += try client.output.rest()
        _ = try client.exitCode()
        return shown
    }

    /// Plays through a client that gets all its input at once, and the end of it.
    ///
    /// - Returns: What the client showed.
    static func piped(_ words: [String], _ input: String = Game.piped) throws -> String {
        let client = try ChildProcess(words)
        try client.type(input)
        client.endInput()
        let shown = try client.output.rest()
        _ = try client.exitCode()
        return shown
    }

    /// Plays through a client at a terminal, each answer typed behind its prompt.
    ///
    /// - Returns: What the screen showed, the typed answers among it, with plain newlines.
    static func atTerminal(_ words: [String], _ answers: [String] = Game.answers) throws -> String {
        let client = try ChildProcess(words, station: .terminal)
        var shown = ""
        for answer in answers {
            shown += try client.output.text(through: "> ")
            try client.type(answer + "\n")
        }
        shown += try client.output.rest()
        _ = try client.exitCode()
        return shown.replacing("\r\n", with: "\n")
    }
}

extension Client {
    /// What runs a Python with PyYAML.
    static let pythonWithYAML = [pwntoolsPython[0], "geography"]

    static var hasYAML: Bool {
        (try? ChildProcess(pythonWithYAML + ["--ready"]).exitCode()) == 0
    }
}
