import NIOCore
import Testing

@testable import SockratesSockets

@Suite(.timeLimit(.minutes(5))) struct TLSTests {
    @Test func bothEndsSpeakTLS() async throws {
        let server = try TLSServer(.selfSigned())
        try await withPair(server: server, client: try TLSClient(trust: .anyone)) { near, far in
            try await near.sendLine("hello")
            #expect(try await far.receiveLine() == [UInt8]("hello"))
            try await far.send("bye")
            try await far.shutdown(.output)
            #expect(try await near.receiveAll() == [UInt8]("bye"))
        }
    }

    @Test func aClientVerifiesUnlessToldOtherwise() async throws {
        let options = ListenerOptions(tls: try TLSServer(.selfSigned()))
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0), options: options)
        let error = await failure {
            try await Connection.connect(to: listener.localAddress, options: ConnectionOptions(tls: try TLSClient()))
        }
        #expect(error?.code == .untrusted)
        #expect(error?.message.contains("not to be trusted") == true)
        await listener.close()
    }

    @Test func theProtocolIsAgreedUpon() async throws {
        let server = try TLSServer(.selfSigned(), protocols: ["quiz/2", "quiz/1"])
        let client = try TLSClient(trust: .anyone, protocols: ["quiz/1"])
        try await withPair(server: server, client: client) { near, far in
            #expect(near.applicationProtocol == "quiz/1")
            #expect(far.applicationProtocol == "quiz/1")
        }
    }

    @Test func whoDoesNotSpeakItIsToldApart() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        async let connecting = failure {
            try await Connection.connect(
                to: listener.localAddress,
                options: ConnectionOptions(tls: try TLSClient(trust: .anyone))
            )
        }
        let far = try await listener.accept()
        try await far.send("Welcome to a plain server\n")
        let error = await connecting
        #expect(error?.code == .untrusted)
        await far.close()
        await listener.close()
    }

    @Test func whoSaysNothingTimesOut() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let error = await failure {
            try await Connection.connect(
                to: listener.localAddress,
                options: ConnectionOptions(tls: try TLSClient(trust: .anyone)),
                timeout: .milliseconds(50)
            )
        }
        #expect(error?.code == .timedOut)
        await listener.close()
    }

    @Test func aConnectionIsSecuredLater() async throws {
        try await withPair { near, far in
            try await near.sendLine("STARTTLS")
            #expect(try await far.receiveLine() == [UInt8]("STARTTLS"))
            let server = try TLSServer(.selfSigned())
            async let securing: Void = far.startTLS(as: server)
            try await near.startTLS(as: try TLSClient(trust: .anyone))
            try await securing
            try await near.sendLine("secret")
            #expect(try await far.receiveLine() == [UInt8]("secret"))
        }
    }

    @Test func whatIsCutOffWithoutAGoodbyeIsSaidToBe() async throws {
        // A relay that knows nothing of TLS passes on the end of TCP.
        let server = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let relay = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        async let connecting = Connection.connect(
            to: relay.localAddress,
            options: ConnectionOptions(tls: try TLSClient(trust: .anyone))
        )
        let near = try await relay.accept()
        let far = try await Connection.connect(to: server.localAddress)
        let joining = Task { try await near.join(far) }
        let end = try await server.accept()
        try await end.startTLS(as: try TLSServer(.selfSigned()))
        let client = try await connecting
        try await end.send("half")
        #expect(try await client.receive(timeout: .seconds(20)) == [UInt8]("half"))
        await far.close()
        #expect(await failure { try await client.receive(timeout: .seconds(20)) }?.code == .truncated)
        for connection in [client, near, end] { await connection.close() }
        _ = await joining.result
        await server.close()
        await relay.close()
    }

    @Test func lineSessionsSpeakTLS() async throws {
        let options = ListenerOptions(tls: try TLSServer(.selfSigned()))
        try await LineServer.run(options: options) { server in
            let connection = try await Connection.connect(
                to: server.address,
                options: ConnectionOptions(tls: try TLSClient(trust: .anyone))
            )
            try await connection.send("one\ntwo\nthree")
            try await connection.shutdown(.output)
            #expect(try await connection.allText() == "one\ntwo\nthree\n")
            await connection.close()
        }
    }

    @Test func aLineSessionBeginsWithTheHandshake() async throws {
        var tls = try TLSServer(.selfSigned(), handshakeTimeout: .milliseconds(50))
        tls.refusal = "TLS, please\n"
        let options = ListenerOptions(tls: tls)
        try await LineServer.run(options: options) { server in
            let silent = try await server.connect()
            #expect(try await silent.allText() == "TLS, please\n")
            await silent.close()
            var happenings = server.happenings.makeAsyncIterator()
            // It was never open, and its end is told all the same.
            guard case .closed = await happenings.next() else {
                Issue.record("it was opened")
                return
            }
        }
    }

    @Test func aPeerThatDoesNotReadIsCutBehindTLSToo() async throws {
        let line = LineOptions(writeDeadline: .milliseconds(200))
        // Small buffers, so that little has to be encrypted before they are full.
        let options = ListenerOptions(sendBuffer: 4096, tls: try TLSServer(.selfSigned()), line: line)
        let page = [UInt8](repeating: 0x61, count: 60_000)
        try await LineServer.run(
            over: .channel,
            options: options,
            act: { happening, connection in
                if case .line = happening { connection.send(page) }
            }
        ) { server in
            let connection = try await Connection.connect(
                to: server.address,
                options: ConnectionOptions(tls: try TLSClient(trust: .anyone))
            )
            // Nothing is received: what waits fills the system's buffers, then the server's patience.
            try await connection.link.input.setOption(.autoRead, value: false).get()
            try await connection.link.input.setOption(.socketOption(.so_rcvbuf), value: 4096).get()
            let asking = Task { for _ in 0..<100 { try await connection.send("more\n") } }
            var happenings = server.happenings.makeAsyncIterator()
            var last: Happening?
            while let happening = await happenings.next() {
                last = happening
                if case .closed = happening { break }
            }
            #expect(last == .closed(.writeDeadline))
            _ = await asking.result
            try? await connection.link.input.setOption(.autoRead, value: true).get()
            await connection.close()
        }
    }

    @Test func certificatesComeFromFiles() async throws {
        #expect(throws: SocketError.self) { try TLSIdentity.files(certificate: "/nowhere.pem", key: "/nowhere.key") }
        #expect(throws: SocketError.self) { try TLSClient(trust: .file("/nowhere.pem")) }
    }
}
