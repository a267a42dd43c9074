import Logging
import Sockrates
import Synchronization
import Testing

/// A challenge in Swift on a server: what all that is hosted has in common.
@Suite(.timeLimit(.minutes(5))) struct HostingTests {
    private let log = LogRecorder()
    private let loops = EventLoops(threads: 1)

    private func server(_ challenge: some Challenge, drain: Duration = .seconds(10)) async throws -> ChallengeServer {
        try await ChallengeServer.bind(
            challenge,
            name: "sums",
            to: .ip(host: "127.0.0.1", port: 0),
            options: ServerOptions(drain: drain, seed: 7),
            on: loops,
            logger: log.logger
        )
    }

    private func read(_ connection: Connection, through text: String) async throws -> String {
        var bytes: [UInt8] = []
        while !String(decoding: bytes, as: UTF8.self).hasSuffix(text) {
            guard let more = try await connection.receive(timeout: .seconds(20)) else { break }
            bytes += more
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func rest(_ connection: Connection) async throws -> String {
        var bytes: [UInt8] = []
        while let more = try await connection.receive(timeout: .seconds(20)) { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func whoStopsTellsThePlayersAndWaitsForThem() async throws {
        let server = try await server(Sums())
        let player = try await Connection.connect(to: server.address)
        _ = try await read(player, through: "> ")
        async let drained: Void = server.drain()
        #expect(try await read(player, through: "s.\n> ") == "\nThe server stops in 10 s.\n> ")
        try await player.send("2\n3\n")
        #expect(try await rest(player).hasSuffix("sum{right}\n"))
        await player.close()
        await drained
    }

    @Test func whoDoesNotLeaveIsToldGoodbye() async throws {
        let server = try await server(Sums(), drain: .milliseconds(20))
        let player = try await Connection.connect(to: server.address)
        _ = try await read(player, through: "> ")
        async let drained: Void = server.drain()
        #expect(try await rest(player).hasSuffix("> \nThe server has stopped.\n"))
        await player.close()
        await drained
    }

    @Test func theLogTellsOfSessionsSolvesAndMistakes() async throws {
        struct Mistake: Error {}
        let challenge = Improvised(flag: "flag{x}") { player in
            if try await player.askLine("Name?") == "Bobby" { throw Mistake() }
            try await player.giveFlag()
        }
        let server = try await server(challenge)
        for name in ["Bobby", "Alice"] {
            let player = try await Connection.connect(to: server.address)
            try await player.send(name + "\n")
            _ = try await rest(player)
            await player.close()
        }
        await server.drain()
        let lines = log.lines
        let mistake = "error the challenge's own code failed challenge=sums error=Mistake() peer=127.0.0.1:"
        #expect(lines.contains { $0.hasPrefix(mistake) && $0.hasSuffix(" seed=7 session=1") })
        #expect(lines.contains { $0.hasPrefix("info session closed challenge=sums end=broken ") })
        #expect(lines.contains { $0.hasPrefix("notice solved challenge=sums ") && $0.hasSuffix(" points=0 session=2") })
        #expect(lines.contains { $0.hasPrefix("info session closed challenge=sums end=solved ") })
        #expect(!lines.contains { $0.contains("Alice") || $0.contains("flag{") })
    }

    @Test func codeThatHoldsItsLoopLetsOthersInBetween() async throws {
        let challenge = Improvised { player in
            if player.number == 1 {
                // It never waits for the player, and never ends unless it is cancelled.
                while !Task.isCancelled { await Task.yield() }
            }
            try await player.say("Hello.")
        }
        let server = try await server(challenge, drain: .milliseconds(1))
        let busy = try await Connection.connect(to: server.address)
        let other = try await Connection.connect(to: server.address)
        #expect(try await rest(other) == "Hello.\n")
        await busy.close()
        await server.drain()
    }

    @Test func whoNeverReadsIsNotSaidToForEver() async throws {
        let said = Atomic<Int>(0)
        let ended = Signal()
        let challenge = Improvised { player in
            defer { ended.happen() }
            while true {
                try await player.say(String(repeating: "x", count: 1000))
                said.add(1, ordering: .relaxed)
            }
        }
        var options = ServerOptions(drain: .milliseconds(1))
        options.listener.line.writeDeadline = .milliseconds(200)
        let server = try await ChallengeServer.bind(
            challenge,
            name: "flood",
            to: .ip(host: "127.0.0.1", port: 0),
            options: options,
            on: loops,
            logger: log.logger
        )
        let player = try await Connection.connect(to: server.address)
        await ended.wait()
        #expect(said.load(ordering: .relaxed) < 100_000)
        await player.close()
        await server.drain()
        #expect(log.lines.contains { $0.contains("end=write deadline passed") })
    }
}
