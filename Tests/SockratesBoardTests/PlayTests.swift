import Foundation
import SockratesBoard
import SockratesServer
import SockratesSockets
import Testing

/// Sessions that are played by HTTP are the same as those over a socket.
@Suite(.timeLimit(.minutes(2))) struct PlayTests {
    /// A challenge with a board, and the session that was begun in it.
    private struct Game {
        let site: Site
        let server: ChallengeServer
        let path: String

        /// Reads the stream until something is in what came.
        func shown(_ words: String, after number: Int = 0) async throws -> String {
            var events = try await site.events("\(path)/events?after=\(number)")
            var text = ""
            while !text.contains(words), let event = try await events.next() { text += event.data }
            return text
        }

        func type(_ line: String) async throws -> Site.Answer {
            try await site.post("\(path)/input", "line=\(line)", fields: [("Accept", "application/json")])
        }
    }

    private static func play(
        gates: Gates = Gates(),
        options: BoardOptions = BoardOptions(),
        beginning fields: [(String, String)] = [],
        _ body: (Game) async throws -> Void
    ) async throws {
        let loops = EventLoops(threads: 2)
        var serverOptions = ServerOptions(gates: gates, drain: .milliseconds(100))
        serverOptions.seed = 1
        let server = try await ChallengeServer.bind(
            Riddle(),
            name: "riddle",
            to: .ip(host: "127.0.0.1", port: 0),
            options: serverOptions,
            on: loops,
            logger: .silent
        )
        try await Site.with(BoardChallenge.all(of: server), nil, options: options) { site in
            let begun = try await site.begin("/play/riddle", fields: fields)
            #expect(begun.status == 303)
            let path = try #require(begun.fields["location"].first)
            try await body(Game(site: site, server: server, path: path))
        }
        await server.drain()
        await loops.shutdown()
    }

    @Test func theSessionIsPlayedToItsFlag() async throws {
        try await Self.play { game in
            #expect(game.server.connectionCount == 1)
            let opening = try await game.shown("> ")
            #expect(opening.contains("{\"class\":\"f2 bold\",\"text\":\"What is 2 + 2?\"}"))
            #expect(try await game.type("5").status == 204)
            let wrong = try await game.shown("5 is wrong.")
            #expect(wrong.contains("{\"class\":\"typed\",\"text\":\"5\\n\"}"))
            #expect(try await game.type("4").status == 204)
            let end = try await game.shown("The session is over.")
            #expect(end.contains(Riddle.flag))
            #expect(try await game.type("4").status == 410)
        }
    }

    @Test func aPageWithoutScriptsPlaysToo() async throws {
        try await Self.play { game in
            _ = try await game.shown("> ")
            let posted = try await game.site.post("\(game.path)/input", "line=%3Cb%3E+%26")
            #expect(posted.status == 303)
            #expect(posted.fields["location"] == [game.path])
            _ = try await game.shown("is wrong")
            let page = try await game.site.get(game.path)
            #expect(page.text.contains("<span class=\"typed\">&lt;b&gt; &amp;\n</span>"))
            #expect(page.text.contains("&lt;b&gt; &amp; is wrong."))
            #expect(page.text.contains("<span class=\"f2 bold\">What is 2 + 2?</span>"))
        }
    }

    @Test func aStreamGoesOnWhereItBroke() async throws {
        try await Self.play { game in
            var events = try await game.site.events("\(game.path)/events")
            let first = try #require(try await events.next())
            _ = try await game.type("7")
            var again = try await game.site.events("\(game.path)/events", fields: [("Last-Event-ID", first.id)])
            let next = try #require(try await again.next())
            #expect(Int(next.id) ?? 0 > Int(first.id) ?? .max)
            #expect(!next.data.contains("What is 2 + 2?"))
        }
    }

    @Test func theEndOfTheInputAndDeadlinesReachTheSession() async throws {
        try await Self.play { game in
            _ = try await game.type("wait")
            #expect(try await game.shown("Too late.").contains("Too late."))
            _ = try await game.site.post("\(game.path)/end", "", fields: [("Accept", "application/json")])
            let end = try await game.shown("The session is over.")
            #expect(end.contains("Goodbye."))
        }
    }

    @Test func outputWaitsUntilItIsLookedAt() async throws {
        try await Self.play { game in
            _ = try await game.type("flood")
            #expect(try await game.shown("That was all.").contains("That was all."))
        }
    }

    @Test func gatesCountPlayersInTheBrowserByTheirAddress() async throws {
        let proxies = IPNetworks([try #require(IPNetwork("127.0.0.0/8"))])
        let options = BoardOptions(trustedProxies: proxies)
        let first = [("X-Forwarded-For", "203.0.113.9, 198.51.100.7")]
        try await Self.play(gates: Gates([SourceLimit(1)]), options: options, beginning: first) { game in
            #expect(try await game.shown("> ").contains("Hello 198.51.100.7"))
            let again = try await game.site.begin("/play/riddle", fields: first)
            let refused = Game(
                site: game.site,
                server: game.server,
                path: try #require(again.fields["location"].first)
            )
            let words = try await refused.shown("The session is over.")
            #expect(words.contains("1 connection from your address (198.51.100.7) may be open at a time"))
        }
    }

    @Test func whoIsNoProxyIsNotBelieved() async throws {
        try await Self.play(beginning: [("X-Forwarded-For", "198.51.100.7")]) { game in
            let opening = try await game.shown("> ")
            #expect(opening.contains("Hello 127.0.0.1"))
        }
    }

    @Test func aSessionIsKnownByItsSecretAlone() async throws {
        try await Self.play { game in
            let secret = try #require(game.path.split(separator: "/").last)
            #expect(secret.count == 32)
            #expect(try await game.site.get("/play/riddle/\(String(repeating: "0", count: 32))").status == 410)
            #expect(try await game.site.get("/play/other/\(secret)").status == 410)
            #expect(try await game.site.get("/play/other").status == 404)
            let foreign = try await game.site.post(
                "\(game.path)/input",
                "line=4",
                fields: [("Sec-Fetch-Site", "cross-site")]
            )
            #expect(foreign.status == 403)
        }
    }

    @Test func aDrainTellsThePlayersInTheBrowser() async throws {
        try await Self.play { game in
            _ = try await game.shown("> ")
            await game.server.drain()
            let end = try await game.shown("The session is over.")
            #expect(end.contains("The server stops."))
            #expect(try await game.site.begin("/play/riddle").status == 503)
        }
    }
}
