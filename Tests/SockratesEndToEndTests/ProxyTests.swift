import Foundation
import Testing

/// HAProxy before the server: who comes is whom HAProxy names, and nobody else is believed.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Client.isInstalled("haproxy"), "haproxy is not installed"))
struct ProxyTests {
    /// HAProxy, which binds a port that was free a moment ago.
    private func proxied(_ server: Server, _ version: String, _ play: (Int) throws -> Void) throws {
        // The port of a server that has ended can be had again, and is given to nobody meanwhile.
        let ended = try Server(Game.pack)
        _ = try ended.stop()
        let port = ended.port
        let folder = try Folder([
            "haproxy.cfg": """
            defaults
              mode tcp
              timeout connect 10s
              timeout client 60s
              timeout server 60s
            listen quiz
              bind 127.0.0.1:\(port)
              server quiz 127.0.0.1:\(server.port) \(version)
            """ + "\n"
        ])
        let haproxy = try ChildProcess(["haproxy", "-db", "-f", folder / "haproxy.cfg"])
        defer { haproxy.signalled(SIGTERM) }
        try awaited("HAProxy's port") { (try? Player(port)) != nil }
        try play(port)
    }

    @Test(
        .enabled(if: Client.isInstalled("nc.openbsd"), "nc.openbsd is not installed"),
        arguments: ["send-proxy", "send-proxy-v2"]
    )
    func theTrueAddressIsLimitedAndLogged(version: String) throws {
        let server = try Server(Game.pack, options: ["--proxy-from", "127.0.0.1", "--deny", "127.0.0.9"])
        try proxied(server, version) { port in
            let nc = ["nc.openbsd", "-N", "-s"]
            #expect(try Client.piped(nc + ["127.0.0.7", "127.0.0.1", "\(port)"]) == Game.transcript)
            try server.logged("end=solved lost=0 peer=127.0.0.7:")
            #expect(
                try Client.piped(nc + ["127.0.0.9", "127.0.0.1", "\(port)"]) == "127.0.0.9 is not admitted here.\n"
            )
            try server.logged("gate=deny-list peer=127.0.0.9:")
        }
    }

    @Test func theSameHeaderFromElsewhereIsRefused() throws {
        let server = try Server(Game.pack, options: ["--proxy-from", "127.0.0.2"])
        try proxied(server, "send-proxy") { port in
            // HAProxy comes from 127.0.0.1, which is not trusted here.
            let shown = (try? Player(port).rest()) ?? ""
            #expect(!shown.contains(Game.flag))
        }
        try server.logged(
            "cause=\"a PROXY header from an address that is not trusted\" challenge=game1 gate=proxy-header"
        )
    }
}
