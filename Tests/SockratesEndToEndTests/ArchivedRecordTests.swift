import Foundation
import Testing

/// A record that is read by somebody who may write neither to it nor beside it.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Stranger.isThere, "no other user can run the program here"))
struct ArchivedRecordTests {
    private static let pack = """
        title: One
        identity: {tokens: store}
        flag: {text: "flag{{{hmac}}}", secret: s}
        questions:
          - {ask: 2 + 2?, answer: "4", attempts: 1}

        """

    /// A record with a session in it, and whoever wrote it stopped or killed.
    private struct Archive {
        let folder: Folder
        let session: String
        /// What may be asked of it.
        let questions: [[String]]

        init(endedBy signal: CInt) throws {
            folder = try Folder(["one.yaml": ArchivedRecordTests.pack])
            let store = ["--store", folder / "contest.sqlite"]
            struct Team: Decodable { let token: String }
            let added = try Program.run(["teams", "add", "Owls", "--json"] + store).output
            let token = try JSONDecoder().decode(Team.self, from: Data(added.utf8)).token
            let server = try Server(options: [folder / "one.yaml"] + store)
            _ = try Player(server.port).typed([token, "4"])
            _ = try server.stop(signal)
            let copy = try Folder()
            for name in try folder.names where name.hasPrefix("contest") {
                try FileManager.default.copyItem(atPath: folder / name, toPath: copy / name)
            }
            let sessions = try Program.run("scores", "--sessions", "--store", copy / "contest.sqlite").output
            session = try Program.lastSession(sessions)
            questions = [
                ["scores"], ["scores", "--questions"], ["scores", "--sessions"], ["scores", "--events"],
                ["scores", "--fair-play"], ["scores", "--ctftime"], ["teams", "list"],
                ["replay", session, "--pack", folder / "one.yaml"],
                ["rejudge", "--pack", folder / "one.yaml"],
                ["export", folder / "one.yaml", "--format", "flags"],
            ].map { $0 + store }
        }

        /// Asks everything, and looks whether something was changed.
        func ask() throws {
            try folder.permit(0o444, of: folder.names.filter { $0.hasPrefix("contest") }, folder: 0o555)
            defer { try? folder.permit(0o644, of: [], folder: 0o755) }
            let names = try folder.names
            let bytes = FileManager.default.contents(atPath: folder / "contest.sqlite")
            for question in questions {
                let answer = try Stranger.run(question)
                #expect(answer.code == 0, "\(question): \(answer.errors)")
                #expect(!answer.output.isEmpty && answer.errors.isEmpty, "\(question): \(answer.errors)")
            }
            #expect(try Stranger.run(questions[0]).output.contains("Owls  1       1"))
            #expect(try folder.names == names)
            #expect(FileManager.default.contents(atPath: folder / "contest.sqlite") == bytes)
        }
    }

    @Test func aRecordThatWasClosedIsRead() throws { try Archive(endedBy: SIGTERM).ask() }

    @Test func aRecordThatWasCutOffIsRead() throws { try Archive(endedBy: SIGKILL).ask() }

    @Test func sessionsOfAServerThatWasKilledAreCutOff() throws {
        let folder = try Folder(["one.yaml": Self.pack.replacing("{tokens: store}", with: "name")])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: [folder / "one.yaml"] + store)
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        try player.send("Ada\n")
        _ = try player.text(through: "2 + 2?")
        #expect(try Program.run(["scores", "--sessions"] + store).output.contains("  open  "))
        _ = try server.stop(SIGKILL)
        let cut = try Program.run(["scores", "--sessions"] + store).output
        #expect(cut.contains("  cut off  ") && !cut.contains("  open  "), "\(cut)")
    }

    @Test func aRecordWithItsLogAloneIsRead() throws {
        let archive = try Archive(endedBy: SIGKILL)
        try FileManager.default.removeItem(atPath: archive.folder / "contest.sqlite-shm")
        try archive.ask()
    }

    @Test func aRecordThatIsServedIsRead() throws {
        let folder = try Folder(["one.yaml": Self.pack.replacing("{tokens: store}", with: "name")])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: [folder / "one.yaml"] + store)
        _ = try Player(server.port).typed(["Ada", "4"])
        try folder.permit(0o644, of: folder.names.filter { $0.hasPrefix("contest") }, folder: 0o755)
        let answer = try Stranger.run(["scores"] + store)
        #expect(answer.output.contains("Ada   1       1"), "\(answer.errors)")
        #expect(try Player(server.port).typed(["Bob", "4"]).contains("flag{"))
        #expect(try Stranger.run(["scores"] + store).output.contains("Bob   1       1"))
    }

    @Test func whatCanBeReadCanNotBeWrittenAndSaysSo() throws {
        let archive = try Archive(endedBy: SIGTERM)
        let store = ["--store", archive.folder / "contest.sqlite"]
        try archive.folder.permit(0o444, of: ["contest.sqlite"], folder: 0o555)
        defer { try? archive.folder.permit(0o644, of: [], folder: 0o755) }
        let add = try Stranger.run(["teams", "add", "Bears"] + store)
        #expect(add.code == 1 && add.errors.contains("make the file and its folder writable"), "\(add.errors)")
    }

    @Test func aRecordOfSomebodyElseIsNotForAll() throws {
        let archive = try Archive(endedBy: SIGTERM)
        guard geteuid() == 0 else { return }
        let answer = try Stranger.run(archive.questions[0])
        #expect(answer.code == 2)
        #expect(answer.errors.contains("can't be opened: it is not there, or not for you to read"), "\(answer.errors)")
    }
}
