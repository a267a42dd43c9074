import Foundation
import Testing

/// What a host tells those who watch it.
@Suite(.timeLimit(.minutes(5))) struct HealthTests {
    @Test func aServerTellsThatItIsReadyAndWhatItHasCounted() throws {
        let server = try Server(Game.pack, options: ["--health", "0"])
        let port = try HealthPort(of: server)
        #expect(try port.ask("/readyz").status == "HTTP/1.1 200 OK")
        #expect(try Player(server.port).typed(Game.answers).contains("flag{"))
        try awaited("the solve in the metrics") {
            try port.ask("/metrics").body.contains(
                "\nsockrates_sessions_ended_total{challenge=\"game1\",end=\"solved\"} 1\n"
            )
        }
        #expect(try port.ask("/metrics").body.contains("\nsockrates_solves_total{challenge=\"game1\"} 1\n"))
    }

    @Test func whileItDrainsItIsAliveAndNotReady() throws {
        let server = try Server(Game.pack, options: ["--health", "0", "--drain", "1m"])
        let port = try HealthPort(of: server)
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        server.process.signalled(SIGTERM)
        _ = try player.text(through: "The server stops in 60 s.")
        let ready = try port.ask("/readyz")
        #expect(ready.status == "HTTP/1.1 503 Service Unavailable")
        #expect(ready.body == "the server stops\n")
        #expect(try port.ask("/healthz").status == "HTTP/1.1 200 OK")
        player.endInput()
        _ = try player.rest()
        #expect(try server.process.exitCode() == 0)
    }

    @Test func aHealthAddressThatIsNoneIsNamed() throws {
        let result = try Program.run("serve", "--health", "everywhere")
        #expect(result.code == 2)
        #expect(result.errors.hasPrefix("sockrates: --health is an address and a port such as 127.0.0.1:9100"))
    }
}
