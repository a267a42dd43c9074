import Foundation
import SockratesBoard
import SockratesSockets
import SockratesStore
import Testing

@Suite(.timeLimit(.minutes(2))) struct BoardLiveTests {
    private struct Change: Decodable {
        struct Row: Decodable {
            let team: String
            let points: Int
            let cells: [[String]]
        }
        struct Solve: Decodable {
            let team: String
            let first: Bool
        }
        let sequence: Int64
        let isWhole: Bool
        let teams: [Row]
        let happenings: [Solve]
        let worths: [String: String]
    }

    private static let challenges = [BoardChallenge(name: "geo", title: "Geography")]

    private static func change(_ event: EventLines.Event?) throws -> Change {
        try JSONDecoder().decode(Change.self, from: Data(try #require(event).data.utf8))
    }

    @Test func viewersHearOfASolveAndWhatItChanged() async throws {
        let store = ScriptedStore([("geo", "Owls"), ("geo", "Foxes")])
        try await Site.with(Self.challenges, store) { site in
            var events = try await site.events("/api/v1/live?after=2")
            store.solve("geo", "Bats")
            let event = try await events.next()
            let change = try Self.change(event)
            #expect(event?.id == "3")
            #expect(!change.isWhole)
            #expect(change.teams.map(\.team) == ["Bats"])
            #expect(change.teams.first?.cells == [["●", "solved"]])
            #expect(change.happenings.map(\.team) == ["Bats"])
            #expect(change.happenings.map(\.first) == [false])
        }
    }

    @Test func viewersHearOfPointsThatFallAndOfSolvesThatAreTakenBack() async throws {
        let store = ScriptedStore(
            [("geo", "Owls")],
            rules: ContestRules(scoring: .falling(most: 500, least: 100, solves: 3))
        )
        try await Site.with(Self.challenges, store) { site in
            var events = try await site.events("/api/v1/live?after=1")
            store.solve("geo", "Foxes")
            #expect(try Self.change(try await events.next()).worths == ["geo": "400 points"])
            store.takeBack("geo", "Owls")
            let change = try Self.change(try await events.next())
            #expect(change.isWhole)
            #expect(change.happenings.map(\.team) == ["Foxes"])
            #expect(change.happenings.map(\.first) == [true])
            #expect(change.worths == ["geo": "500 points"])
            let solves = try await site.get("/api/v1/solves").text
            #expect(solves.contains("Foxes") && !solves.contains("Owls"))
            #expect(try await !site.get("/").text.contains("Owls</bdi></a> solved"))
        }
    }

    @Test func whoWasAwayIsToldEverything() async throws {
        let store = ScriptedStore([("geo", "Owls"), ("geo", "Foxes")])
        try await Site.with(Self.challenges, store) { site in
            var events = try await site.events("/api/v1/live?after=9", fields: [("Last-Event-ID", "1")])
            let change = try Self.change(try await events.next())
            #expect(change.isWhole)
            #expect(change.teams.map(\.team) == ["Owls", "Foxes"])
            #expect(change.happenings.map(\.first) == [true, false])
        }
    }

    @Test func aBoardThatStopsEndsItsStreams() async throws {
        let store = ScriptedStore([("geo", "Owls")])
        var viewer: Connection?
        try await Site.with(Self.challenges, store) { site in
            viewer = try await Connection.connect(to: site.address)
            try await viewer?.send("GET /api/v1/live?after=1 HTTP/1.1\r\nHost: here\r\n\r\n")
            _ = try await viewer?.receive(until: "retry: 3000", timeout: .seconds(60))
        }
        let rest = try await viewer?.receiveAll(timeout: .seconds(60)) ?? []
        #expect(String(decoding: rest, as: UTF8.self).hasSuffix("0\r\n\r\n"))
        await viewer?.close()
    }
}
