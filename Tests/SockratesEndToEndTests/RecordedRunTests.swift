#if os(Linux)
    import Foundation
    import Testing

    /// Programs and teams in a record, from the command line.
    @Suite(.timeLimit(.minutes(5))) struct RecordedRunTests {
        private static let guess = [
            "--no-isolate", "--", "sh", "-c", "read word; test \"$word\" = open && echo \"$FLAG\"",
        ]

        private func host(_ options: [String], in folder: Folder) throws -> (process: ChildProcess, port: Int) {
            let words = ["run", "--port", "0", "--drain", "100ms"] + options + Self.guess
            let process = try Program.start(words)
            let port = try process.output.text(through: "\n").split(separator: " ").last?.dropLast()
            return (process, try #require(port.flatMap { Int($0) }))
        }

        private func say(_ text: String, _ port: Int) throws -> String {
            let player = try Player(port)
            try player.send(text)
            player.endInput()
            return try player.rest()
        }

        private func output(_ words: [String]) throws -> String {
            let child = try Program.start(words)
            child.endInput()
            let output = try child.output.rest()
            #expect(try child.exitCode() == 0, "\(words): \(child.errors)")
            return output
        }

        private struct Line: Decodable {
            let event: String?
            let team: String?
            let token: String?
            let flag: String?
            let solves: Int?
            let points: Int?
        }

        private func lines(_ words: [String]) throws -> [Line] {
            try output(words).split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        }

        @Test func teamsOfTheRecordSolveAProgram() throws {
            let folder = try Folder(["secret": "pepper\n"])
            let store = ["--store", folder / "contest.sqlite"]
            let teams = try lines(["teams", "add", "Owls", "Bears", "--json"] + store)
            #expect(teams.map(\.team) == ["Owls", "Bears"])
            let token = try #require(teams[0].token)
            let hosted = try host(["--identity", "store", "--flag-secret", folder / "secret"] + store, in: folder)
            #expect(try say("nobody\n", hosted.port).contains("No team has this token."))
            let flags = try lines(
                ["export", "sh", "--format", "flags", "--flag-secret", folder / "secret", "--json"] + store
            )
            #expect(flags.map(\.team) == ["Bears", "Owls"])
            let flag = try #require(flags[1].flag)
            #expect(try say("\(token)\nopen\n", hosted.port) == "Your team's token?\n\(flag)\n")
            let standings = try lines(["scores", "--json"] + store)
            #expect(standings.map(\.team) == ["Owls"])
            #expect(standings[0].solves == 1 && standings[0].points == 1)
            // A team that comes later, and another token for one that is there.
            let late = try lines(["teams", "add", "Foxes", "Owls", "--json"] + store)
            hosted.process.signalled(SIGHUP)
            try awaited("teams reloaded") { hosted.process.errors.contains("teams reloaded") }
            #expect(try say("\(late[0].token ?? "")\nopen\n", hosted.port).contains("flag{"))
            #expect(try say("\(token)\n", hosted.port).contains("No team has this token."))
            // And one that nobody tells the server of.
            let latest = try lines(["teams", "add", "Wolves", "--json"] + store)
            try awaited("the server knows the new team") {
                try say("\(latest[0].token ?? "")\nopen\n", hosted.port).contains("flag{")
            }
            hosted.process.signalled(SIGTERM)
            #expect(try hosted.process.exitCode() == 0)
            let events = try lines(["scores", "--events"] + store).compactMap(\.event)
            for event in ["team added", "opened", "identified", "program started", "flag sent", "solved", "ended"] {
                #expect(events.contains(event), "\(event)")
            }
            let sessions = try output(["scores", "--sessions"] + store)
            #expect(sessions.contains("solved"))
            let session = try #require(
                sessions.split(separator: "\n").first { $0.contains(" solved ") }?.split(separator: " ").last
            )
            .description
            let replay = try Program.run("replay", session, "--store", folder / "contest.sqlite")
            #expect(replay.code == 1)
            #expect(replay.errors.contains("a program carried session"), "\(replay.errors)")
        }

        @Test func whoComesWithoutTheTokenIsRefusedTheName() throws {
            let folder = try Folder()
            let store = ["--store", folder / "contest.sqlite"]
            _ = try output(["teams", "add", "Owls"] + store)
            let hosted = try host(["--identity", "name"] + store, in: folder)
            #expect(try say("Ow1s\n", hosted.port).contains("That name is taken, or looks like one that is."))
            hosted.process.signalled(SIGTERM)
            _ = try hosted.process.exitCode()
            let alike = try Program.run("teams", "add", "0wls", "--store", folder / "contest.sqlite")
            #expect(alike.code == 1 && alike.errors.contains("a team is called so, or looks like it"))
        }

        @Test func atMostSoManyOfATeamPlayAtOnce() throws {
            let folder = try Folder()
            let store = ["--store", folder / "contest.sqlite"]
            let teams = try lines(["teams", "add", "Owls", "--json"] + store)
            let token = try #require(teams[0].token)
            let hosted = try host(["--identity", "store", "--max-per-team", "1"] + store, in: folder)
            let first = try Player(hosted.port)
            try first.send("\(token)\n")
            try awaited("the first session's start") {
                try lines(["scores", "--events"] + store).contains { $0.event == "program started" }
            }
            #expect(try say("\(token)\n", hosted.port).contains("team"))
            hosted.process.signalled(SIGTERM)
            _ = try hosted.process.exitCode()
        }

        @Test func wrongWordsAreExplained() throws {
            let folder = try Folder([
                "why.yaml": "title: t\nidentity: {tokens: store}\nquestions: [{ask: 1, answer: 1}]"
            ])
            for (words, why) in [
                (["run", "--identity", "store", "--", "cat"], "say which with --store"),
                (["serve", folder / "why.yaml"], "say which with --store"),
                (["teams", "add", "--store", folder / "s.sqlite", "a\u{202E}b"], "is no name for a team"),
                (["teams", "add", "--store", folder / "s.sqlite"], "name the teams"),
                (["teams", "list", "--store", folder / "s.sqlite"], "there is no record"),
                (["export", folder / "why.yaml", "--format", "flags"], "say whose flags"),
                (["scores", "--store", folder / "s.sqlite", "--events", "--ctftime"], "say one of"),
            ] {
                let child = try Program.start(words)
                child.endInput()
                #expect(try child.exitCode() == 2, "\(words)")
                #expect(child.errors.contains(why), "\(words): \(child.errors)")
            }
            // Without a network the trial team plays.
            let checked = try Program.run("check", folder / "why.yaml")
            #expect(checked.code == 0, "\(checked.output)\(checked.errors)")
        }
    }
#endif
