import Foundation
import Testing

/// Packs that are edited while they are served.
@Suite(.timeLimit(.minutes(5)))
struct ReloadTests {
    private static func pack(_ title: String, _ rest: String = "") -> String {
        "title: \(title)\nquestions: [{ask: \(title)?, answer: yes, from: t.csv}]\n\(rest)"
    }

    /// A served pack with a table, and who plays it.
    private struct Game {
        let folder: Folder
        let process: ChildProcess
        let port: Int

        init(_ options: String...) throws {
            folder = try Folder(["game.yaml": ReloadTests.pack("One"), "t.csv": "a\n1\n"])
            process = try Program.start(["serve", folder / "game.yaml", "--port", "0"] + options)
            let invitation = try process.output.text(through: "\n").dropLast()
            port = try #require(Int(invitation.split(separator: " ").last ?? ""))
        }

        func logged(_ words: String) throws {
            try awaited("\"\(words)\" in the log") { process.errors.contains(words) }
        }
    }

    @Test func whatNeedsANewStartIsTold() throws {
        let folder = try Folder(["settings.yaml": "seed: 7\n"])
        let server = try Server(SockratesEndToEndTests.Game.pack, options: ["--config", folder / "settings.yaml"])
        try folder.write("seed: 17\n", to: "settings.yaml")
        server.process.signalled(SIGHUP)
        let cause = "cause=\"what it says needs a new start\""
        try server.logged("warning file not read again \(cause) file=\(folder / "settings.yaml")")
    }

    @Test func aSignalBringsTheNewPackAndWhoPlaysKeepsTheOld() throws {
        let game = try Game()
        let early = try Player(game.port)
        #expect(try early.text(through: "> ") == "One\n[1/1] One?\n> ")
        try game.folder.write(Self.pack("Two"), to: "game.yaml")
        game.process.signalled(SIGHUP)
        try game.logged(" notice pack reloaded challenge=game title=Two")
        #expect(try Player(game.port).typed(["yes"]) == "Two\n[1/1] Two?\n> Correct!\nYou scored 1 of 1.\n")
        try early.send("yes\n")
        #expect(try early.rest() == "Correct!\nYou scored 1 of 1.\n")
        game.process.signalled(SIGHUP)
        try game.logged(" notice pack unchanged challenge=game")
    }

    @Test func aChangedTableIsReadToo() throws {
        let game = try Game()
        try game.folder.write("a\n1\n2\n", to: "t.csv")
        game.process.signalled(SIGHUP)
        try game.logged("pack reloaded")
        #expect(try Player(game.port).text(through: "> ") == "One\n[1/2] One?\n> ")
    }

    @Test func aBrokenPackIsLoggedAndLeavesTheOldOne() throws {
        let game = try Game()
        try game.folder.write(Self.pack("Two", "order: sideways\ntime: soon\n"), to: "game.yaml")
        game.process.signalled(SIGHUP)
        try game.logged(
            " error pack not reloaded cause=\"it has mistakes; the one before is still played\""
        )
        #expect(
            game.process.errors.contains(
                " error pack challenge=game problem=\"\(game.folder / "game.yaml"):3:8: error: "
            )
        )
        #expect(
            game.process.errors.contains(
                " error pack challenge=game problem=\"\(game.folder / "game.yaml"):4:7: error: "
            )
        )
        #expect(try Player(game.port).text(through: "> ") == "One\n[1/1] One?\n> ")
        try game.folder.write(
            "title: Three\nwire: blobs\nquestions: [{ask: a, answer: b}]\n",
            to: "game.yaml"
        )
        game.process.signalled(SIGHUP)
        try game.logged("pack not reloaded cause=\"another \\\"wire\\\" needs a new start\"")
        #expect(try Player(game.port).text(through: "> ") == "One\n[1/1] One?\n> ")
        try game.folder.write(Self.pack("Four"), to: "game.yaml")
        game.process.signalled(SIGHUP)
        try game.logged("pack reloaded challenge=game title=Four")
        #expect(try Player(game.port).text(through: "> ") == "Four\n[1/1] Four?\n> ")
    }

    @Test func aWatchedPackNeedsNoSignal() throws {
        let game = try Game("--watch")
        let early = try Player(game.port)
        #expect(try early.text(through: "> ") == "One\n[1/1] One?\n> ")
        try game.folder.write(Self.pack("Two", "order: sideways\n"), to: "game.yaml")
        try game.logged("game.yaml:3:8: error: ")
        #expect(try Player(game.port).text(through: "> ") == "One\n[1/1] One?\n> ")
        try game.folder.write(Self.pack("Three"), to: "game.yaml")
        try game.logged("pack reloaded challenge=game title=Three")
        #expect(try Player(game.port).text(through: "> ") == "Three\n[1/1] Three?\n> ")
        try early.send("yes\n")
        #expect(try early.rest() == "Correct!\nYou scored 1 of 1.\n")
    }

    /// Python is the terminal: it gives the server one of its own, and closes it.
    @Test(.enabled(if: Client.isInstalled("python3"), "python3 is not installed"))
    func aServerEndsWithItsTerminal() throws {
        let terminal = """
            import os, pty, sys
            server, terminal = pty.fork()
            if server == 0: os.execv(sys.argv[1], sys.argv[1:])
            os.read(terminal, 100)
            os.close(terminal)
            print(os.waitstatus_to_exitcode(os.waitpid(server, 0)[1]))
            """
        let result = try ChildProcess(["python3", "-c", terminal, Program.path, "serve", "--port", "0"])
        #expect(try result.output.text(through: "\n") == "0\n")
    }
}
