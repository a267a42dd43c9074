import Foundation
import Testing

/// Players who break off, crowd, drip or never read: the others are not to notice.
@Suite(.timeLimit(.minutes(5)))
struct HostilePlayerTests {
    @Test func aResetInMidPromptEndsThatSessionAlone() throws {
        let server = try Server(Game.pack)
        let other = try Player(server.port)
        _ = try other.text(through: "> ")
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        try player.send("Par")
        player.reset()
        try server.logged("end=\"reset by the peer\"")
        try other.send(Game.piped)
        #expect(try other.rest() == Game.second + Game.third + Game.ending)
    }

    @Test func aPlayerWhoLeavesBeforeReadingDoesNotEndTheServer() throws {
        let server = try Server(Game.pack)
        for _ in 0..<50 {
            let player = try Player(server.port)
            try player.send(String(repeating: "hint\n", count: 200))
            player.reset()
        }
        server.process.signalled(SIGPIPE)
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
    }

    @Test func aPlayerWhoNeverReadsIsCutAndCostsLittle() throws {
        // Each blank line brings a prompt of 2,000 bytes.
        let server = try Server(Game.pack("prompt: \"\(String(repeating: ".", count: 1998))> \""))
        let other = try Player(server.port)
        _ = try other.text(through: "> ")
        let before = try ServerProcess(server).residentBytes
        let player = try Player(server.port, receiveBuffer: 4096)
        let blanks = [UInt8](repeating: 0x0A, count: 4096)
        var sent = 0
        try awaited("the cut") {
            guard let count = player.sendWhatFits(blanks) else { return true }
            sent += count
            return false
        }
        // It had asked for more than the server may hold.
        #expect(sent * 2000 > 4_000_000)
        #expect(try ServerProcess(server).residentBytes - before < 4_000_000)
        try server.logged("end=\"write deadline passed\"")
        try other.send(Game.piped)
        #expect(try other.rest().hasSuffix(Game.flag + "\n"))
    }

    @Test func endlessCodeOfOnePackKeepsNoOtherWaiting() throws {
        let endless = """
            title: Endless
            wrong: again
            script: |
              function f()
                while true do end
              end
            questions: [{ask: Well?, example: x, judge: f()}]
            """
        let server = try Server(endless, Game.pack, options: ["--threads", "1", "--log-level", "error"])
        let stuck = try (0..<20).map { _ in try Player(server.ports[0]) }
        for player in stuck { _ = try player.text(through: "> ") }
        for player in stuck { try player.send(String(repeating: "x\n", count: 20)) }
        for _ in 1...5 { #expect(try Player(server.ports[1]).typed(Game.answers) == Game.transcript) }
        for player in stuck { #expect(try player.rest().contains("This challenge is broken.")) }
    }

    @Test func aThousandIdlePlayersDoNotDelayALiveOne() throws {
        OpenFiles.allow(4096)
        let server = try Server(Game.pack, options: ["--log-level", "error"])
        let idle = try (0..<1000).map { _ in try Player(server.port) }
        for player in idle { _ = try player.text(through: "> ") }
        let start = ContinuousClock.now
        #expect(try Player(server.port).typed(Game.answers) == Game.transcript)
        #expect(.now - start < .seconds(5))
        // And the idle ones are still welcome.
        try idle[999].send(Game.piped)
        #expect(try idle[999].rest() == Game.second + Game.third + Game.ending)
    }

    @Test(arguments: [1, 2, 3]) func randomBytesFromSeveralSocketsEndNothing(seed: UInt64) throws {
        let server = try Server(
            Game.pack("attempts: unlimited"),
            options: ["--log-level", "error", "--line-limit", "64"]
        )
        let other = try Player(server.port)
        _ = try other.text(through: "> ")
        var random = SplitMix(seed: seed)
        for _ in 0..<20 {
            let players = try (0..<5).map { _ in try Player(server.port) }
            for _ in 0..<40 {
                let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in random.byte() }
                // A player whose session has ended is not heard any more.
                _ = players.randomElement(using: &random)?.sendWhatFits(bytes)
            }
            for player in players where Bool.random(using: &random) { player.reset() }
        }
        try other.send(Game.piped)
        #expect(try other.rest() == Game.second + Game.third + Game.ending)
        #expect(try server.stop() == 0)
    }
}
