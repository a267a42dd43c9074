import Foundation
import Testing

/// The commands of `docs/board.md`, run.
@Suite(.timeLimit(.minutes(5))) struct BoardGuideTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let example = root.appending(path: "Examples/capitals").path

    private static func guide() throws -> String {
        try String(contentsOf: root.appending(path: "docs/board.md"), encoding: .utf8)
    }

    /// The command lines of the blocks of a kind.
    private static func commands() throws -> [String] {
        try guide().components(separatedBy: "```sh\n").dropFirst().flatMap { block in
            (block.components(separatedBy: "\n```").first ?? "").components(separatedBy: "\n")
        }
    }

    @Test func theServersBeginAsTheGuideSays() throws {
        let serving = try Self.commands().filter { $0.hasPrefix("sockrates serve ") }
        #expect(serving.count == 2)
        for command in serving {
            let words = command.replacing("127.0.0.1:8080", with: "127.0.0.1:0")
                .replacing("Examples/capitals", with: Self.example).split(separator: " ").dropFirst(2).map(String.init)
            let server = try Server(options: words)
            #expect(server.invitations[0].hasPrefix("capitals: Capitals: nc 127.0.0.1 "))
            #expect(try server.process.output.text(through: "\n").hasPrefix("board: http://127.0.0.1:"))
        }
    }

    @Test func thePathsOfTheAPIAreThere() throws {
        let server = try Server(options: [Self.example, "--board", "127.0.0.1:0", "--board-key", "organisers"])
        let line = try server.process.output.text(through: "\n")
        let url = String(line.dropFirst("board: ".count).dropLast(2))
        let paths = try Self.guide().matches(of: #/`(/[a-z0-9/.]+)`[ ,|]/#).map { String($0.1) }
        #expect(paths.count >= 10)
        for path in paths where path != "/" && !path.hasPrefix("/api/v1/live") {
            let asked = try Self.curl(url + path)
            #expect(asked.hasPrefix(path.hasPrefix("/organisers") ? "HTTP/1.1 401" : "HTTP/1.1 200"), "\(path)")
        }
        for command in try Self.commands() where command.hasPrefix("curl ") {
            let path = command.components(separatedBy: ":8080").last ?? ""
            #expect(try Self.curl(url + path).hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func theFilesForPlatformsAreWritten() throws {
        let exports = try Self.commands().filter { $0.hasPrefix("sockrates export ") }
        #expect(exports.count == 3)
        for command in exports {
            let words = command.replacing("Examples/capitals", with: Self.example).split(separator: " ").dropFirst()
            let process = try Program.start(words.map(String.init))
            process.endInput()
            let text = try process.output.rest()
            #expect(try process.exitCode() == 0)
            #expect(text.contains("capitals") || text.contains("Capitals"))
        }
    }

    /// Asks with the socket of a netcat, as curl would.
    private static func curl(_ url: String) throws -> String {
        let parts = url.dropFirst("http://".count).split(separator: "/", maxSplits: 1)
        let place = parts[0].split(separator: ":").map(String.init)
        let request = "GET /\(parts.count > 1 ? parts[1] : "") HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
        let process = try Program.start(["nc"] + place)
        try process.type(request)
        return try process.output.rest()
    }
}
