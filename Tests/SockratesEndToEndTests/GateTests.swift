import Foundation
import Testing

/// Gates before the real program, and real clients from several addresses of this machine.
@Suite(.timeLimit(.minutes(5)))
struct GateTests {
    /// Plays from an address of this machine's own; what the client showed.
    private func play(_ port: Int, from address: String, to host: String = "127.0.0.1") throws -> String {
        try Client.piped(["nc.openbsd", "-N", "-s", address, host, "\(port)"])
    }

    /// Holds a connection from an address open until the test has done something.
    private func holding(_ port: Int, from address: String, to host: String = "127.0.0.1", _ body: () throws -> Void)
        throws
    {
        let client = try ChildProcess(["nc.openbsd", "-s", address, host, "\(port)"])
        _ = try client.output.text(through: "> ")
        try body()
        client.endInput()
        client.signalled(SIGTERM)
    }

    @Test(.enabled(if: Client.isInstalled("nc.openbsd"), "nc.openbsd is not installed"))
    func eachAddressHasItsOwnLimit() throws {
        let server = try Server(Game.pack, options: ["--max-per-address", "1"])
        try holding(server.port, from: "127.0.0.2") { () throws in
            #expect(
                try play(server.port, from: "127.0.0.2")
                    == "1 connection from your address (127.0.0.2) may be open at a time: close one first.\n"
            )
            #expect(try play(server.port, from: "127.0.0.3").hasSuffix(Game.flag + "\n"))
        }
        try server.logged("notice refused challenge=game1 gate=per-address peer=127.0.0.2:")
        try awaited("room for another") { try play(server.port, from: "127.0.0.2").hasSuffix(Game.flag + "\n") }
    }

    @Test(.enabled(if: Client.isInstalled("nc.openbsd"), "nc.openbsd is not installed"))
    func anIPv6AddressIsLimitedToo() throws {
        let server = try Server(
            Game.pack,
            options: ["--host", "::", "--max-per-address", "1", "--exempt", "127.0.0.0/8"]
        )
        try holding(server.port, from: "::1", to: "::1") { () throws in
            #expect(try play(server.port, from: "::1", to: "::1").contains("your address (::/64)"))
            try holding(server.port, from: "127.0.0.2") { () throws in
                #expect(try play(server.port, from: "127.0.0.2").hasSuffix(Game.flag + "\n"))
            }
        }
    }

    @Test func whoComesTooOftenIsToldWhenToComeBack() throws {
        let server = try Server(Game.pack, options: ["--rate-per-address", "1/h:2"])
        for _ in 0..<2 { #expect(try Player(server.port).typed(Game.answers) == Game.transcript) }
        let refused = try Player(server.port).rest()
        #expect(refused == "Too many new connections from your address (127.0.0.1). Come back in 60 min.\n")
    }

    @Test func refusalsMayBeSilent() throws {
        let server = try Server(Game.pack, options: ["--deny", "127.0.0.0/8", "--refuse", "silently"])
        let shown = (try? Player(server.port).rest()) ?? ""
        #expect(shown == "")
        try server.logged("gate=deny-list")
    }

    @Test func aListIsReadAgainOnSIGHUP() throws {
        let folder = try Folder(["deny.txt": "127.0.0.0/8\n"])
        let server = try Server(Game.pack, options: ["--deny-file", folder / "deny.txt"])
        #expect(try Player(server.port).rest() == "127.0.0.1 is not admitted here.\n")
        try "192.0.2.1 # nobody\n".write(toFile: folder / "deny.txt", atomically: true, encoding: .utf8)
        server.process.signalled(SIGHUP)
        try server.logged("lists of addresses reloaded")
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
        try "192.0.2.x\n".write(toFile: folder / "deny.txt", atomically: true, encoding: .utf8)
        server.process.signalled(SIGHUP)
        try server.logged("list of addresses not reloaded")
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
    }

    @Test(arguments: [
        (["--rate", "fast"], "--rate is a rate such as 50, 30/m or 50:200, not \"fast\""),
        (["--deny", "example.org"], "--deny: \"example.org\" is no network"),
        (["--deny-file", "/nowhere/list"], "the list of addresses /nowhere/list can't be read"),
        (["--early-drop", "10:0:5"], "--early-drop is connections, a percentage and connections"),
        (["--refuse", "loudly"], "--refuse is message or silently, not \"loudly\""),
        (["--pow-solver", "just do it"], "--pow-solver is a text with {challenge} in it"),
        (["--proxy-from", "proxy"], "--proxy-from: \"proxy\" is no network"),
        (["--line-time", "soon"], "--line-time is a length of time such as 90s or 10m, or off, not \"soon\""),
    ])
    func aSettingThatIsWrongIsNamed(options: [String], message: String) throws {
        let run = try Program.start(["serve"] + options)
        #expect(try run.exitCode() == 2)
        #expect(run.errors.contains(message))
    }

    @Test func aPlayerIsToldWhichDeadlineHasPassed() throws {
        let server = try Server(
            Game.pack,
            options: ["--first-byte-time", "500ms", "--line-time", "1s", "--idle-time", "2s"]
        )
        #expect(try Player(server.port).rest().contains("\nNothing came from you for 1 s.\n"))
        let dripper = try Player(server.port)
        _ = try dripper.text(through: "> ")
        while !dripper.hears(within: .milliseconds(50)) { try dripper.send("x") }
        #expect(try dripper.rest().contains("Your line was not complete after 1 s.\n"))
        let idle = try Player(server.port)
        try idle.send("Paris\n")
        #expect(try idle.rest().contains("Nothing more came from you for 2 s.\n"))
        for end in ["first byte", "line", "idle"] { try server.logged("end=\"\(end) deadline passed\"") }
    }
}
