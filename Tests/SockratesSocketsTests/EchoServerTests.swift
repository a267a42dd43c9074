import SockratesSockets
import Testing

/// The servers of the documentation's front page.
@Suite(.timeLimit(.minutes(5))) struct EchoServerTests {
    final class Echo: LineHandler {
        func received(line: [UInt8], on connection: LineConnection) {
            connection.send(line + [0x0A])
        }
    }

    @Test func theHandlerEchoes() async throws {
        let loops = EventLoops()
        let listener = try await Listener.bind(to: .ip(host: "127.0.0.1", port: 0), on: loops) { _ in Echo() }
        let connection = try await Connection.connect(to: listener.localAddress)
        try await connection.send("hello\n")
        #expect(try await connection.line() == "hello")
        await connection.close()
        await listener.stopAccepting()
        await listener.connectionsClosed()
        await loops.shutdown()
    }

    @Test func theTaskEchoes() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let serving = Task {
            for await connection in listener.connections {
                while let line = try await connection.receiveLine() { try await connection.sendLine(line) }
                await connection.close()
            }
        }
        let connection = try await Connection.connect(to: listener.localAddress)
        try await connection.send("hello\nworld")
        try await connection.shutdown(.output)
        #expect(try await connection.allText() == "hello\nworld\n")
        await connection.close()
        await listener.close()
        try await serving.value
    }
}
