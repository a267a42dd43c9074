import Synchronization
import Testing

@testable import SockratesSockets

/// Listeners behind proxies.
@Suite(.timeLimit(.minutes(5))) final class ProxyListenerTests: Sendable {
    private static let header = "PROXY TCP4 192.0.2.1 10.0.0.1 50000 1337\r\n"

    private let refusals = Mutex<[String]>([])

    private func options(_ network: String, timeout: Duration = .seconds(60)) throws -> ListenerOptions {
        var trust = ProxyTrust(IPNetworks([try #require(IPNetwork(network))]), timeout: timeout)
        trust.refused = { [self] _, why in refused(why) }
        var options = ListenerOptions()
        options.proxies = trust
        return options
    }

    private func refused(_ why: String) { refusals.withLock { $0.append(why) } }

    /// Says who is there, and echoes lines.
    private static let act: Probe.Act = { happening, connection in
        switch happening {
        case .opened: connection.send("\(connection.peer)\n")
        case .line(let line): connection.send("<\(line)>\n")
        case .inputEnded: connection.close()
        default: break
        }
    }

    @Test(arguments: Carriage.allCases) func theTrueAddressAndWhatComesBehindTheHeader(carriage: Carriage) async throws
    {
        try await LineServer.run(over: carriage, options: try options("127.0.0.0/8"), act: Self.act) { server in
            let proxy = try await server.connect()
            // Byte by byte, and the first line with the last of them.
            for byte in Self.header.utf8.dropLast() { try await proxy.send([byte]) }
            try await proxy.send("\nhello\n")
            try await proxy.shutdown(.output)
            #expect(try await proxy.allText() == "192.0.2.1:50000\n<hello>\n")
        }
        #expect(refusals.withLock { $0 } == [])
    }

    /// A header by which a proxy speaks for itself.
    private static let own: [UInt8] = Array("\r\n\r\n\0\r\nQUIT\n".utf8) + [0x20, 0, 0, 0]

    @Test(arguments: Carriage.allCases) func aProxyThatOnlyLooksIsNoPlayer(carriage: Carriage) async throws {
        let happenings = Mutex<[Happening]>([])
        var options = try options("127.0.0.0/8")
        options.proxies?.patience = .seconds(3600)
        try await LineServer.run(over: carriage, options: options) { happening, connection in
            happenings.withLock { $0.append(happening) }
            Self.act(happening, connection)
        } _: { server in
            let looking = try await server.connect()
            try await looking.send(Self.own)
            try await looking.shutdown(.output)
            _ = try? await looking.allText()
            #expect(happenings.withLock { $0 } == [])
            // One that says something is met as it is.
            let speaking = try await server.connect()
            try await speaking.send(Self.own)
            try await speaking.send("hello\n")
            #expect(try await speaking.line() == "\(speaking.local)")
            #expect(try await speaking.line() == "<hello>")
            for connection in [looking, speaking] { await connection.close() }
        }
        #expect(happenings.withLock { $0.count { $0 == .opened } } == 1)
        // And so is one that stays.
        options.proxies?.patience = .milliseconds(10)
        try await LineServer.run(over: carriage, options: options, act: Self.act) { server in
            let staying = try await server.connect()
            try await staying.send(Self.own)
            #expect(try await staying.line() == "\(staying.local)")
            await staying.close()
        }
        #expect(refusals.withLock { $0 } == [])
    }

    @Test(arguments: Carriage.allCases) func aTrustedPeerWithoutAHeaderIsBrokenOff(carriage: Carriage) async throws {
        try await LineServer.run(over: carriage, options: try options("127.0.0.0/8"), act: Self.act) { server in
            let proxy = try await server.connect()
            try await proxy.send("hello\n")
            await #expect(throws: SocketError.self) { try await proxy.allText() }
        }
        #expect(refusals.withLock { $0 } == ["a malformed PROXY header: no header"])
    }

    @Test(arguments: Carriage.allCases) func aTrustedPeerThatSaysNothingIsBrokenOff(carriage: Carriage) async throws {
        let options = try options("127.0.0.0/8", timeout: .milliseconds(50))
        try await LineServer.run(over: carriage, options: options, act: Self.act) { server in
            // It may be broken off before this end has seen that it is connected.
            await #expect(throws: SocketError.self) { try await server.connect().allText() }
        }
        #expect(refusals.withLock { $0 } == ["no PROXY header in time"])
    }

    @Test(arguments: Carriage.allCases) func aHeaderFromOthersIsRefusedAndNotBelieved(carriage: Carriage) async throws {
        try await LineServer.run(over: carriage, options: try options("192.0.2.0/24"), act: Self.act) { server in
            let peer = try await server.connect()
            try await peer.send(Self.header)
            let shown = (try? await peer.allText()) ?? ""
            #expect(!shown.contains("192.0.2.1"))
            #expect(!shown.contains("<"))
            // Others play as they are.
            let player = try await server.connect()
            try await player.send("PROXY, what is that?\n\r\n")
            try await player.shutdown(.output)
            #expect(try await player.allText() == "\(player.local)\n<PROXY, what is that?>\n<>\n")
        }
        #expect(refusals.withLock { $0 } == ["a PROXY header from an address that is not trusted"])
    }

    @Test func theHeaderStandsBeforeTLS() async throws {
        var options = try options("127.0.0.0/8")
        options.tls = try TLSServer(.selfSigned())
        try await LineServer.run(options: options, act: Self.act) { server in
            let proxy = try await server.connect()
            try await proxy.send(Self.header)
            try await proxy.startTLS(as: try TLSClient(trust: .anyone))
            try await proxy.send("hello\n")
            var text = ""
            while !text.hasSuffix("<hello>\n"), let more = try await proxy.receive(timeout: .seconds(20)) {
                text += String(decoding: more, as: UTF8.self)
            }
            #expect(text == "192.0.2.1:50000\n<hello>\n")
            await proxy.close()
        }
    }
}
