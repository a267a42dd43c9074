import Foundation
import Testing

/// The guide of the record: its files and commands, run in their order.
@Suite(.timeLimit(.minutes(5))) struct ScoresGuideTests {
    private static let guide = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/scores.md")

    private static func blocks(_ kind: String) throws -> [String] {
        try String(contentsOf: guide, encoding: .utf8).components(separatedBy: "```\(kind)\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    /// The guide's command that begins so, and the output below it.
    private static func example(_ beginning: String) throws -> (words: [String], output: String) {
        let block = try #require(try blocks("console").first { $0.hasPrefix("$ sockrates " + beginning) })
        let lines = block.components(separatedBy: "\n")
        let words = lines[0].split(separator: " ").dropFirst(2).map(String.init)
        return (words, lines.dropFirst().map { $0 + "\n" }.joined())
    }

    private func run(_ words: [String], in folder: Folder) throws -> (code: CInt, output: String) {
        let words = words.map { $0.contains(".") ? folder / $0 : $0 }
        let child = try Program.start(words)
        child.endInput()
        let output = try child.output.rest()
        return (try child.exitCode(), output)
    }

    /// What is another in each run: times, and how long somebody took.
    private func withoutTimes(_ text: String) -> String {
        text.replacing(#/\d{4}-\d{2}-\d{2}T[0-9:]+Z/#, with: "TIME").replacing(#/median [0-9.]+ s/#, with: "median")
    }

    private func play(_ lines: [String], _ port: Int) throws -> String {
        let player = try Player(port)
        try player.send(lines.map { $0 + "\n" }.joined())
        player.endInput()
        return try player.rest()
    }

    @Test func theGuideIsTrueFromTheFirstCommandToTheLast() throws {
        let folder = try Folder()
        for block in try Self.blocks("yaml") {
            try folder.write(block, to: String(block.components(separatedBy: "\n")[0].dropFirst(2)))
        }
        let serve = try Self.example("serve")
        let words = serve.words.map { $0.contains(".") ? folder / $0 : $0 }
        let server = try Program.start(words + ["--port", "0", "--drain", "100ms"])
        let port = try #require(Int(try server.output.text(through: "\n").split(separator: " ").last?.dropLast() ?? ""))
        #expect(try play(["Bears", "Sydney", "Canberra", "La Paz"], port).contains("geo{capital}"))
        let scores = try Self.example("scores --store contest.sqlite\n")
        #expect(withoutTimes(try run(scores.words, in: folder).output) == withoutTimes(scores.output))
        let questions = try Self.example("scores --store contest.sqlite --questions")
        #expect(withoutTimes(try run(questions.words, in: folder).output) == withoutTimes(questions.output))
        let sessions = try run(try Self.example("scores --store contest.sqlite --sessions").words, in: folder).output
        let session = try Program.lastSession(sessions)
        let replay = try run(
            ["replay", session, "--store", "contest.sqlite", "--pack", "capitals.yaml"],
            in: folder
        )
        #expect(replay.code == 0)
        #expect(replay.output.contains("reject: "))
        server.signalled(SIGTERM)
        #expect(try server.exitCode() == 0)
    }

    @Test func theAppealIsTrueToo() throws {
        let folder = try Folder()
        let pack = try Self.blocks("yaml")[0].replacing("attempts: 3", with: "attempts: 1")
        try folder.write(pack, to: "capitals.yaml")
        try folder.write(pack.replacing("La Paz", with: "[La Paz, Sucre]"), to: "mended.yaml")
        let server = try Program.start([
            "serve", folder / "capitals.yaml", "--store", folder / "contest.sqlite", "--port", "0", "--drain", "100ms",
        ])
        let port = try #require(Int(try server.output.text(through: "\n").split(separator: " ").last?.dropLast() ?? ""))
        let transcript = try play(["Foxes", "Canberra", "Sucre"], port)
        let rejudge = try Self.example("rejudge")
        let looked = try run(rejudge.words, in: folder)
        #expect(looked.output.hasPrefix(rejudge.output.components(separatedBy: "  Foxes")[0]))
        #expect(looked.output.contains("Foxes: 1 -> 2 points"))
        #expect(looked.code == 1)
        #expect(try run(rejudge.words + ["--write"], in: folder).code == 0)
        #expect(try run(rejudge.words, in: folder).output.hasPrefix("2 responses to capitals judged again, 0 with"))
        let standings = try run(["scores", "--store", "contest.sqlite", "--json"], in: folder).output
        #expect(standings.contains("\"points\":2"))
        let sessions = try run(["scores", "--store", "contest.sqlite", "--sessions"], in: folder).output
        let session = try Program.lastSession(sessions)
        let replay = try run(
            ["replay", session, "--store", "contest.sqlite", "--pack", "capitals.yaml", "--transcript"],
            in: folder
        )
        #expect(replay.output == transcript)
        server.signalled(SIGTERM)
        _ = try server.exitCode()
    }

    @Test func whatPlayersTypeIsHarmless() throws {
        let folder = try Folder()
        let pack = "title: t\nquestions:\n  - ask: Why?\n    answer: because\n    attempts: 9\n"
        try folder.write(pack, to: "why.yaml")
        let server = try Program.start([
            "serve", folder / "why.yaml", "--store", folder / "s.sqlite", "--port", "0", "--drain", "100ms",
        ])
        let port = try #require(Int(try server.output.text(through: "\n").split(separator: " ").last?.dropLast() ?? ""))
        let payloads = ["\u{1B}[2J\u{1B}]0;x\u{7}", "<script>alert(1)</script>", "=1+1", "\u{202E}evil", "\u{9B}31m"]
        _ = try play(payloads, port)
        for words in [["scores", "--questions"], ["scores", "--questions", "--json"], ["scores", "--sessions"]] {
            let output = try run(words + ["--store", "s.sqlite"], in: folder).output
            let bad = output.unicodeScalars.filter { scalar in
                scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
            }
            #expect(bad.isEmpty, "\(words)")
        }
        server.signalled(SIGTERM)
        _ = try server.exitCode()
    }

    @Test func mistakesAreNamed() throws {
        let folder = try Folder()
        try folder.write("start: tomorrow\npoint: 3\n", to: "contest.yaml")
        let contest = try Program.run("serve", "--contest", folder / "contest.yaml", "--store", folder / "s.sqlite")
        #expect(contest.code == 2)
        #expect(contest.errors.contains("contest.yaml:1:8"))
        #expect(contest.errors.contains("did you mean \"points\"") || contest.errors.contains("points"))
        let missing = try Program.run("scores", "--store", folder / "none.sqlite")
        #expect(missing.code == 2 && missing.errors.contains("there is no record"))
        let alone = try Program.run("serve", "--contest", folder / "contest.yaml")
        #expect(alone.code == 2 && alone.errors.contains("--store"))
        let session = try Program.run("replay", "nonsense", "--store", folder / "none.sqlite")
        #expect(session.code == 2 && session.errors.contains("13 letters"))
    }
}
