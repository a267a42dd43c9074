import Testing

@testable import SockratesSockets

/// Handlers that take no lines for a while.
@Suite(.timeLimit(.minutes(5))) struct PausedInputTests {
    /// Pauses the input at each line that says so; goes on when the deadline passes.
    @Sendable private static func pausing(_ happening: Happening, _ connection: LineConnection) {
        switch happening {
        case .line("pause"):
            connection.pauseInput()
            connection.send(Array("paused\n".utf8))
        case .line(let line): connection.send(Array("\(line)\n".utf8))
        case .deadline: connection.resumeInput()
        case .inputEnded: connection.close()
        default: break
        }
    }

    @Test func linesAndTheirEndWaitUntilTheInputGoesOn() async throws {
        try await LineServer.run(act: Self.pausing) { server in
            let peer = try await server.connect()
            try await peer.send("one\npause\ntwo\nthree")
            try await peer.shutdown(.output)
            #expect(try await peer.line() == "one")
            #expect(try await peer.line() == "paused")
            await #expect(throws: SocketError.self) { try await peer.receive(timeout: .milliseconds(50)) }
            server.listener.forEachConnection { $0.setDeadline(.zero) }
            #expect(try await peer.receiveAll() == Array("two\nthree\n".utf8))
        }
    }

    @Test func whatComesDuringThePauseStaysWithThePeer() async throws {
        try await LineServer.run(act: Self.pausing) { server in
            let peer = try RawPeer(to: server.address)
            peer.send("pause\n")
            #expect(peer.sendUntilFull(atMost: 16 << 20) < 16 << 20)
            #expect(server.listener.connectionCount == 1)
        }
    }

    @Test func theLastTextArrivesThoughTheInputWasPaused() async throws {
        try await LineServer.run { happening, connection in
            guard case .line = happening else { return }
            connection.pauseInput()
            connection.send(Array("that is all\n".utf8))
            connection.close()
        } _: { server in
            let peer = try await server.connect()
            try await peer.send(String(repeating: "more\n", count: 2000))
            #expect(try await peer.receiveAll() == Array("that is all\n".utf8))
        }
    }
}
