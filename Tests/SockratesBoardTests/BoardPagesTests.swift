import Foundation
import SockratesBoard
import SockratesStore
import Testing

@Suite(.timeLimit(.minutes(2))) struct BoardPagesTests {
    private static let challenges = [
        BoardChallenge(name: "geo", title: "Geography"), BoardChallenge(name: "sums", title: "Sums"),
    ]

    private static func store() -> ScriptedStore {
        ScriptedStore([("geo", "Owls"), ("geo", "Foxes"), ("sums", "Foxes")])
    }

    @Test func theWallShowsTheStandingsBestFirst() async throws {
        try await Site.with(Self.challenges, Self.store()) { site in
            let page = try await site.get("/")
            #expect(page.status == 200)
            #expect(page.fields["content-type"] == ["text/html; charset=utf-8"])
            let foxes = try #require(page.text.range(of: "<tr data-team=\"Foxes\" data-points=\"200\""))
            let owls = try #require(page.text.range(of: "<tr data-team=\"Owls\" data-points=\"100\""))
            #expect(foxes.lowerBound < owls.lowerBound)
            #expect(page.text.contains("<svg class=\"series\""))
            #expect(page.text.contains("first blood"))
            #expect(page.text.contains("2 solves"))
        }
    }

    @Test func challengesTeamsAndPlayersHavePages() async throws {
        try await Site.with(Self.challenges, Self.store()) { site in
            let challenge = try await site.get("/challenges/geo")
            #expect(challenge.text.contains("<bdi>Geography</bdi>"))
            #expect(challenge.text.contains("100 points · 2 solves"))
            let team = try await site.get("/teams/Foxes")
            #expect(team.text.contains("Place 1 · 200 points · 2 solves"))
            let player = try await site.get("/teams/Foxes/players/player")
            #expect(player.text.contains("plays for <a href=\"/teams/Foxes\">"))
            for path in ["/challenges/none", "/teams/none", "/teams/Owls/players/none", "/none"] {
                #expect(try await site.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func everyAnswerCarriesAPolicyThatForbidsWhatIsNotOurs() async throws {
        try await Site.with(Self.challenges, Self.store()) { site in
            for path in ["/", "/assets/board.js", "/chart.svg", "/api/v1/standings", "/nothing"] {
                let answer = try await site.get(path)
                let policy = try #require(answer.fields["content-security-policy"].first, "\(path)")
                #expect(policy.hasPrefix("default-src 'none';"))
                #expect(!policy.contains("unsafe"))
                #expect(answer.fields["x-content-type-options"] == ["nosniff"])
                #expect(answer.fields["set-cookie"].isEmpty)
            }
            let page = try await site.get("/").text
            for forbidden in ["<style", " style=", " onclick=", "<script>", "http://", "https://"] {
                #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains(forbidden), "\(forbidden)")
            }
        }
    }

    @Test func whatHasNotChangedIsNotSentAgain() async throws {
        let store = Self.store()
        try await Site.with(Self.challenges, store) { site in
            for path in ["/", "/api/v1/standings", "/standings.csv", "/assets/board.css"] {
                let tag = try #require(try await site.get(path).fields["etag"].first)
                let again = try await site.get(path, fields: [("If-None-Match", tag)])
                #expect(again.status == 304, "\(path)")
                #expect(again.text.isEmpty)
            }
            let tag = try #require(try await site.get("/api/v1/standings").fields["etag"].first)
            var events = try await site.events("/api/v1/live?after=3")
            store.solve("sums", "Owls")
            _ = try await events.next()
            #expect(try await site.get("/api/v1/standings", fields: [("If-None-Match", tag)]).status == 200)
        }
    }

    @Test func theAPIAndCTFtimeTellTheSame() async throws {
        try await Site.with(Self.challenges, Self.store()) { site in
            struct Standings: Decodable {
                let sequence: Int64
                let standings: [Standing]
            }
            struct Feed: Decodable {
                struct Line: Decodable {
                    struct Task: Decodable {
                        let points: Int
                        let time: Int
                    }
                    let pos: Int
                    let team: String
                    let score: Int
                    let taskStats: [String: Task]
                    let lastAccept: Int
                }
                let tasks: [String]
                let standings: [Line]
            }
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            let own = try decoder.decode(Standings.self, from: Data(try await site.get("/api/v1/standings").text.utf8))
            let feed = try decoder.decode(Feed.self, from: Data(try await site.get("/api/v1/ctftime").text.utf8))
            #expect(own.sequence == 3)
            #expect(own.standings.map(\.team) == ["Foxes", "Owls"])
            #expect(feed.tasks == ["Geography", "Sums"])
            #expect(feed.standings.map(\.team) == own.standings.map(\.team))
            #expect(feed.standings.map(\.score) == [200, 100])
            #expect(feed.standings[0].pos == 1)
            #expect(feed.standings[0].taskStats["Sums"]?.points == 100)
            #expect(feed.standings[0].lastAccept == Int(ScriptedStore.start.timeIntervalSince1970) + 180)
            #expect(try await site.get("/api/v1/challenges").text.contains("\"solvers\":[\"Owls\",\"Foxes\"]"))
            #expect(try await site.get("/api/v1/teams/Owls").text.contains("\"points\":100"))
            #expect(try await site.get("/api/v1/teams/none").status == 404)
        }
    }

    @Test func theTableIsSentAsCSV() async throws {
        try await Site.with(Self.challenges, Self.store()) { site in
            let lines = try await site.get("/standings.csv").text.split(separator: "\r\n").map(String.init)
            #expect(lines[0] == "place,team,points,solves,last,geo,sums")
            #expect(lines[1].hasPrefix("1,Foxes,200,2,"))
            #expect(lines[2].hasSuffix(",100,0"))
        }
    }
}
