import Foundation
import Testing

/// `sockrates serve`, as the person sees it who hosts.
@Suite(.timeLimit(.minutes(5)))
struct ServeTests {
    @Test func severalPacksGetSuccessivePortsAndALineEach() throws {
        // Somebody else may take the second port meanwhile; another one then.
        var server: Server?
        for _ in 0..<10 where server == nil {
            let free = try Server(Game.pack)
            let port = free.port
            _ = try free.stop()
            server = try? Server(
                Game.pack,
                "title: Other\nquestions: [{ask: A, answer: b}]",
                options: ["--port", "\(port)"]
            )
        }
        let found = try #require(server)
        #expect(
            found.invitations == [
                "game1: Capitals: nc 127.0.0.1 \(found.port)",
                "game2: Other: nc 127.0.0.1 \(found.port + 1)",
            ]
        )
        #expect(try Player(found.ports[0]).text(through: "\n") == "Capitals\n")
        #expect(try Player(found.ports[1]).typed(["b"]) == "Other\n[1/1] A\n> Correct!\nYou scored 1 of 1.\n")
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aSignalTellsPlayersAndEndsWell(signal: CInt) throws {
        let server = try Server(Game.pack, options: ["--drain", "1s"])
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        server.process.signalled(signal)
        #expect(try player.rest() == "\nThe server stops in 1 s.\n> \nThe server has stopped.\nYou scored 0 of 3.\n")
        #expect(try server.process.exitCode() == 0)
    }

    @Test func aSecondSignalDoesNotWaitForPlayers() throws {
        let server = try Server(Game.pack, options: ["--drain", "1h"])
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        server.process.signalled(SIGINT)
        _ = try player.text(through: "The server stops in 3600 s.\n> ")
        server.process.signalled(SIGINT)
        #expect(try server.process.exitCode() != 0)
    }

    @Test func aPlayerMayFinishWhileTheServerDrains() throws {
        let server = try Server(Game.pack, options: ["--drain", "30s"])
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        server.process.signalled(SIGTERM)
        #expect(try player.text(through: "> ") == "\nThe server stops in 30 s.\n> ")
        // Nobody comes in any more.
        #expect(throws: (any Error).self) { try Player(server.port).text(through: "> ") }
        try player.send(Game.piped)
        #expect(try player.rest() == Game.second + Game.third + Game.ending)
        #expect(try server.process.exitCode() == 0)
    }

    @Test func theChallengesDrainSideBySide() throws {
        let server = try Server(Game.pack, Game.pack, options: ["--drain", "5s"])
        let players = try server.ports.map { try Player($0) }
        for player in players { _ = try player.text(through: "> ") }
        server.process.signalled(SIGTERM)
        for player in players {
            #expect(try player.text(through: "> ", within: .seconds(4)) == "\nThe server stops in 5 s.\n> ")
        }
        for player in players { player.reset() }
        #expect(try server.process.exitCode() == 0)
    }

    @Test func theSamePortCanBeHadAgainAtOnce() throws {
        let first = try Server(Game.pack)
        // The server closes first, so that its end lingers in TIME_WAIT.
        for _ in 0..<5 { #expect(try Player(first.port).typed(Game.answers) == Game.transcript) }
        #expect(try first.stop() == 0)
        let second = try Server(Game.pack, options: ["--port", "\(first.port)"])
        #expect(try Player(second.port).typed(Game.answers) == Game.transcript)
    }

    @Test func aPortInUseIsNamed() throws {
        let server = try Server(Game.pack)
        let folder = try Folder(["game.yaml": Game.pack])
        let second = try Program.run("serve", folder / "game.yaml", "--port", "\(server.port)")
        #expect(second.code == 1)
        #expect(second.output == "")
        #expect(second.errors.contains("127.0.0.1"))
        #expect(second.errors.contains("\(server.port)"))
        #expect(second.errors.contains("in use"))
    }

    @Test func aPackWithMistakesIsNotServed() throws {
        let folder = try Folder(["game.yaml": "title: Broken\nquestons:\n  - {ask: A, answer: b}\norder: sideways\n"])
        let file = folder / "game.yaml"
        let result = try Program.run("serve", file, "--port", "0")
        #expect(result.code == 2)
        #expect(result.output == "")
        #expect(result.errors.contains("\(file):2:1: error: "))
        #expect(result.errors.contains("\(file):4:8: error: "))
        #expect(result.errors.contains("questions"))
    }

    @Test(.enabled(if: Client.isInstalled("nc.openbsd"), "netcat-openbsd is not installed"))
    func aUnixSocketCanBePlayedThrough() throws {
        let folder = try Folder()
        let server = try Server(Game.pack, options: ["--unix", folder / "socket"])
        #expect(server.invitations == ["game1: Capitals: nc -U \(folder / "socket")"])
        #expect(try Client.piped(["nc.openbsd", "-N", "-U", folder / "socket"]) == Game.transcript)
        #expect(try server.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: folder / "socket"))
    }

    @Test func ipv6IsServed() throws {
        let server = try Server(Game.pack, options: ["--host", "::1"])
        #expect(server.invitations == ["game1: Capitals: nc ::1 \(server.port)"])
        #expect(try Player(server.port, host: "::1").typed(Game.answers) == Game.transcript)
    }

    @Test func bothFamiliesAreServedOnOnePort() throws {
        let server = try Server(Game.pack, options: ["--host", "::"])
        #expect(try Player(server.port, host: "::1").typed(Game.answers) == Game.transcript)
        #expect(try Player(server.port, host: "127.0.0.1").typed(Game.answers) == Game.transcript)
        try server.logged("peer=127.0.0.1:")
    }

    @Test func aSolveIsLoggedWithThePeerAndWithoutTheFlag() throws {
        let server = try Server(Game.pack)
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
        try server.logged("session closed")
        let lines = server.log.split(separator: "\n")
        #expect(lines.count == 2, "\(server.log)")
        #expect(lines.contains { $0.contains(" notice solved challenge=game1 peer=127.0.0.1:") })
        #expect(
            lines.contains { $0.contains(" info session closed challenge=game1 end=solved lost=0 peer=127.0.0.1:") }
        )
        #expect(!server.log.contains(Game.flag))
    }
}
