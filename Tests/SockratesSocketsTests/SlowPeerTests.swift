import Testing

@testable import SockratesSockets

/// Peers that do not read, or read late.
@Suite(.timeLimit(.minutes(5))) struct SlowPeerTests {
    private static let page = [UInt8](repeating: 0x2E, count: 30_000)

    /// Sends a page for each line.
    @Sendable private static func pages(_ happening: Happening, _ connection: LineConnection) {
        switch happening {
        case .line: connection.send(page)
        case .inputEnded: connection.close()
        default: break
        }
    }

    private func causeOfEnd(_ server: LineServer) async -> CloseCause? {
        for await case .closed(let cause) in server.happenings { return cause }
        return nil
    }

    @Test func whoNeverReadsIsCutByTheWriteDeadline() async throws {
        var options = ListenerOptions(sendBuffer: 4096)
        options.line.writeDeadline = .milliseconds(200)
        try await LineServer.run(options: options, act: Self.pages) { server in
            let peer = try RawPeer(to: server.address)
            peer.send(String(repeating: "more\n", count: 500))
            #expect(await causeOfEnd(server) == .writeDeadline)
            #expect(server.listener.connectionCount == 0)
        }
    }

    @Test func whoNeverReadsIsCutByTheCap() async throws {
        var options = ListenerOptions(sendBuffer: 4096)
        options.line.maximumQueuedOutput = 50_000
        options.line.writeDeadline = .seconds(3600)
        try await LineServer.run(options: options) { happening, connection in
            guard case .line = happening else { return }
            for _ in 0..<1000 { connection.remote.execute { $0.send(Self.page) } }
        } _: { server in
            let peer = try RawPeer(to: server.address)
            peer.send("go\n")
            #expect(await causeOfEnd(server) == .outputCap)
        }
    }

    @Test func whoReadsLateGetsEverythingInOrder() async throws {
        let options = ListenerOptions(sendBuffer: 4096)
        try await LineServer.run(options: options, act: Self.pages) { server in
            let connection = try await server.connect()
            try await connection.send(String(repeating: "more\n", count: 500))
            try await connection.shutdown(.output)
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await connection.allText().utf8.count == 500 * Self.page.count)
            #expect(await causeOfEnd(server) == .peerClosed)
        }
    }

    @Test func aPeerThatDoesNotReadIsNotReadFrom() async throws {
        let options = ListenerOptions(sendBuffer: 4096, receiveBuffer: 4096)
        try await LineServer.run(options: options, act: Self.pages) { server in
            let peer = try RawPeer(to: server.address)
            peer.send(String(repeating: "more\n", count: 500))
            var heard = 0
            for await happening in server.happenings {
                if case .line = happening { heard += 1 }
                if heard == 1 { break }
            }
            // Others are served meanwhile.
            let other = try await server.connect()
            try await other.send("x\n")
            #expect(try await other.receive(timeout: .seconds(20)) != nil)
            await other.close()
            peer.reset()
        }
    }

    @Test func aCloseWaitsForOutputThatIsQueued() async throws {
        let options = ListenerOptions(sendBuffer: 4096)
        try await LineServer.run(options: options) { happening, connection in
            guard case .line = happening else { return }
            for _ in 0..<50 { connection.send(Self.page) }
            connection.close()
        } _: { server in
            let connection = try await server.connect()
            try await connection.send("go\n")
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await connection.allText().utf8.count == 50 * Self.page.count)
            await connection.close()
            #expect(await causeOfEnd(server) == .closed)
        }
    }

    @Test func theLingeringCloseEndsThoughThePeerStays() async throws {
        var options = ListenerOptions()
        options.line.closeLinger = .milliseconds(100)
        try await LineServer.run(options: options) { happening, connection in
            if happening == .opened { connection.close() }
        } _: { server in
            let peer = try RawPeer(to: server.address)
            #expect(await causeOfEnd(server) == .closed)
            peer.reset()
        }
    }
}
