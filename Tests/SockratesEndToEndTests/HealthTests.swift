import Foundation
import Testing

/// What a host tells those who watch it.
@Suite(.timeLimit(.minutes(5))) struct HealthTests {
    /// The port that a server has printed behind its invitations.
    private func port(of server: Server) throws -> Int {
        let line = try server.process.output.text(through: "\n")
        #expect(line.hasPrefix("health: 127.0.0.1:"))
        return try #require(Int(line.split(separator: ":").last?.dropLast() ?? ""))
    }

    /// Status line and body of an answer.
    private func ask(_ port: Int, _ path: String) throws -> (status: String, body: String) {
        let client = try Player(port)
        try client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let answer = try client.rest()
        let parts = answer.components(separatedBy: "\r\n\r\n")
        return (parts[0].components(separatedBy: "\r\n")[0], parts.dropFirst().joined())
    }

    @Test func aServerTellsThatItIsReadyAndWhatItHasCounted() throws {
        let server = try Server(Game.pack, options: ["--health", "0"])
        let port = try port(of: server)
        #expect(try ask(port, "/readyz").status == "HTTP/1.1 200 OK")
        #expect(try Player(server.port).typed(Game.answers).contains("flag{"))
        try awaited("the solve in the metrics") {
            try ask(port, "/metrics").body.contains(
                "\nsockrates_sessions_ended_total{challenge=\"game1\",end=\"solved\"} 1\n"
            )
        }
        #expect(try ask(port, "/metrics").body.contains("\nsockrates_solves_total{challenge=\"game1\"} 1\n"))
    }

    @Test func whileItDrainsItIsAliveAndNotReady() throws {
        let server = try Server(Game.pack, options: ["--health", "0", "--drain", "1m"])
        let port = try port(of: server)
        let player = try Player(server.port)
        _ = try player.text(through: "> ")
        server.process.signalled(SIGTERM)
        _ = try player.text(through: "The server stops in 60 s.")
        let ready = try ask(port, "/readyz")
        #expect(ready.status == "HTTP/1.1 503 Service Unavailable")
        #expect(ready.body == "the server stops\n")
        #expect(try ask(port, "/healthz").status == "HTTP/1.1 200 OK")
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
