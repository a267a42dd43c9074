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

    @Test func theOldestGoAndTheLongestEnd() throws {
        _ = try play(5, options: ["--transcript-count", "3", "--transcript-limit", "1024"])
        #expect(try files.count == 3)
        for file in try files { #expect(try String(contentsOfFile: file, encoding: .utf8).utf8.count < 2048) }
    }

    @Test func whatIsNoTranscriptIsToldApart() throws {
        try folder.write("hello\n", to: "a.cast")
        let shown = try Program.run("transcript", "show", folder / "a.cast")
        #expect(shown.code == 1 && shown.errors.contains("this is no asciicast v2"))
    }
}
