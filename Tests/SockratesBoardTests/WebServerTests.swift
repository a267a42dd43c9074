import AsyncHTTPClient
import Logging
import ServiceLifecycle
import SockratesBoard
import SockratesSockets
import Testing

@Suite(.timeLimit(.minutes(2))) struct WebServerTests {
    private static let pages = [
        WebPage("/healthz") { .text("ok\n") },
        WebPage("/metrics") { .text("up 1\n", type: "text/plain; version=0.0.4") },
        WebPage("/down") { .text("no\n", status: 503) },
    ]

    @Test func pagesAnswerWithTheirTypeAndStatus() async throws {
        try await Site.with(Self.pages) { site in
            let health = try await site.get("/healthz")
            #expect(health.status == 200)
            #expect(health.text == "ok\n")
            #expect(health.fields["content-type"] == ["text/plain; charset=utf-8"])
            #expect(try await site.get("/metrics").fields["content-type"] == ["text/plain; version=0.0.4"])
            #expect(try await site.get("/down").status == 503)
            #expect(try await site.get("/nothing").status == 404)
        }
    }

    @Test func everyAnswerCarriesAPolicyThatForbidsWhatIsNotOurs() async throws {
        try await Site.with(Self.pages) { site in
            for path in ["/healthz", "/nothing"] {
                let fields = try await site.get(path).fields
                let policy = try #require(fields["content-security-policy"].first)
                #expect(policy.hasPrefix("default-src 'none';"))
                #expect(!policy.contains("unsafe"))
                #expect(fields["x-content-type-options"] == ["nosniff"])
                #expect(fields["referrer-policy"] == ["no-referrer"])
            }
        }
    }

    @Test func aPortInUseIsToldInWords() async throws {
        try await Site.with(Self.pages) { site in
            await #expect(throws: SocketError.self) {
                try await WebServer.bind(Self.pages, to: site.address, logger: .silent)
            }
        }
    }
}
