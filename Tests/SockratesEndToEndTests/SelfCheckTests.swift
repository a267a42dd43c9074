import Foundation
import Testing

/// A server that plays its challenges itself, to see whether they are well.
@Suite(.timeLimit(.minutes(5))) struct SelfCheckTests {
    private let options = ["--health", "0", "--self-check", "100ms", "--log-level", "debug"]

    @Test func aChallengeThatIsWellIsPlayedToItsFlagAndWinsNothing() throws {
        let server = try Server(Game.pack, options: options)
        let port = try HealthPort(of: server)
        try awaited("three self-checks") {
            try port.ask("/metrics").body.contains(#"sockrates_self_checks_total{challenge="game1",result="passed"} 3"#)
        }
        let metrics = try port.ask("/metrics").body
        #expect(metrics.contains("\nsockrates_self_check_healthy{challenge=\"game1\"} 1\n"))
        #expect(metrics.contains("\nsockrates_solves_total{challenge=\"game1\"} 0\n"))
        #expect(!metrics.contains("sockrates_sessions_ended_total{"))
        #expect(try port.ask("/readyz").status == "HTTP/1.1 200 OK")
        #expect(server.log.contains("debug solved challenge=game1") && server.log.contains("self-check=true"))
        #expect(!server.log.contains("notice solved"))
        // Players are counted beside it.
        #expect(try Player(server.port).typed(Game.answers).contains(Game.flag))
        try awaited("the player's solve") {
            try port.ask("/metrics").body.contains("\nsockrates_solves_total{challenge=\"game1\"} 1\n")
        }
    }

    @Test func overAUnixSocketTheServerKnowsItself() throws {
        let folder = try Folder()
        let server = try Server(Game.pack, options: options + ["--unix", folder / "game.sock"])
        let port = try HealthPort(of: server)
        try awaited("a self-check") {
            try port.ask("/metrics").body.contains(#"sockrates_self_checks_total{challenge="game1",result="passed"} 1"#)
        }
        #expect(try port.ask("/metrics").body.contains("\nsockrates_solves_total{challenge=\"game1\"} 0\n"))
    }

    @Test func aProgramMayPlayInstead() throws {
        let solver = #"f() { printf 'Paris\nTokyo\nLima\n' | '\#(Program.path)' nc "$1" "$2" | grep -q flag; }; f"#
        let server = try Server(Game.pack, options: options + ["--solver", solver])
        let port = try HealthPort(of: server)
        try awaited("a self-check") {
            try port.ask("/metrics").body.contains(#"sockrates_self_checks_total{challenge="game1",result="passed"} 1"#)
        }
        #expect(try port.ask("/metrics").body.contains("\nsockrates_solves_total{challenge=\"game1\"} 0\n"))
    }

    @Test func whenACheckFailsThePlayersAreSentElsewhereUntilItIsWellAgain() throws {
        let folder = try Folder()
        let switched = folder / "well"
        let server = try Server(Game.pack, options: options + ["--solver", "f() { test -e '\(switched)'; }; f"])
        let port = try HealthPort(of: server)
        try server.logged("warning self-check failed cause=\"sh ended with exit code 1\" challenge=game1")
        let ill = try port.ask("/readyz")
        #expect(ill.status == "HTTP/1.1 503 Service Unavailable")
        #expect(ill.body == "the last self-check of game1 failed\n")
        #expect(try port.ask("/healthz").status == "HTTP/1.1 200 OK")
        try folder.write("", to: "well")
        try server.logged("notice self-check is well again challenge=game1")
        try awaited("readiness") { try port.ask("/readyz").status == "HTTP/1.1 200 OK" }
    }

    @Test func gatesLetTheServerItselfPassAndCountWhomTheyRefuse() throws {
        let server = try Server(Game.pack, options: options + ["--deny", "127.0.0.0/8"])
        let port = try HealthPort(of: server)
        #expect(try Player(server.port).rest().contains("127.0.0.1 is not admitted here."))
        try awaited("a self-check") {
            try port.ask("/metrics").body.contains(#"sockrates_self_checks_total{challenge="game1",result="passed"} 1"#)
        }
        let refused = #"sockrates_connections_refused_total{challenge="game1",gate="deny-list"} 1"#
        #expect(try port.ask("/metrics").body.contains(refused))
    }

    @Test func aSelfCheckIsInNoCountOfPlayers() throws {
        let server = try Server(Game.pack, options: ["--health", "0", "--self-check", "1h"])
        let health = try HealthPort(of: server)
        try awaited("a self-check") { try health.ask("/readyz").status == "HTTP/1.1 200 OK" }
        let metrics = try health.ask("/metrics").body
        for name in ["connections_accepted_total", "received_bytes_total", "sent_bytes_total"] {
            #expect(metrics.contains("\nsockrates_\(name){challenge=\"game1\"} 0\n"), "\(name)")
        }
    }

    #if os(Linux)
        @Test func aSelfCheckKeepsNoServerFromStopping() throws {
            let server = try Server(
                options: ["--self-check", "1h", "--log-level", "debug", "--drain", "1h", "--no-isolate"],
                running: ["cat"]
            )
            try server.logged("session opened")
            #expect(try server.stop() == 0)
            #expect(!server.log.contains("draining"))
        }

        @Test func aChallengeThatGreetsNobodyNeedsASolver() throws {
            let server = try Server(options: ["--self-check", "1h", "--no-isolate"], running: ["true"])
            try server.logged("needs a \\\"solver\\\"")
        }
    #endif
}
