import Testing

@testable import SockratesSockets

@Suite(.timeLimit(.minutes(5))) struct ConnectionTests {
    @Test func bytesGoBothWays() async throws {
        try await withPair { near, far in
            try await near.send("ping")
            #expect(try await far.receive() == Array("ping".utf8))
            try await far.send([0, 255, 10])
            #expect(try await near.receive() == [0, 255, 10])
            #expect(near.local == far.peer)
            #expect(near.peer == far.local)
        }
    }

    @Test func noMoreComesThanWasAskedFor() async throws {
        try await withPair { near, far in
            try await near.send("abcdef")
            #expect(try await far.receive(upTo: 2) == Array("ab".utf8))
            #expect(try await far.receive(upTo: 100) == Array("cdef".utf8))
        }
    }

    @Test func linesEndWithEitherNewlineOrTheEnd() async throws {
        try await withPair { near, far in
            try await near.send("one\r\ntwo\n\nlast")
            try await near.shutdown(.output)
            #expect(try await far.line() == "one")
            #expect(try await far.line() == "two")
            #expect(try await far.line() == "")
            #expect(try await far.line() == "last")
            #expect(try await far.line() == nil)
            #expect(try await far.line() == nil)
        }
    }

    @Test func aLongLineIsRefusedAndKept() async throws {
        try await withPair { near, far in
            try await near.send("12345\r\n123456\n")
            #expect(try await far.receiveLine(limit: 5) == Array("12345".utf8))
            let error = await #expect(throws: SocketError.self) { _ = try await far.receiveLine(limit: 5) }
            #expect(error?.code == .tooLong)
            #expect(try await far.receive() == Array("123456\n".utf8))
        }
    }

    @Test func afterAHalfCloseThePeerStillReads() async throws {
        try await withPair { near, far in
            try await near.shutdown(.output)
            #expect(try await far.receive() == nil)
            try await far.send("answer")
            await far.close()
            #expect(try await near.allText() == "answer")
        }
    }

    @Test func aResetIsNoEnd() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let peer = try RawPeer(to: listener.localAddress)
        let connection = try await listener.accept()
        peer.reset()
        let error = await #expect(throws: SocketError.self) { _ = try await connection.receive() }
        #expect(error?.code == .reset)
        await connection.close()
        await listener.close()
    }

    @Test func silenceTimesOutAndNothingIsLost() async throws {
        try await withPair { near, far in
            let error = await #expect(throws: SocketError.self) {
                _ = try await far.receive(timeout: .milliseconds(20))
            }
            #expect(error?.code == .timedOut)
            try await near.send("later")
            #expect(try await far.receive() == Array("later".utf8))
        }
    }

    @Test func aPeerThatDoesNotReadTimesTheSenderOut() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let peer = try RawPeer(to: listener.localAddress)
        let connection = try await listener.accept()
        let error = await #expect(throws: SocketError.self) {
            try await connection.send([UInt8](repeating: 0, count: 50_000_000), timeout: .milliseconds(100))
        }
        #expect(error?.code == .timedOut)
        await connection.close()
        peer.reset()
        await listener.close()
    }

    @Test func aFloodWaitsInTheSystemUntilItIsReceived() async throws {
        try await withPair { near, far in
            let flood = [UInt8](repeating: 0x61, count: 20_000_000)
            async let sending: Void = near.send(flood)
            var count = 0
            while count < flood.count, let bytes = try await far.receive() { count += bytes.count }
            try await sending
            #expect(count == flood.count)
        }
    }

    @Test func cancellingATaskEndsItsWait() async throws {
        try await withPair { _, far in
            let waiting = Task { () throws(SocketError) -> [UInt8]? in try await far.receive() }
            waiting.cancel()
            let error = await #expect(throws: SocketError.self) { _ = try await waiting.value }
            #expect(error?.code == .cancelled)
        }
    }

    @Test func aClosedConnectionSaysSo() async throws {
        try await withPair { near, _ in
            await near.close()
            await near.close()
            let receiving = await #expect(throws: SocketError.self) { _ = try await near.receive() }
            #expect(receiving?.code == .closed)
            let sending = await #expect(throws: SocketError.self) { try await near.send("x") }
            #expect(sending?.code == .closed)
        }
    }

    @Test func receiversAreServedInTheirOrder() async throws {
        try await withPair { near, far in
            async let first = far.receiveLine()
            try await Task.sleep(for: .milliseconds(20))
            async let second = far.receiveLine()
            try await Task.sleep(for: .milliseconds(20))
            try await near.send("1\n2\n")
            #expect(try await first == Array("1".utf8))
            #expect(try await second == Array("2".utf8))
        }
    }

    @Test func namesAreLookedUp() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let port = try #require(listener.localAddress.port)
        let connection = try await Connection.connect(toHost: "localhost", port: port)
        #expect(connection.peer.port == port)
        await connection.close()
        await listener.close()
    }

    @Test func failuresToConnectAreNamed() async throws {
        let listener = try await ConnectionListener.listen(at: loopback(ofItsOwn: 4))
        let address = listener.localAddress
        await listener.close()
        let refused = await #expect(throws: SocketError.self) { _ = try await Connection.connect(to: address) }
        #expect(refused?.code == .refused)
        #expect(refused?.message == "nobody listens on \(address): start the server, or look at the port again")
        let unknown = await #expect(throws: SocketError.self) {
            _ = try await Connection.connect(toHost: "no-such-name.invalid", port: 1)
        }
        #expect(unknown?.code == .unknownHost)
        let port = await #expect(throws: SocketError.self) {
            _ = try await Connection.connect(toHost: "localhost", port: 70_000)
        }
        #expect(port?.code == .invalidAddress)
        let path = await #expect(throws: SocketError.self) {
            _ = try await Connection.connect(to: .unix(path: "/nowhere/quiz.sock"))
        }
        #expect(path?.code == .noSuchPath)
    }
}
