import SockratesSockets
import Testing

@Suite(.timeLimit(.minutes(5))) struct DatagramTests {
    @Test func theSameVerbsSpeakUDP() async throws {
        try await withPair(transport: .datagram) { near, far in
            try await far.sendLine("name?")
            #expect(try await near.receiveLine() == [UInt8]("name?"))
            try await near.sendLine("socrates")
            #expect(try await far.receive(until: "\n") == [UInt8]("socrates\n"))
            #expect(near.local == far.peer)
        }
    }

    @Test func datagramsKeepTheirBounds() async throws {
        try await withPair(transport: .datagram) { near, far in
            try await near.send("one")
            try await near.send("two")
            #expect(try await far.receive() == [UInt8]("one"))
            #expect(try await far.receive(upTo: 1) == [UInt8]("t"))
            #expect(try await far.receive() == [UInt8]("wo"))
        }
    }

    @Test func eachPeerIsAConnectionOfItsOwn() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0), transport: .datagram)
        let options = ConnectionOptions(transport: .datagram)
        let one = try await Connection.connect(to: listener.localAddress, options: options)
        let two = try await Connection.connect(to: listener.localAddress, options: options)
        try await one.send("1")
        let atOne = try await listener.accept(timeout: .seconds(20))
        try await two.send("2")
        let atTwo = try await listener.accept(timeout: .seconds(20))
        try await atTwo.send("to two")
        try await atOne.send("to one")
        #expect(try await one.receive(timeout: .seconds(20)) == [UInt8]("to one"))
        #expect(try await two.receive(timeout: .seconds(20)) == [UInt8]("to two"))
        // The socket is there until the last of its connections has been closed.
        await listener.close()
        await atOne.close()
        try await atTwo.send("still")
        #expect(try await two.receive(timeout: .seconds(20)) == [UInt8]("still"))
        await atTwo.close()
        await one.close()
        await two.close()
    }

    @Test func nobodyThereIsRefused() async throws {
        let listener = try await ConnectionListener.listen(at: loopback(ofItsOwn: 5), transport: .datagram)
        let address = listener.localAddress
        await listener.close()
        let connection = try await Connection.connect(to: address, options: ConnectionOptions(transport: .datagram))
        try await connection.send("anybody?")
        #expect(await failure { try await connection.receive(timeout: .seconds(20)) }?.code == .refused)
        await connection.close()
    }

    @Test func unixSocketsOfBothKindsSpeakTheSame() async throws {
        for transport in [Transport.stream, .datagram] {
            let path = temporaryPath()
            try await withPair(at: .unix(path: path), transport: transport) { near, far in
                try await near.sendLine("question")
                #expect(try await far.receiveLine() == [UInt8]("question"))
                try await far.sendLine("answer")
                #expect(try await near.receiveLine() == [UInt8]("answer"))
            }
            #expect(!exists(path))
        }
    }

    @Test func aSourceAddressIsTaken() async throws {
        for transport in [Transport.stream, .datagram] {
            let listener = try await ConnectionListener.listen(
                at: .ip(host: "127.0.0.1", port: 0),
                transport: transport
            )
            let source = SocketAddress.ip(host: "127.0.0.1", port: 0)
            let near = try await Connection.connect(
                to: listener.localAddress,
                options: ConnectionOptions(transport: transport, source: source)
            )
            try await near.send("x")
            let far = try await listener.accept(timeout: .seconds(20))
            #expect(far.peer == near.local)
            await near.close()
            await far.close()
            await listener.close()
        }
    }
}
