import AsyncHTTPClient
import Foundation
import ServiceLifecycle
import SockratesBoard
import SockratesStore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct CTFdForwarderTests {
    /// Forwards until something is so; each pause of the forwarder lets the next look happen.
    private static func forward(
        _ store: ScriptedStore,
        to ctfd: StandInCTFd,
        token: String = StandInCTFd.token,
        cursor: String,
        until condition: @escaping @Sendable () -> Bool
    ) async throws {
        try await Site.with(try await ctfd.bind()) { site in
            let (pauses, pause) = AsyncStream<Void>.makeStream()
            let forwarder = CTFdForwarder(
                store,
                titles: ["geo": "Geography"],
                to: site.url("/"),
                token: token,
                cursor: cursor,
                http: site.client,
                logger: .silent,
                pause: { _ in
                    try Task.checkCancellation()
                    pause.yield()
                    await Task.yield()
                }
            )
            let group = ServiceGroup(services: [forwarder], logger: .silent)
            async let running: Void = group.run()
            for await _ in pauses where condition() { break }
            await group.triggerGracefulShutdown()
            try await running
        }
    }

    private static func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appending(path: "sockrates-cursor-\(UUID())").path
    }

    @Test func everySolveIsPostedOnceWithItsPlayer() async throws {
        let (ctfd, path) = (StandInCTFd(), Self.temporaryPath())
        let store = ScriptedStore()
        store.solve("geo", "Owls", player: "ada")
        store.score("geo", "Owls", 12)
        store.solve("sums", "Foxes", player: "nobody of the kind")
        try await Self.forward(store, to: ctfd, cursor: path) { ctfd.submissions.count >= 2 }
        #expect(ctfd.submissions.map(\.challenge_id) == [1, 2])
        #expect(ctfd.submissions.map(\.team_id) == [1, 2])
        #expect(ctfd.submissions.map(\.user_id) == [11, 12])
        #expect(ctfd.submissions.allSatisfy { $0.type == "correct" })
        // A program that begins again goes on behind the last one.
        store.solve("geo", "Foxes", player: "alan")
        try await Self.forward(store, to: ctfd, cursor: path) { ctfd.submissions.count >= 3 }
        #expect(ctfd.submissions.map(\.team_id) == [1, 2, 2])
    }

    @Test func troubleLosesNothingAndDoublesNothing() async throws {
        let (ctfd, path) = (StandInCTFd(), Self.temporaryPath())
        let store = ScriptedStore([("geo", "Owls"), ("sums", "Owls"), ("geo", "Foxes")])
        ctfd.fail([.error, .error, .lostAnswer, .error, .lostAnswer])
        try await Self.forward(store, to: ctfd, cursor: path) { ctfd.submissions.count >= 3 }
        let posted = ctfd.submissions.map { [$0.challenge_id, $0.team_id ?? 0] }
        #expect(posted == [[1, 1], [2, 1], [1, 2]])
    }

    @Test func aCursorThatIsLostDoublesNothing() async throws {
        let ctfd = StandInCTFd()
        let store = ScriptedStore([("geo", "Owls")])
        try await Self.forward(store, to: ctfd, cursor: Self.temporaryPath()) { ctfd.submissions.count >= 1 }
        store.solve("sums", "Owls")
        try await Self.forward(store, to: ctfd, cursor: Self.temporaryPath()) { ctfd.submissions.count >= 2 }
        #expect(ctfd.submissions.map(\.challenge_id) == [1, 2])
    }

    @Test func aTeamThatCTFdLacksWaitsAndHoldsUpNobody() async throws {
        let (ctfd, path) = (StandInCTFd(), Self.temporaryPath())
        let store = ScriptedStore([("geo", "Bats"), ("geo", "Owls")])
        try await Self.forward(store, to: ctfd, cursor: path) { ctfd.submissions.count >= 1 }
        #expect(ctfd.submissions.map(\.team_id) == [1])
        ctfd.add(team: "Bats")
        try await Self.forward(store, to: ctfd, cursor: path) { ctfd.submissions.count >= 2 }
        #expect(ctfd.submissions.map(\.team_id) == [1, 3])
    }

    @Test func aWrongTokenPostsNothing() async throws {
        let ctfd = StandInCTFd()
        let store = ScriptedStore([("geo", "Owls")])
        try await Self.forward(store, to: ctfd, token: "wrong", cursor: Self.temporaryPath()) {
            ctfd.unauthorizedCount >= 2
        }
        #expect(ctfd.submissions.isEmpty)
    }
}
