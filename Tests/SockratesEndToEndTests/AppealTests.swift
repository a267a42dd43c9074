import Foundation
import Testing

/// Appeals from the command line: who gains and who loses by the contest's rules, and what the record says afterwards.
@Suite(.timeLimit(.minutes(5))) struct AppealTests {
    private static let pack = """
        title: One
        flag: flag{one}
        questions:
          - {ask: 2 + 2?, answer: "4", attempts: 1}

        """

    private func play(_ lines: String..., at port: Int) throws -> String {
        let player = try Player(port)
        try player.send(lines.map { $0 + "\n" }.joined())
        player.endInput()
        return try player.rest()
    }

    private struct Change: Decodable, Equatable {
        let team: String?
        let pointsBefore: Int?
        let pointsAfter: Int?
    }

    private struct Question: Decodable {
        let accepted: Int
        let rejected: Int
    }

    @Test func whoLosesByAnothersSolveIsNamed() throws {
        let pack = Self.pack + "identity: name\n"
        let folder = try Folder([
            "one.yaml": pack, "mended.yaml": pack.replacing("\"4\"", with: "[\"4\", \"5\"]"),
            "contest.yaml": "title: Finals\npoints: {from: 500, to: 100, solves: 5}\nfirst-blood: 50\n",
        ])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: [folder / "one.yaml", "--contest", folder / "contest.yaml"] + store)
        #expect(try play("Alpha", "5", at: server.port).contains("Wrong."))
        #expect(try play("Beta", "4", at: server.port).contains("flag{one}"))
        let rejudge = ["rejudge", "--pack", folder / "mended.yaml", "--challenge", "one"] + store
        let looked = try Program.run(rejudge)
        #expect(looked.code == 1)
        #expect(looked.output.contains("Alpha: 0 -> 525 points, solved\n"), "\(looked.output)")
        #expect(looked.output.contains("Beta: 550 -> 475 points\n"), "\(looked.output)")
        let lines = try Program.run(rejudge + ["--json"]).output.split(separator: "\n")
        let changes = try lines.map { try JSONDecoder().decode(Change.self, from: Data($0.utf8)) }
        #expect(changes.contains(Change(team: "Beta", pointsBefore: 550, pointsAfter: 475)))

        #expect(try Program.run(rejudge + ["--write"]).code == 0)
        let questions = try Program.run(["scores", "--questions", "--json"] + store).output
        let question = try JSONDecoder().decode(Question.self, from: Data(questions.utf8))
        #expect(question.accepted == 2 && question.rejected == 0)
        #expect(!questions.contains("\"5\""))
        #expect(try server.stop() == 0)
    }

    @Test func aChallengeThatTheRecordDoesNotHoldIsNoAppeal() throws {
        let folder = try Folder(["one.yaml": Self.pack])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: [folder / "one.yaml"] + store)
        _ = try play("4", at: server.port)
        #expect(try server.stop() == 0)
        let result = try Program.run(["rejudge", "--pack", folder / "one.yaml", "--challenge", "two"] + store)
        #expect(result.code == 2)
        #expect(result.errors.contains("the record holds no session of two; it holds one"), "\(result.errors)")
    }

    @Test func whatTelnetWasAnsweredIsReplayedInItsPlace() throws {
        let folder = try Folder(["one.yaml": Self.pack])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: [folder / "one.yaml"] + store)
        let player = try Player(server.port)
        // WILL ECHO before the line, DO NAOCRD in it.
        try player.send([0xFF, 0xFB, 0x01] + Array("4".utf8) + [0xFF, 0xFD, 0x0A] + Array("\n".utf8))
        player.endInput()
        let heard = try player.bytesToEnd()
        #expect(heard.contains(0xFF))
        #expect(try server.stop() == 0)
        let sessions = try Program.run(["scores", "--sessions"] + store).output
        let session = try Program.lastSession(sessions)
        let replay = try ChildProcess(
            [Program.path, "replay", session, "--pack", folder / "one.yaml", "--transcript"] + store
        )
        replay.endInput()
        #expect(try replay.output.bytesToEnd() == heard)
        #expect(try replay.exitCode() == 0)
    }

    @Test func aProgramHasNothingToJudgeAgain() throws {
        let folder = try Folder(["one.yaml": Self.pack])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: ["--no-isolate", "--identity", "name"] + store, running: ["true"])
        _ = try play("Ada", at: server.port)
        #expect(try server.stop() == 0)
        let result = try Program.run(["rejudge", "--pack", folder / "one.yaml", "--challenge", "true"] + store)
        #expect(result.code == 2)
        #expect(result.errors.contains("a program carried the sessions of true"), "\(result.errors)")
    }

    @Test func aSessionOfATeamOfTheRecordIsReplayed() throws {
        let folder = try Folder(["one.yaml": Self.pack + "identity: {tokens: store}\n"])
        let store = ["--store", folder / "contest.sqlite"]
        struct Team: Decodable { let token: String }
        let added = try Program.run(["teams", "add", "Owls", "--json"] + store).output
        let token = try JSONDecoder().decode(Team.self, from: Data(added.utf8)).token
        let server = try Server(options: [folder / "one.yaml"] + store)
        let transcript = try play(token, "4", at: server.port)
        #expect(transcript.contains("flag{one}"))
        #expect(try server.stop() == 0)
        let sessions = try Program.run(["scores", "--sessions"] + store).output
        let session = try Program.lastSession(sessions)
        let replay = try Program.run(["replay", session, "--pack", folder / "one.yaml", "--transcript"] + store)
        #expect(replay.code == 0, "\(replay.errors)")
        #expect(replay.output == transcript)
    }
}
