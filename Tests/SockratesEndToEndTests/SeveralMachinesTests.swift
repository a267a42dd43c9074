import Foundation
import Testing

/// Three servers behind HAProxy and one PostgreSQL database are one contest.
@Suite(
    .serialized,
    .timeLimit(.minutes(5)),
    .enabled(if: PrivatePostgreSQL.canBeHad && Client.isInstalled("haproxy"), "PostgreSQL or HAProxy is not installed")
)
struct SeveralMachinesTests {
    private static let pack = Game.pack("identity: name")

    /// A server with a board.
    private struct Node {
        let server: Server
        /// Host and port of the board.
        let board: [String]

        init(_ database: PrivatePostgreSQL, _ contest: String) throws {
            let options = ["--store", database.uri, "--contest", contest, "--board", "127.0.0.1:0"]
            server = try Server(SeveralMachinesTests.pack, options: options, invitations: 2)
            board = server.invitations[1].dropFirst("board: http://".count).dropLast()
                .split(separator: ":").map(String.init)
        }

        /// Asks the board.
        func ask(_ path: String) throws -> ChildProcess {
            let process = try Program.start(["nc"] + board)
            try process.type("GET \(path) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
            return process
        }

        var standings: String {
            get throws { try ask("/api/v1/standings").output.rest().components(separatedBy: "\r\n\r\n").last ?? "" }
        }
    }

    @Test func theyAreOneContest() throws {
        let database = try PrivatePostgreSQL()
        let folder = try Folder(["contest.yaml": "points: 100\nfirst-blood: 5\nattempts: 4\n"])
        let nodes = try (0..<3).map { _ in try Node(database, folder / "contest.yaml") }
        let haproxy = try HAProxy(before: nodes.map(\.server.port))

        // Round robin: each session comes to the next machine.
        #expect(try play("Ada", Game.answers, haproxy.port).hasSuffix("\(Game.flag)\n"))
        for name in ["Bob", "Cyd", "Dee", "Eve"] {
            #expect(try play(name, Game.answers, haproxy.port).hasSuffix("\(Game.flag)\n"))
        }
        // One response wrong in this session, three more in the next one elsewhere, and there are no more.
        _ = try play("Fay", ["Lyon"], haproxy.port)
        #expect(try play("Fay", Game.answers, haproxy.port).hasSuffix("\(Game.flag)\n"))
        #expect(try play("Fay", ["Paris"], haproxy.port).contains("Your team has used all of its 4 attempts"))

        try awaited("the same standings on each board") {
            let standings = try nodes.map { try $0.standings }
            return Set(standings).count == 1 && standings[0].contains("\"Fay\"")
        }
        let standings = try nodes[1].standings
        #expect(standings.components(separatedBy: "\"isFirstBlood\":true").count == 2)
        let scores = try Program.run("scores", "--store", database.uri)
        let lines = scores.output.split(separator: "\n").dropFirst().map {
            $0.split(separator: " ").prefix(3).joined(separator: " ")
        }
        #expect(lines == ["1 Ada 105", "2 Bob 100", "3 Cyd 100", "4 Dee 100", "5 Eve 100", "6 Fay 100"])
    }

    @Test func aBoardShowsAtOnceWhatAnotherMachineRecords() throws {
        let database = try PrivatePostgreSQL()
        let folder = try Folder(["contest.yaml": "points: 100\n"])
        let nodes = try (0..<2).map { _ in try Node(database, folder / "contest.yaml") }
        let viewer = try nodes[1].ask("/api/v1/live")
        _ = try viewer.output.text(through: "\"isWhole\":true")
        _ = try play("Ada", Game.answers, nodes[0].server.port)
        _ = try viewer.output.text(through: "\"team\":\"Ada\"")
        // Also when the database's connections had an end meanwhile.
        try database.endConnections()
        #expect(try play("Bob", Game.answers, nodes[0].server.port).hasSuffix("\(Game.flag)\n"))
        _ = try viewer.output.text(through: "\"team\":\"Bob\"")
    }

    /// The command and the settings of HAProxy that `docs/scores.md` gives, with addresses of this machine.
    @Test func theGuideIsTrue() throws {
        let guide = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "docs/scores.md"),
            encoding: .utf8
        )
        func block(_ kind: String, _ beginning: String) throws -> String {
            let blocks = guide.components(separatedBy: "```\(kind)\n").dropFirst()
            return try #require(blocks.first { $0.hasPrefix(beginning) }?.components(separatedBy: "\n```").first)
        }
        let database = try PrivatePostgreSQL()
        let folder = try Folder([
            "capitals.yaml": try block("yaml", "# capitals.yaml"), "contest.yaml": try block("yaml", "# contest.yaml"),
        ])
        let command = try block("console", "$ sockrates serve capitals.yaml --store postgres://")
        let words = command.split(separator: " ").dropFirst(3).map { word in
            switch word {
            case _ where word.hasPrefix("postgres://"): database.uri
            case _ where word.hasSuffix(".yaml"): folder / String(word)
            case "1337": "0"
            case "10.0.0.0/24": "127.0.0.1"
            default: String(word)
            }
        }
        let servers = try (0..<2).map { _ in try Server(options: words) }
        let haproxy = try HAProxy { port in
            var settings = try block("haproxy", "")
            settings.replace("*:1337", with: "127.0.0.1:\(port)")
            for (number, server) in servers.enumerated() {
                settings.replace("10.0.0.\(number + 1):1337", with: "127.0.0.1:\(server.port)")
            }
            return settings
        }
        for name in ["Bears", "Foxes"] {
            #expect(try play(name, ["Canberra", "La Paz"], haproxy.port).contains("geo{capital}"))
        }
        for server in servers { try server.logged("end=solved") }
    }

    @Test func aSessionIsReplayedAndJudgedAgainFromTheDatabase() throws {
        let database = try PrivatePostgreSQL()
        let folder = try Folder(["contest.yaml": "points: session\n", "pack.yaml": Self.pack])
        let node = try Node(database, folder / "contest.yaml")
        let transcript = try play("Ada", ["Lyon"], node.server.port)
        var sessions = ""
        try awaited("the end of the session") {
            sessions = try Program.run("scores", "--store", database.uri, "--sessions").output
            return sessions.contains("input ended")
        }
        let session = try Program.lastSession(sessions)
        let replay = try Program.run(
            "replay",
            session,
            "--store",
            database.uri,
            "--pack",
            folder / "pack.yaml",
            "--transcript"
        )
        #expect(replay.output == transcript)
        try folder.write(Self.pack.replacing("answer: Paris", with: "answer: [Paris, Lyon]"), to: "mended.yaml")
        let words = ["rejudge", "--pack", folder / "mended.yaml", "--challenge", "game1", "--store", database.uri]
        let rejudged = try Program.start(words + ["--write"])
        rejudged.endInput()
        #expect(try rejudged.output.rest().contains("Ada: 0 -> 1 points"))
        #expect(try rejudged.exitCode() == 0)
        #expect(try Program.run("scores", "--store", database.uri).output.contains("Ada   1"))
    }

    @Test func whatDoesNotWorkIsNamedWithoutThePassword() throws {
        let database = try PrivatePostgreSQL()
        let uri = database.uri
        let none = try Program.run("scores", "--store", uri)
        #expect(none.code == 2 && none.errors.contains("there is none in this database; \"sockrates serve --store\""))
        let wrong = try Program.run("scores", "--store", uri.replacing(database.password, with: "hunter2"))
        #expect(wrong.code == 1 && wrong.errors.contains("password authentication failed"))
        let elsewhere = try Program.run("serve", "--port", "0", "--store", "postgres://ctf:hunter2@127.0.0.1:1/ctf")
        #expect(elsewhere.code == 1 && elsewhere.errors.contains("postgres://ctf@127.0.0.1:1/ctf can't be opened"))
        let unclear = try Program.run("serve", "--port", "0", "--store", "postgres://ctf:hunter2@@127.0.0.1/ctf")
        #expect(unclear.code == 2 && unclear.errors.contains("%40"))
        for result in [none, wrong, elsewhere, unclear] {
            #expect(!result.errors.contains("hunter2") && !result.errors.contains(database.password))
        }
    }

    @Test(.enabled(if: Client.isInstalled("bwrap"), "bubblewrap is not installed"))
    func whereLibpqIsNotInstalledItIsSaidWhatToInstall() throws {
        let library = try #require(Self.libraryFiles.first)
        let hidden = Self.libraryFiles.flatMap { ["--ro-bind", "/dev/null", $0] }
        let child = try ChildProcess(
            ["bwrap", "--dev-bind", "/", "/"] + hidden
                + [Program.path, "scores", "--store", "postgres://ctf:hunter2@127.0.0.1:1/ctf"]
        )
        child.endInput()
        _ = try child.output.rest()
        let code = try child.exitCode()
        // Where this system lets nobody make a namespace, there is nothing to see.
        if child.errors.hasPrefix("bwrap: ") { return }
        #expect(code == 1)
        #expect(child.errors.contains("postgres://ctf@127.0.0.1:1/ctf needs libpq"), "\(library)")
        #expect(child.errors.contains("install it (Debian: libpq5"))
    }

    /// libpq, as the system's loader may find it.
    private static let libraryFiles: [String] = {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib"))?.filter {
            $0.hasSuffix("-linux-gnu")
        }
        return (folders ?? []).flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/\(folder)")) ?? [])
                .filter { $0.hasPrefix("libpq.so.5.") }.map { "/usr/lib/\(folder)/\($0)" }
        }
    }()

    private func play(_ name: String, _ answers: [String], _ port: Int) throws -> String {
        let player = try Player(port)
        try player.send(([name] + answers).map { $0 + "\n" }.joined())
        player.endInput()
        return try player.rest()
    }
}
