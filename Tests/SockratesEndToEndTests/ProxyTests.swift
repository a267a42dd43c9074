import Foundation
import Testing

/// HAProxy before the server: who comes is whom HAProxy names, and nobody else is believed.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Client.isInstalled("haproxy"), "haproxy is not installed"))
struct ProxyTests {
    @Test(
        .enabled(if: Client.isInstalled("nc.openbsd"), "nc.openbsd is not installed"),
        arguments: ["send-proxy", "send-proxy-v2"]
    )
    func theTrueAddressIsLimitedAndLogged(version: String) throws {
        let server = try Server(Game.pack, options: ["--proxy-from", "127.0.0.1", "--deny", "127.0.0.9"])
        let proxy = try HAProxy(before: server.port, version)
        let nc = ["nc.openbsd", "-N", "-s"]
        #expect(try Client.piped(nc + ["127.0.0.7", "127.0.0.1", "\(proxy.port)"]) == Game.transcript)
        try server.logged("end=solved lost=0 peer=127.0.0.7:")
        let refused = try Client.piped(nc + ["127.0.0.9", "127.0.0.1", "\(proxy.port)"])
        #expect(refused == "127.0.0.9 is not admitted here.\n")
        try server.logged("gate=deny-list peer=127.0.0.9:")
    }

    @Test(arguments: ["send-proxy", "send-proxy-v2"]) func theSameHeaderFromElsewhereIsRefused(version: String) throws {
        let server = try Server(Game.pack, options: ["--proxy-from", "127.0.0.2"])
        // HAProxy comes from 127.0.0.1, which is not trusted here.
        let proxy = try HAProxy(before: server.port, version)
        let shown = (try? Player(proxy.port).rest()) ?? ""
        #expect(!shown.contains(Game.flag))
        try server.logged(
            "cause=\"a PROXY header from an address that is not trusted\" challenge=game1 gate=proxy-header"
        )
    }

    #if os(Linux)
        /// What a program prints that tells what it was told of its player.
        private static let teller = ["sh", "-c", "env | sort; echo ready; read line"]

        @Test(
            .enabled(if: Client.isInstalled("nc.openbsd"), "nc.openbsd is not installed"),
            arguments: ["send-proxy", "send-proxy-v2"]
        )
        func programsAreToldTheTrueAddressToo(version: String) throws {
            let options = ["--proxy-from", "127.0.0.1", "--max-per-address", "1", "--deny", "127.0.0.9"]
            let server = try Server(options: options + ["--no-isolate"], running: Self.teller)
            let proxy = try HAProxy(before: server.port, version)
            // HAProxy gives up a client that ends its input before the server is connected, so those who type nothing keep it open.
            func client(_ address: String, _ options: String...) -> [String] {
                ["nc.openbsd", "-s", address] + options + ["127.0.0.1", "\(proxy.port)"]
            }
            let first = try ChildProcess(client("127.0.0.7", "-N"))
            let told = try first.output.text(through: "ready\n")
            for name in ["NCAT_REMOTE_ADDR", "TCPREMOTEIP", "REMOTE_ADDR", "SOCAT_PEERADDR"] {
                #expect(told.contains("\n\(name)=127.0.0.7\n"), "\(name)")
            }
            // The other end is the server's own.
            for name in ["NCAT_LOCAL_PORT", "TCPLOCALPORT", "SOCAT_SOCKPORT"] {
                #expect(told.contains("\n\(name)=\(server.port)\n"), "\(name)")
            }
            let port = try #require(told.firstMatch(of: /\nTCPREMOTEPORT=([0-9]+)\n/)?.output.1)
            #expect(
                try Client.piped(client("127.0.0.7"), "")
                    == "1 connection from your address (127.0.0.7) may be open at a time: close one first.\n"
            )
            #expect(try Client.piped(client("127.0.0.8"), "\n").contains("\nREMOTE_ADDR=127.0.0.8\n"))
            #expect(try Client.piped(client("127.0.0.9"), "") == "127.0.0.9 is not admitted here.\n")
            first.endInput()
            try server.logged("peer=127.0.0.7:\(port)")
        }

        @Test(arguments: ["send-proxy", "send-proxy-v2"]) func aHeaderFromElsewhereEndsTheProgram(version: String)
            throws
        {
            let server = try Server(options: ["--proxy-from", "127.0.0.2", "--no-isolate"], running: Self.teller)
            let proxy = try HAProxy(before: server.port, version)
            let player = try Player(proxy.port)
            try player.send("typed\n")
            _ = try? player.rest()
            try server.logged("gate=proxy-header peer=127.0.0.1:")
            // Neither the header nor what stands behind it reaches the program.
            try server.logged("end=\"player left\" peer=127.0.0.1:")
            #expect(!server.log.contains(/received=[1-9]/))
        }
    #endif
}
