#if os(Linux)
    import Foundation
    import Testing

    /// Gates in front of a hosted program, and teams that are limited once they are known.
    @Suite(.timeLimit(.minutes(5))) struct ProgramGateTests {
        private let folder: Folder

        init() throws {
            folder = try Folder(["teams.csv": "token,team\ntok1,Owls\ntok2,Larks\n"])
        }

        private func hosting(_ program: String..., options: String...) throws -> Server {
            try Server(options: ["--no-isolate"] + options, running: program)
        }

        @Test func whatStandsBehindAProofIsThePrograms() throws {
            let server = try hosting("cat", options: "--pow", "5")
            let player = try Player(server.port)
            let asked = try player.text(through: "solution: ")
            let challenge = try #require(asked.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("s.") })
            let solution = try Program.run("pow", "solve", String(challenge)).output
            try player.send(solution + "first\n")
            #expect(try player.text(through: "first\n") == "first\n")
            let other = try Player(server.port)
            _ = try other.text(through: "solution: ")
            try other.send(solution + "first\n")
            #expect(try other.rest() == "incorrect proof of work\n")
        }

        /// What a proxy's header of version 2 says of 127.0.0.9.
        private static let binaryHeader =
            "\r\n\r\n\0\r\nQUIT\n\u{21}\u{11}\0\u{0C}\u{7F}\0\0\u{09}\u{7F}\0\0\u{01}\0\u{01}\0\u{02}"

        @Test(arguments: [
            (["--proxy-from", "127.0.0.1"], "PROXY TCP4 127.0.0.9 127.0.0.1 1 2\r\n", ""),
            (["--proxy-from", "127.0.0.1"], binaryHeader, ""),
            (["--identity", "name"], "bob\n", "Who are you?\n"),
            (["--identity", "name"], "\u{202E}\nbob\n", "Who are you?\n"),
            (["--proxy-from", "127.0.0.1", "--identity", "name"], binaryHeader + "bob\r\n", "Who are you?\n"),
        ]) func whatIsTypedAheadComesByTheSocketToo(options: [String], beginning: String, asked: String) throws {
            let server = try Server(
                options: ["--no-isolate", "--socket"] + options,
                running: ["sh", "-c", "readlink /proc/$$/fd/0 | cut -c1-7; exec cat"]
            )
            let player = try Player(server.port)
            try player.send(beginning + "early\n")
            let shown = try player.text(through: "early\n")
            #expect(shown.hasPrefix(asked) && shown.hasSuffix("socket:\nearly\n"))
            try player.send("later\n")
            #expect(try player.text(through: "later\n") == "later\n")
        }

        @Test func behindAProofAndARecordTheSocketIsTheProgramsAlone() throws {
            let server = try Server(
                options: ["--no-isolate", "--socket", "--pow", "5", "--store", folder / "record.db"],
                running: ["cat"]
            )
            for _ in 0..<3 {
                let player = try Player(server.port)
                let asked = try player.text(through: "solution: ")
                let challenge = try #require(asked.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("s.") })
                try player.send(try Program.run("pow", "solve", String(challenge)).output + "first\n")
                #expect(try player.text(through: "first\n") == "first\n")
                for number in 0..<20 {
                    try player.send("\(number)\n")
                    #expect(try player.text(through: "\n") == "\(number)\n")
                }
            }
        }

        @Test func noProofIsTooLongToBeWrong() throws {
            let server = try hosting("cat", options: "--pow", "5")
            let player = try Player(server.port)
            _ = try player.text(through: "solution: ")
            try player.send(String(repeating: "x", count: 5000) + "\n")
            #expect(try player.rest() == "incorrect proof of work\n")
            try server.logged("gate=proof-of-work peer=127.0.0.1:")
        }

        @Test(arguments: [
            ("--first-byte-time", "first byte", "Nothing came from you for 1 s.\n"),
            ("--session-time", "session", "A session may last 1 s.\n"),
        ])
        func theDeadlineThatPassedIsTheEnd(option: String, name: String, told: String) throws {
            let server = try hosting("cat", options: option, "1s")
            let player = try Player(server.port)
            #expect(try player.rest() == told)
            try server.logged("end=\"\(name) deadline passed\"")
        }

        @Test func whoIsOneTooManyIsToldAndNoProgramStarts() throws {
            let server = try hosting(
                "sh",
                "-c",
                "echo in; read line",
                options: "--max-connections",
                "2",
                "--max-per-address",
                "1",
                "--exempt",
                "127.0.0.0/8"
            )
            let first = try Player(server.port)
            let second = try Player(server.port)
            for player in [first, second] { _ = try player.text(through: "in\n") }
            #expect(
                try Player(server.port).rest()
                    == "The server is full: it takes 2 connections at a time. Come back in 30 s.\n"
            )
            try first.send("\n")
            #expect(try first.rest() == "")
            try awaited("room for another") { try (Player(server.port).text(through: "\n")) == "in\n" }
        }

        @Test func rateAndListsStandBeforeProgramsToo() throws {
            let server = try hosting("sh", "-c", "echo in", options: "--rate-per-address", "1/h:2")
            for _ in 0..<2 { #expect(try Player(server.port).rest() == "in\n") }
            #expect(try Player(server.port).rest().hasPrefix("Too many new connections from your address"))
            let denied = try hosting("sh", "-c", "echo in", options: "--allow", "192.0.2.0/24")
            #expect(try Player(denied.port).rest() == "127.0.0.1 is not admitted here.\n")
        }

        @Test func aTeamHasSoManyConnectionsFromWhereverItComes() throws {
            let teams = folder / "teams.csv"
            let server = try hosting(
                "sh",
                "-c",
                "echo \"in: $SOCKRATES_TEAM\"; read line",
                options: "--identity",
                teams,
                "--max-per-team",
                "1"
            )
            try limited(server, asked: "Your team's token?\n") { "in: \($0)\n" }
        }

        @Test func theSameHoldsForPacks() throws {
            try folder.write(Game.pack("identity: {tokens: teams.csv}"), to: "pack.yaml")
            let server = try Server(options: [folder / "pack.yaml", "--max-per-team", "1"])
            try limited(server, asked: "> ") { _ in "> " }
        }

        /// Two teams come, one of them twice.
        private func limited(_ server: Server, asked: String, greeting: (String) -> String) throws {
            func come(_ token: String) throws -> Player {
                let player = try Player(server.port)
                _ = try player.text(through: asked)
                try player.send(token + "\n")
                return player
            }
            let owl = try come("tok1")
            _ = try owl.text(through: greeting("Owls"))
            #expect(
                try come("tok1").rest().contains(
                    "1 connection of your team may be open at a time: close one first.\n"
                )
            )
            try server.logged("gate=per-team peer=127.0.0.1:")
            let lark = try come("tok2")
            _ = try lark.text(through: greeting("Larks"))
            owl.endInput()
            _ = try owl.rest()
            try awaited("room for another owl") {
                !(try come("tok1").text(through: "\n")).contains("close one first")
            }
        }
    }
#endif
