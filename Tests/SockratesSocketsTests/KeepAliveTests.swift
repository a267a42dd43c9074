#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Testing

@testable import SockratesSockets

/// That a peer's machine has vanished is noticed by the system, which is told so for each socket.
@Suite(.timeLimit(.minutes(5)), .serialized) struct KeepAliveTests {
    /// What the system was told of both ends of a connection.
    private static func settings(between one: SocketAddress, and other: SocketAddress) -> [String] {
        (0..<CInt(65_536)).filter {
            port($0, getsockname) == one.port && port($0, getpeername) == other.port
        }.map { descriptor in
            func option(_ level: CInt, _ name: CInt) -> CInt {
                var value: CInt = 0
                var size = socklen_t(MemoryLayout<CInt>.size)
                getsockopt(descriptor, level, name, &value, &size)
                return value
            }
            #if canImport(Glibc)
                let tcp = CInt(IPPROTO_TCP)
                let times = [TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_USER_TIMEOUT].map { option(tcp, $0) }
                return option(SOL_SOCKET, SO_KEEPALIVE) == 0 ? "off" : "\(times)"
            #else
                return option(SOL_SOCKET, SO_KEEPALIVE) == 0 ? "off" : "on"
            #endif
        }
    }

    #if canImport(Glibc)
        @Test func aListenersConnectionsEndTwoMinutesAfterThePeerHasVanished() async throws {
            try await LineServer.run { server in
                let connection = try await server.connect()
                try await connection.send("x\n")
                #expect(try await connection.line() == "x")
                // Who does not read for so long counts as gone, too.
                #expect(Self.settings(between: server.address, and: connection.local) == ["[60, 15, 4, 120000]"])
                await connection.close()
            }
        }

        @Test func aClientsConnectionBearsAPeerThatDoesNotRead() async throws {
            let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
            let near = try await Connection.connect(to: listener.localAddress)
            let far = try await listener.accept()
            #expect(Self.settings(between: near.local, and: near.peer) == ["[60, 15, 4, 0]"])
            #expect(Self.settings(between: far.local, and: far.peer) == ["[60, 15, 4, 0]"])
            await near.close()
            await far.close()
            await listener.close()
        }

        @Test(arguments: [(Duration.seconds(2), "[1, 1, 4, 2000]"), (.seconds(90), "[46, 11, 4, 90000]")])
        func theTimeIsTheListeners(time: Duration, told: String) async throws {
            var options = ListenerOptions()
            options.keepAlive = time
            try await LineServer.run(options: options) { server in
                let connection = try await server.connect()
                try await connection.send("x\n")
                #expect(try await connection.line() == "x")
                #expect(Self.settings(between: server.address, and: connection.local) == [told])
                await connection.close()
            }
        }
    #endif

    @Test func itCanBeLeftToTheSystem() async throws {
        var options = ListenerOptions()
        options.keepAlive = nil
        try await LineServer.run(options: options) { server in
            let connection = try await Connection.connect(
                to: server.address,
                options: ConnectionOptions(keepAlive: nil)
            )
            try await connection.send("x\n")
            #expect(try await connection.line() == "x")
            #expect(Self.settings(between: server.address, and: connection.local) == ["off"])
            #expect(Self.settings(between: connection.local, and: server.address) == ["off"])
            await connection.close()
        }
    }
}
