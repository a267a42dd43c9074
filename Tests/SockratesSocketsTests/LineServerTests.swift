import Testing

@testable import SockratesSockets

@Suite(.timeLimit(.minutes(5))) struct LineServerTests {
    @Test func linesComeBackHoweverTheyAreSplit() async throws {
        let text = "one\r\ntwo\nthree"
        try await LineServer.run { server in
            for split in 1..<text.utf8.count {
                let connection = try await server.connect()
                try await connection.send(Array(text.utf8.prefix(split)))
                try await connection.send(Array(text.utf8.dropFirst(split)))
                try await connection.shutdown(.output)
                #expect(try await connection.allText() == "one\ntwo\nthree\n")
            }
            let connection = try await server.connect()
            for byte in text.utf8 { try await connection.send([byte]) }
            try await connection.shutdown(.output)
            #expect(try await connection.allText() == "one\ntwo\nthree\n")
        }
    }

    @Test func aHalfCloseIsToldAndOutputStillWorks() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .inputEnded:
                connection.send(Array("still here\n".utf8))
                connection.close()
            default: break
            }
        } _: { server in
            let connection = try await server.connect()
            try await connection.send("last")
            try await connection.shutdown(.output)
            #expect(try await connection.allText() == "still here\n")
            var happenings = server.happenings.makeAsyncIterator()
            #expect(await happenings.next() == .opened)
            #expect(await happenings.next() == .line("last"))
            #expect(await happenings.next() == .inputEnded)
            #expect(await happenings.next() == .closed(.peerClosed))
        }
    }

    @Test func aResetIsNoHalfClose() async throws {
        try await LineServer.run { server in
            let peer = try RawPeer(to: server.address)
            peer.send("hello\n")
            var happenings = server.happenings.makeAsyncIterator()
            #expect(await happenings.next() == .opened)
            #expect(await happenings.next() == .line("hello"))
            peer.reset()
            #expect(await happenings.next() == .closed(.reset))
        }
    }

    @Test func ourOwnCloseIsTold() async throws {
        try await LineServer.run { happening, connection in
            if case .line = happening { connection.close() }
        } _: { server in
            let connection = try await server.connect()
            try await connection.send("x\ny\n")
            #expect(try await connection.allText() == "")
            await connection.close()
            var happenings = server.happenings.makeAsyncIterator()
            #expect(await happenings.next() == .opened)
            #expect(await happenings.next() == .line("x"))
            #expect(await happenings.next() == .closed(.closed))
        }
    }

    @Test func outputCanBeShutDownWhileInputGoesOn() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .opened:
                connection.send(Array("bye\n".utf8))
                connection.shutdownOutput()
                connection.send(Array("never\n".utf8))
            default: break
            }
        } _: { server in
            let connection = try await server.connect()
            #expect(try await connection.allText() == "bye\n")
            try await connection.send("heard\n")
            var happenings = server.happenings.makeAsyncIterator()
            #expect(await happenings.next() == .opened)
            #expect(await happenings.next() == .line("heard"))
            await connection.close()
        }
    }

    @Test func theLastTextArrivesThoughInputLayUnread() async throws {
        let text = String(repeating: "the flag ", count: 2000)
        try await LineServer.run { happening, connection in
            if case .line = happening {
                connection.send(Array("\(text)\n".utf8))
                connection.close()
            }
        } _: { server in
            for _ in 0..<20 {
                let peer = try RawPeer(to: server.address)
                peer.send("answer\n" + String(repeating: "more of it\n", count: 3000))
                #expect(peer.receiveAll() == text + "\n")
            }
        }
    }

    @Test func aLineOverTheCapIsReportedAndDropped() async throws {
        var options = ListenerOptions()
        options.line.maximumLineLength = 100
        try await LineServer.run(options: options) { server in
            let connection = try await server.connect()
            try await connection.send(String(repeating: "x", count: 50_000) + "\nshort\n")
            #expect(try await connection.line() == "too long")
            #expect(try await connection.line() == "short")
            await connection.close()
        }
    }

    @Test func telnetIsAnsweredOnTheWire() async throws {
        try await LineServer.run { server in
            let connection = try await server.connect()
            try await connection.send([255, 253, 3] + Array("hi\n".utf8))
            #expect(try await connection.receive(upTo: 3) == [255, 252, 3])
            #expect(try await connection.line() == "hi")
            await connection.close()
        }
    }

    @Test(arguments: 0...255)
    func noByteFellsTheServer(byte: Int) async throws {
        try await LineServer.run { server in
            let connection = try await server.connect()
            try await connection.send([UInt8](repeating: UInt8(byte), count: 5000))
            await connection.close()
            let next = try await server.connect()
            try await next.send("alive\n")
            #expect(try await next.line() == "alive")
            await next.close()
        }
    }

    @Test func whatIsSentInOneCallLeavesInOneWrite() async throws {
        try await LineServer.run { happening, connection in
            guard case .line = happening else { return }
            for _ in 0..<10 { connection.send(Array("part ".utf8)) }
        } _: { server in
            let connection = try await server.connect()
            try await connection.send("go\n")
            let first = try await connection.receive()
            #expect(first?.count == 50)
            await connection.close()
        }
    }

    @Test func addressesOfBothEndsAgree() async throws {
        try await LineServer.run { happening, connection in
            if case .line = happening { connection.send(Array("\(connection.peer) \(connection.local)\n".utf8)) }
        } _: { server in
            let connection = try await server.connect()
            try await connection.send("who\n")
            #expect(try await connection.line() == "\(connection.local) \(connection.peer)")
            await connection.close()
        }
    }

    @Test func otherThreadsReachAConnectionThroughItsHandle() async throws {
        let (handles, found) = AsyncStream.makeStream(of: RemoteConnection.self)
        try await LineServer.run { happening, connection in
            if happening == .opened { found.yield(connection.remote) }
        } _: { server in
            let connection = try await server.connect()
            var iterator = handles.makeAsyncIterator()
            let handle = await iterator.next()
            handle?.execute { $0.send(Array("from afar\n".utf8)) }
            #expect(try await connection.line() == "from afar")
            await connection.close()
        }
    }

    @Test func aResetIsToldThoughTheInputHasEnded() async throws {
        try await LineServer.run { happening, connection in
            if happening == .inputEnded { connection.send("go on\n") }
        } _: { server in
            let peer = try RawPeer(to: server.address)
            peer.endOutput()
            var told = server.happenings.makeAsyncIterator()
            #expect(await told.next() == .opened)
            #expect(await told.next() == .inputEnded)
            peer.reset()
            #expect(await told.next() == .closed(.reset))
        }
    }

    @Test(arguments: Carriage.allCases) func theEndOfTheLoopsEndsConnections(carriage: Carriage) async throws {
        let (happenings, told) = AsyncStream.makeStream(of: Happening.self)
        let loops = EventLoops(threads: 2)
        let address = SocketAddress.ip(host: "127.0.0.1", port: 0)
        let listener = try await Listener.bind(to: address, on: loops, carriedBy: carriage) { _ in
            Probe(told) { _, _ in }
        }
        let peers = try (0..<4).map { _ in try RawPeer(to: listener.localAddress) }
        var all = happenings.makeAsyncIterator()
        for _ in peers { #expect(await all.next() == .opened) }
        await loops.shutdown()
        for _ in peers {
            guard case .closed = await all.next() else {
                Issue.record("a connection is left")
                continue
            }
        }
        #expect(listener.connectionCount == 0)
    }
}
