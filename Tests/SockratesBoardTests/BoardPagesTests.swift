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

    @Test func whatLeadsNowhereIsToldInAPage() async throws {
        try await Site.with(Self.challenges, Self.store()) { site in
            for path in ["/nope", "/a/b/c", "/teams/nope", "/api/nope"] {
                let answer = try await site.get(path)
                #expect(answer.status == 404, "\(path)")
                #expect(answer.text.contains("There is no such page on this board."), "\(path)")
            }
        }
    }

    @Test(arguments: [".", "..", "~", "~..", "a.b"]) func everyNameHasAPageThatBrowsersReach(name: String) async throws
    {
        let store = ScriptedStore()
        store.solve("sums", name, player: name)
        try await Site.with(Self.challenges, store) { site in
            let page = try await site.get("/").text
            let link = try #require(page.firstMatch(of: #/href="(/teams/[^"]*)"/#)).1
            // What is a way up once a browser has read it is no name.
            for segment in link.split(separator: "/") {
                #expect(![".", "..", "%2E", "%2E%2E"].contains(segment), "\(link)")
            }
            let team = try await site.get(String(link))
            #expect(team.status == 200 && team.text.contains("Place 1"), "\(link)")
            let player = try #require(page.firstMatch(of: #/href="(/challenges/sums)"/#)).1
            let solvers = try await site.get(String(player)).text
            let path = try #require(solvers.firstMatch(of: #/href="(/teams/[^"]*/players/[^"]*)"/#)).1
            #expect(try await site.get(String(path)).status == 200, "\(path)")
        }
    }

    @Test func aContestOfMoreThanADayShowsDays() async throws {
        let store = Self.store()
        try await Site.with(Self.challenges, store) { site in
            // 2023-11-14, 22:14 and later.
            let page = try await site.get("/").text
            #expect(page.contains("<time datetime=\"2023-11-14T22:14:20Z\">22:14</time>"))
            #expect(page.contains(">22:14</text>"))
        }
        store.solve("sums", "Owls", at: ScriptedStore.start + 3 * 86_400)
        try await Site.with(Self.challenges, store) { site in
            let page = try await site.get("/").text
            #expect(page.contains("<time datetime=\"2023-11-17T22:13:20Z\">17 Nov 22:13</time>"))
            #expect(page.contains(">14 Nov 22:14</text>") && page.contains(">17 Nov 22:13</text>"))
            #expect(try await site.get("/teams/Owls").text.contains(">14 Nov 22:14</time>"))
        }
    }

    @Test func whatASolveHasBroughtStandsOnTheTeamsPage() async throws {
        try await Site.with(Self.challenges, Self.store()) { site in
            let team = try await site.get("/teams/Foxes").text
            #expect(team.contains("solve number 2: 100 points") && team.contains("solve number 1: 100 points"))
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
            // As the record has them, and "scores --ctftime".
            #expect(feed.tasks == ["geo", "sums"])
            #expect(feed.standings.map(\.team) == own.standings.map(\.team))
            #expect(feed.standings.map(\.score) == [200, 100])
            #expect(feed.standings[0].pos == 1)
            #expect(feed.standings[0].taskStats["sums"]?.points == 100)
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
