import Foundation
import Testing

/// Who plays is asked for where an option says so, whatever a pack says.
@Suite(.timeLimit(.minutes(5))) struct IdentityOptionTests {
    private static let plain = """
        title: Sums
        flag: flag{sums}
        questions:
          - {ask: 2 + 2?, answer: "4", attempts: 1}

        """
    private static let named = plain + "identity: name\n"
    private static let teams = "token,team\nowl-token,Owls\nbear-token,Bears\n"

    @Test func aPackWithoutIdentityAsksForTheNameThatTheOptionWants() throws {
        let folder = try Folder(["sums.yaml": Self.plain])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: [folder / "sums.yaml", "--identity", "name"] + store)
        let transcript = try Player(server.port).typed(["Ada", "4"])
        #expect(transcript.hasPrefix("Sums\nWho are you?\n> [1/1] 2 + 2?\n> Correct!\n"), "\(transcript)")
        #expect(transcript.hasSuffix("flag{sums}\n"), "\(transcript)")
        #expect(try server.stop() == 0)
        let scores = try Program.run(["scores"] + store).output
        #expect(scores.contains("1      Ada   1       1"), "\(scores)")

        // An appeal knows again what was asked then, without being told of the option.
        let sessions = try Program.run(["scores", "--sessions"] + store).output
        let session = try Program.lastSession(sessions)
        let replay = try Program.run(["replay", session, "--pack", folder / "sums.yaml", "--transcript"] + store)
        #expect(replay.code == 0 && replay.output == transcript, "\(replay.errors)\(replay.output)")
    }

    @Test func anAppealJudgesSessionsThatWereAskedWhoPlays() throws {
        let folder = try Folder(["sums.yaml": Self.plain])
        let store = ["--store", folder / "contest.sqlite"]
        let server = try Server(options: [folder / "sums.yaml", "--identity", "name"] + store)
        #expect(try Player(server.port).typed(["Ada", "vier"]).contains("Wrong."))
        #expect(try Player(server.port).typed(["Bob", "4"]).contains("flag{sums}"))
        #expect(try server.stop() == 0)
        let mended = Self.plain.replacing("\"4\"", with: "[\"4\", \"vier\"]")
        try folder.write(mended, to: "mended.yaml")
        let result = try Program.run(
            ["rejudge", "--pack", folder / "mended.yaml", "--challenge", "sums"] + store
        )
        #expect(result.output.contains("Ada: 0 -> 1 points, solved"), "\(result.output)\(result.errors)")
    }

    @Test func theOptionGoesBeforeThePackAndSaysSo() throws {
        let folder = try Folder(["names.yaml": Self.named])
        let server = try Server(options: [folder / "names.yaml", "--identity", "nobody"])
        #expect(try Player(server.port).text(through: "> ") == "Sums\n[1/1] 2 + 2?\n> ")
        let warning = "names.yaml:5:11: warning: this \"identity\" does not count: the option says nobody"
        #expect(server.log.contains(warning), "\(server.log)")

        // Read again, the pack is asked as before, and the option still holds.
        try folder.write(Self.named.replacing("Sums", with: "More sums"), to: "names.yaml")
        server.process.signalled(SIGHUP)
        try server.logged("notice pack reloaded challenge=names")
        #expect(try Player(server.port).text(through: "> ") == "More sums\n[1/1] 2 + 2?\n> ")
        #expect(try server.stop() == 0)

        let same = try Server(options: [folder / "names.yaml", "--identity", "name"])
        #expect(!same.log.contains("warning"), "\(same.log)")
    }

    @Test func tokensOfATableHoldForAllPacksAndAreReadAgain() throws {
        let folder = try Folder(["one.yaml": Self.plain, "two.yaml": Self.named, "teams.csv": Self.teams])
        let server = try Server(
            options: [
                folder / "one.yaml", folder / "two.yaml", "--identity", folder / "teams.csv", "--max-per-team", "1",
                "--one-port",
            ],
            invitations: 1
        )
        let first = try Player(server.port)
        _ = try first.text(through: "> ")
        try first.send("1\nowl-token\n")
        _ = try first.text(through: "2 + 2?\n> ")
        // The limit of a team counts over challenges.
        let second = try Player(server.port).typed(["2", "owl-token"])
        #expect(second.contains("Your team's token?\n> "), "\(second)")
        #expect(second.contains("1 connection of your team may be open at a time"), "\(second)")

        try folder.write(Self.teams.replacing("owl-token", with: "new-token"), to: "teams.csv")
        server.process.signalled(SIGHUP)
        try server.logged("notice teams reloaded count=2 file=\(folder / "teams.csv")")
        first.reset()
        let old = try Player(server.port)
        try old.send("1\nowl-token\n")
        #expect(try old.text(through: "No team has this token.").contains("token?"))
        let new = try Player(server.port)
        try new.send("1\nnew-token\n")
        _ = try new.text(through: "2 + 2?\n> ")
    }

    @Test func aSettingsFileSaysItForAllAndForEach() throws {
        let folder = try Folder(["one.yaml": Self.plain, "two.yaml": Self.plain, "teams.csv": Self.teams])
        let settings = """
            port: 0
            identity: name
            challenges:
              - {name: one, pack: \(folder / "one.yaml")}
              - {name: two, pack: \(folder / "two.yaml"), identity: \(folder / "teams.csv")}
              - {name: three, run: [--no-isolate, --, cat]}

            """
        try folder.write(settings, to: "settings.yaml")
        let server = try Server(options: ["--config", folder / "settings.yaml"], invitations: 3)
        #expect(try Player(server.ports[0]).text(through: "> ") == "Sums\nWho are you?\n> ")
        #expect(try Player(server.ports[1]).text(through: "> ") == "Sums\nYour team's token?\n> ")
        #expect(try Player(server.ports[2]).text(through: "?").contains("Who are you?"))
    }

    @Test func solversAndChecksAreToldToo() throws {
        let folder = try Folder(["sums.yaml": Self.plain, "teams.csv": Self.teams])
        let server = try Server(options: [folder / "sums.yaml", "--identity", folder / "teams.csv"])
        let solve = try Program.run([
            "solve", "127.0.0.1", "\(server.port)", "--pack", folder / "sums.yaml", "--identity", folder / "teams.csv",
        ])
        #expect(solve.code == 0 && solve.output == "flag{sums}\n", "\(solve.errors)")
        let check = try Program.run("check", folder / "sums.yaml", "--identity", "name")
        #expect(check.code == 0, "\(check.output)")
        let play = try Program.run("play", folder / "sums.yaml", "--identity", "store", typed: "trial\n4\n")
        #expect(play.code == 0 && play.output.contains("Your team's token?"), "\(play.output)")
    }

    @Test(arguments: [
        (["--identity", "store"], "\"identity store\" means the teams of a record; say which with --store"),
        (
            ["--identity", "nome"],
            "\"identity\" is nobody, name, store or a table of teams, and no such table can be read"
        ),
    ])
    func whatNamesNobodyIsAUsageMistake(_ options: [String], _ message: String) throws {
        let folder = try Folder(["sums.yaml": Self.plain])
        let result = try Program.run(["serve", folder / "sums.yaml", "--port", "0"] + options)
        #expect(result.code == 2)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func aTokenThatIsWorthNothingByNowIsReplayed() throws {
        let folder = try Folder(["sums.yaml": Self.plain])
        let store = ["--store", folder / "contest.sqlite"]
        struct Team: Decodable { let token: String }
        let added = try Program.run(["teams", "add", "Owls", "--json"] + store).output
        let token = try JSONDecoder().decode(Team.self, from: Data(added.utf8)).token
        let server = try Server(options: [folder / "sums.yaml", "--identity", "store"] + store)
        let transcript = try Player(server.port).typed([token, "4"])
        #expect(transcript.contains("flag{sums}"))
        #expect(try server.stop() == 0)
        #expect(try Program.run(["teams", "add", "Owls"] + store).code == 0)
        let sessions = try Program.run(["scores", "--sessions"] + store).output
        let session = try Program.lastSession(sessions)
        let replay = try Program.run(["replay", session, "--pack", folder / "sums.yaml", "--transcript"] + store)
        #expect(replay.code == 0 && replay.output == transcript, "\(replay.errors)\(replay.output)")
    }
}
