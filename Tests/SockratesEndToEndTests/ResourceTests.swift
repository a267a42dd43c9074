import Foundation
import Testing

/// A server that runs short, and what it gives back.
@Suite(.timeLimit(.minutes(5)), .enabled(if: ServerProcess.canTell, "this system does not tell about processes"))
struct ResourceTests {
    @Test func withoutDescriptorsSessionsGoOnAndNewPlayersWait() throws {
        let server = try Server(Game.pack, shell: "ulimit -n 64")
        let players = try (0..<60).map { _ in try Player(server.port) }
        let live = players[0]
        _ = try live.text(through: "> ")
        try server.logged("accepting paused")
        // The last one is connected by the kernel alone.
        #expect(!players[59].hears(within: .milliseconds(200)))
        try live.send("Paris\n")
        #expect(try live.text(through: "> ") == Game.second)
        for player in players[1..<59] { player.reset() }
        #expect(try players[59].typed(Game.answers) == Game.transcript)
        try live.send("Tokyo\nLima\n")
        #expect(try live.rest() == Game.third + Game.ending)
    }

    @Test func abortedConnectionsLeaveNoDescriptorBehind() throws {
        let server = try Server(Game.pack, options: [])
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
        let process = ServerProcess(server)
        // The first session has opened what is opened once; its own descriptor goes when its end is logged.
        try server.logged("session closed")
        let before = try process.descriptorCount
        for _ in 0..<10_000 { try Player(server.port).reset() }
        try awaited("\(before) descriptors") { try process.descriptorCount == before }
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
    }

    @Test(arguments: [[], ["--tls"]]) func theSystemAsksSilentPeersWhetherTheyAreThere(options: [String]) throws {
        let server = try Server(Game.pack, options: options)
        let player = try Player(server.port)
        if options.isEmpty { _ = try player.text(through: "> ") }
        let port = String(server.port, radix: 16, uppercase: true)
        // In the kernel's list: local and other end, state 1 for established, queues, and 2 for the timer of these questions.
        let asked = try Regex(" 0100007F:0*\(port) \\S+ 01 \\S+ 02:")
        try awaited("the timer") { try ChildProcess(["cat", "/proc/net/tcp"]).output.rest().contains(asked) }
    }
}
