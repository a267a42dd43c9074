import Logging
import Sockrates
import SockratesStore
import Testing

/// A challenge in Swift whose sessions are recorded.
@Suite(.timeLimit(.minutes(5))) struct RecordedChallengeTests {
    private struct Named: Challenge {
        let flag = "named{flag}"

        func play(_ player: Player) async throws {
            player.identify(as: "Ada", team: "Bears")
            try await player.require("1 + 1?", answer: 2, attempts: 2)
            try await player.require("2 + 2?", answer: 4)
            try await player.giveFlag()
        }
    }

    private func transcript(_ typed: String, _ store: any Store) async throws -> String {
        var options = ServerOptions(seed: 7)
        options.store = store
        let server = try await ChallengeServer.bind(
            Named(),
            name: "named",
            to: .ip(host: "127.0.0.1", port: 0),
            options: options,
            on: EventLoops(threads: 1),
            logger: LogRecorder().logger
        )
        let player = try await Connection.connect(to: server.address)
        try await player.send(typed)
        var bytes: [UInt8] = []
        while let more = try await player.receive(timeout: .seconds(60)) { bytes += more }
        await player.close()
        await server.drain()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func pointsAndTheSolveAreTheTeams() async throws {
        let store = MemoryStore()
        let text = try await transcript("3\n2\n4\n", store)
        #expect(text.contains("Correct!") && text.hasSuffix("named{flag}\n"))
        let changes = try await store.scoreChanges(after: 0)
        #expect(changes.map(\.change) == [.points(1), .points(2), .solved(order: 1)])
        #expect(changes.allSatisfy { $0.team == "Bears" && $0.player == "Ada" })
        let responses = try await store.entries(after: 0, limit: 100).compactMap { entry -> String? in
            guard case .judged(let judgement) = entry.happening else { return nil }
            return String(decoding: judgement.response, as: UTF8.self) + " " + judgement.outcome.rawValue
        }
        #expect(responses == ["3 reject", "2 accept", "4 accept"])
    }

    @Test func afterTheLastAttemptNothingIsCalledRight() async throws {
        let store = MemoryStore(rules: ContestRules(attempts: 1))
        let text = try await transcript("3\n2\n4\n", store)
        #expect(!text.contains("Correct!") && !text.contains("named{flag}"))
        #expect(text.contains("Your team has used all of its 1 attempt at this challenge."))
    }
}
