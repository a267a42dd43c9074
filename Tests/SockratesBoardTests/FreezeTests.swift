import Foundation
import SockratesBoard
import SockratesQuiz
import SockratesStore
import Testing

/// What came after the freeze, and how questions went, is for organisers alone.
@Suite(.timeLimit(.minutes(2))) struct FreezeTests {
    private static let key = "the key of organisers"
    private static let publicPaths = [
        "/", "/challenges/geo", "/chart.svg", "/standings.csv", "/api/v1/standings", "/api/v1/series", "/api/v1/solves",
        "/api/v1/challenges", "/api/v1/ctftime",
    ]

    private static func frozen() -> ScriptedStore {
        let rules = ContestRules(freeze: ScriptedStore.start + 90, scoring: .fixed(100))
        return ScriptedStore([("geo", "Owls"), ("geo", "Latecomers")], rules: rules)
    }

    private static func authorization(_ key: String) -> [(String, String)] {
        [("Authorization", "Basic " + Data("anybody:\(key)".utf8).base64EncodedString())]
    }

    @Test func thePublicSeesNothingThatCameAfterIt() async throws {
        try await Site.with([], Self.frozen(), options: BoardOptions(organisersKey: Self.key)) { site in
            for path in Self.publicPaths {
                let answer = try await site.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.text.contains("Latecomers"), "\(path)")
            }
            #expect(try await site.get("/").text.contains("The standings stand still since"))
            #expect(try await site.get("/teams/Latecomers").status == 404)
            #expect(try await site.get("/api/v1/teams/Latecomers").status == 404)
            var events = try await site.events("/api/v1/live?after=0")
            let event = try #require(try await events.next())
            #expect(event.data.contains("Owls") && !event.data.contains("Latecomers"))
            #expect(event.id == "1")
        }
    }

    @Test func organisersSeeAllWithTheKey() async throws {
        try await Site.with([], Self.frozen(), options: BoardOptions(organisersKey: Self.key)) { site in
            for path in ["/organisers", "/organisers/api/v1/standings"] {
                let answer = try await site.get(path, fields: Self.authorization(Self.key))
                #expect(answer.status == 200)
                #expect(answer.text.contains("Latecomers"))
                for wrong in [[], Self.authorization("a guess"), [("Authorization", "Basic %%%")]] {
                    let refused = try await site.get(path, fields: wrong)
                    #expect(refused.status == 401)
                    #expect(refused.fields["www-authenticate"].first?.hasPrefix("Basic ") == true)
                    #expect(!refused.text.contains("Latecomers"))
                }
            }
        }
    }

    @Test func withoutAKeyNobodyIsAnOrganiser() async throws {
        try await Site.with([], Self.frozen()) { site in
            let answer = try await site.get("/organisers", fields: Self.authorization(""))
            #expect(answer.status == 404)
        }
    }

    @Test func organisersSeeHowQuestionsWent() async throws {
        let store = Self.frozen()
        let session = SessionID(rawValue: 1)
        let place = QuestionPlace(stage: 0, entry: 0, question: 0)
        let opening = SessionOpening(challenge: "geo", edition: "", seed: 1, peer: "127.0.0.1:1")
        func entry(_ sequence: Int64, _ happening: Happening) -> Entry {
            Entry(sequence: sequence, time: .now, session: session, age: .seconds(sequence), happening: happening)
        }
        store.record([
            entry(1, .opened(opening)),
            entry(2, .asked(place, round: 0, text: "Capital of <b>Australia</b>?")),
            entry(3, .timedOut(place)),
        ])
        try await Site.with([], store, options: BoardOptions(organisersKey: Self.key)) { site in
            let page = try await site.get("/organisers/questions", fields: Self.authorization(Self.key))
            #expect(page.text.contains("Capital of &lt;b&gt;Australia&lt;/b&gt;?"))
            let answer = try await site.get("/organisers/api/v1/questions", fields: Self.authorization(Self.key))
            #expect(answer.text.contains("\"asked\":1") && answer.text.contains("\"timedOut\":1"))
            #expect(try await site.get("/organisers/questions").status == 401)
        }
    }
}
