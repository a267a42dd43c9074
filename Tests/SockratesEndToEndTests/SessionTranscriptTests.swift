import Foundation
import Testing

/// Transcripts of sessions, as `--transcripts` keeps them.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Client.isInstalled("nc.openbsd"))) struct SessionTranscriptTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private var files: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder / "casts").sorted().map {
                folder / "casts/\($0)"
            }
        }
    }

    /// Plays the game over a server that keeps transcripts, some times.
    private func play(_ times: Int = 1, options: [String] = []) throws -> (said: [String], log: String) {
        let server = try Server(Game.pack, options: ["--transcripts", folder / "casts", "--seed", "7"] + options)
        let said = try (0..<times).map { _ in try Client.piped(["nc.openbsd", "-N", "127.0.0.1", "\(server.port)"]) }
        #expect(try server.stop() == 0)
        return (said, server.log)
    }

    @Test func aSessionIsKeptShownAndFound() throws {
        let (said, log) = try play()
        let file = try #require(try files.first)
        let header = try String(contentsOfFile: file, encoding: .utf8).prefix { $0 != "\n" }
        #expect(header.contains("\"version\": 2") && header.contains("\"seed\": \"7\""))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let shown = try Program.run("transcript", "show", file)
        #expect(shown.code == 0)
        for line in said[0].split(separator: "\n") { #expect(shown.output.contains(line), "\(line)") }
        #expect(shown.output.contains(" < \(Game.answers[0])"))
        #expect(shown.output.contains(" - end: solved"))
        #expect(!log.contains(Game.flag))
        let found = try Program.run("transcript", "grep", "^\(Game.answers[0])$", folder / "casts")
        #expect(found.code == 0 && found.output.contains(" < \(Game.answers[0])"))
        #expect(try Program.run("transcript", "grep", "nowhere to be found", folder / "casts").code == 1)
        let played = try Program.run("transcript", "play", "--speed", "1000", file)
        #expect(played.code == 0 && played.output.contains(Game.flag))
    }

    @Test func aTranscriptWhoseEndIsMissingIsShownUpToThere() throws {
        _ = try play()
        let file = try #require(try files.first)
        let whole = try String(contentsOfFile: file, encoding: .utf8)
        let cut = folder / "cut.cast"
        try whole.dropLast(9).description.write(toFile: cut, atomically: true, encoding: .utf8)
        for command in [["show", cut], ["play", "--speed", "1000", cut], ["grep", Game.answers[0], cut]] {
            let result = try Program.run(["transcript"] + command)
            #expect(result.code == 0)
            #expect(command[0] == "play" || result.output.contains(Game.answers[0]))
            #expect(result.errors.contains("\(cut): its last line is cut off, and left out"), "\(result.errors)")
        }
        // What is broken elsewhere is no transcript.
        try (whole + "nonsense\n").write(toFile: cut, atomically: true, encoding: .utf8)
        #expect(try Program.run("transcript", "show", cut).code == 1)
    }

    @Test func severalTranscriptsArePlayedInTheirOrder() throws {
        let (said, _) = try play(2)
        let played = try Program.run(["transcript", "play", "--speed", "1000"] + (try files))
        #expect(played.code == 0, "\(played.errors)")
        #expect(played.output.components(separatedBy: Game.flag).count == 3)
        #expect(said.allSatisfy { $0.contains(Game.flag) })
        #expect(played.errors.split(separator: "\n").count == 2, "\(played.errors)")
    }

    @Test func theOldestGoAndTheLongestEnd() throws {
        _ = try play(5, options: ["--transcript-count", "3", "--transcript-limit", "1024"])
        #expect(try files.count == 3)
        for file in try files { #expect(try String(contentsOfFile: file, encoding: .utf8).utf8.count < 2048) }
    }

    #if os(Linux)
        private func hosting(_ options: String...) throws -> Server {
            try Server(options: ["--no-isolate", "--transcripts", folder / "casts"] + options, running: ["cat"])
        }

        private func echo(_ line: String, _ player: Player) throws {
            try player.send(line + "\n")
            #expect(try player.text(through: line + "\n") == line + "\n")
        }

        @Test func aKilledServerHasLostLittle() throws {
            let server = try hosting()
            let player = try Player(server.port)
            try echo("hello", player)
            try awaited("the transcript") {
                try files.contains { try String(contentsOfFile: $0, encoding: .utf8).contains("hello") }
            }
            _ = try server.stop(SIGKILL)
            #expect(try files.count == 1)
        }

        @Test func aHoleIsShownWhereItIs() throws {
            let server = try hosting("--transcript-limit", "1024")
            let player = try Player(server.port)
            try echo("head", player)
            try echo(String(repeating: "x", count: 2000), player)
            try echo("tail", player)
            player.endInput()
            _ = try player.rest()
            #expect(try server.stop() == 0)
            let text = try String(contentsOfFile: try #require(try files.first), encoding: .utf8)
            let hole = try #require(text.firstRange(of: "left out: "))
            let tail = try #require(text.firstRange(of: "tail"))
            #expect(text.firstRange(of: "head").map { $0.upperBound < hole.lowerBound } == true)
            #expect(hole.upperBound < tail.lowerBound)
        }

        @Test func theOldestGoWhileTheServerRunsAndNoneThatIsStillPlayed() throws {
            let server = try hosting("--transcript-total", "4000", "--transcript-count", "4")
            let first = try Player(server.port)
            try echo("first", first)
            for _ in 0..<6 {
                let player = try Player(server.port)
                try echo(String(repeating: "x", count: 500), player)
                player.endInput()
                _ = try player.rest()
            }
            try awaited("four transcripts or fewer, the first among them") {
                let texts = try files.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
                return texts.count <= 4 && texts.contains { $0.contains("first") }
                    && texts.reduce(0) { $0 + $1.utf8.count } <= 4000 + 1000
            }
            try echo("later", first)
        }
    #endif

    @Test func whatIsNoTranscriptIsToldApart() throws {
        try folder.write("hello\n", to: "a.cast")
        let shown = try Program.run("transcript", "show", folder / "a.cast")
        #expect(shown.code == 1 && shown.errors.contains("this is no asciicast v2"))
    }
}
