import Foundation
import Testing

@testable import SockratesSockets

@Suite(.timeLimit(.minutes(5))) struct ListenerTests {
    private func path() -> String { "/tmp/sockrates-\(UInt64.random(in: 0 ... .max)).sock" }

    private func expectEcho(_ server: LineServer, at address: SocketAddress? = nil) async throws {
        let connection = try await Connection.connect(to: address ?? server.address)
        try await connection.send("hello\n")
        let line = try await connection.line()
        await connection.close()
        #expect(line == "hello")
    }

    /// Closes at the first line, and tells how old the connection was then and at its end.
    private final class Closer: LineHandler {
        private let ages: AsyncStream<Duration>.Continuation

        init(_ ages: AsyncStream<Duration>.Continuation) { self.ages = ages }

        func received(line: [UInt8], on connection: LineConnection) {
            ages.yield(connection.age)
            connection.close()
        }

        func closed(_ cause: CloseCause, age: Duration) { ages.yield(age) }
    }

    @Test(arguments: Carriage.allCases) func waitingForThePeersEndIsNoPartOfTheAge(carriage: Carriage) async throws {
        let (ages, told) = AsyncStream.makeStream(of: Duration.self)
        let loops = EventLoops(threads: 1)
        var options = ListenerOptions()
        options.line.closeLinger = .milliseconds(100)
        let listener = try await Listener.bind(
            to: .ip(host: "127.0.0.1", port: 0),
            options: options,
            on: loops,
            carriedBy: carriage
        ) { _ in Closer(told) }
        let peer = try await Connection.connect(to: listener.localAddress)
        try await peer.send("line\n")
        var both: [Duration] = []
        for await age in ages {
            both.append(age)
            if both.count == 2 { break }
        }
        #expect(both[0] == both[1])
        await peer.close()
        await listener.stopAccepting()
        await listener.abortAll()
        await loops.shutdown()
    }

    @Test(arguments: ["127.0.0.1", "::1"]) func eitherFamilyWorks(host: String) async throws {
        try await LineServer.run(at: .ip(host: host, port: 0)) { server in
            #expect(server.address.host == host)
            #expect(server.address.port != 0)
            try await expectEcho(server)
        }
    }

    @Test func oneListenerTakesBothFamilies() async throws {
        try await LineServer.run(at: .ip(host: "::", port: 0)) { happening, connection in
            if happening == .opened { connection.send(Array("\(connection.peer.host ?? "")\n".utf8)) }
        } _: { server in
            let port = try #require(server.address.port)
            for host in ["127.0.0.1", "::1"] {
                let connection = try await Connection.connect(to: .ip(host: host, port: port))
                #expect(try await connection.line() == host)
                await connection.close()
            }
        }
    }

    @Test func aListenerCanTakeIPv6Alone() async throws {
        try await LineServer.run(at: .ip(host: "::", port: 0), options: ListenerOptions(ipv6Only: true)) { server in
            let port = try #require(server.address.port)
            try await expectEcho(server, at: .ip(host: "::1", port: port))
            // Another test may listen at the same port of 127.0.0.1.
            let host = try #require(loopback(ofItsOwn: 5).host)
            let error = await #expect(throws: SocketError.self) {
                _ = try await Connection.connect(to: .ip(host: host, port: port))
            }
            #expect(error?.code == .refused)
        }
    }

    @Test func aUnixSocketWorksAndItsFileGoes() async throws {
        let path = path()
        try await LineServer.run(at: .unix(path: path)) { server in
            #expect(server.address == .unix(path: path))
            try await expectEcho(server)
            #expect(FileManager.default.fileExists(atPath: path))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aStaleUnixSocketIsReplaced() async throws {
        let path = path()
        let descriptor = socket(AF_UNIX, RawPeer.stream, 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
        withUnsafePointer(to: &name) { pointer in
            _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(descriptor)
        #expect(FileManager.default.fileExists(atPath: path))
        try await LineServer.run(at: .unix(path: path)) { server in try await expectEcho(server) }
    }

    @Test func aUnixSocketInUseIsLeftAlone() async throws {
        let path = path()
        try await LineServer.run(at: .unix(path: path)) { server in
            let error = await #expect(throws: SocketError.self) {
                try await LineServer.run(at: .unix(path: path)) { _ in }
            }
            #expect(error?.code == .addressInUse)
            try await expectEcho(server)
        }
    }

    @Test func aFileThatIsNoSocketIsLeftAlone() async throws {
        let path = path()
        try "precious".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = await #expect(throws: SocketError.self) {
            try await LineServer.run(at: .unix(path: path)) { _ in }
        }
        #expect(error?.message == "\(path) is a file that is not a socket: choose another path")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }

    @Test func aPortInUseIsNamedWithWhatToDo() async throws {
        try await LineServer.run { server in
            let port = try #require(server.address.port)
            let error = await #expect(throws: SocketError.self) {
                try await LineServer.run(at: server.address) { _ in }
            }
            #expect(error?.code == .addressInUse)
            #expect(
                error?.message
                    == "port \(port) on 127.0.0.1 is in use: choose another port, or stop the program that has it"
            )
        }
    }

    @Test(arguments: [
        (SocketAddress.ip(host: "example", port: 0), SocketError.Code.invalidAddress),
        (.ip(host: "127.0.0.1", port: 70_000), .invalidAddress),
        (.ip(host: "192.0.2.1", port: 0), .addressNotAvailable),
        (.unix(path: String(repeating: "x", count: 200)), .invalidAddress),
        (.unix(path: "/nowhere/quiz.sock"), .noSuchPath),
    ])
    func addressesThatCanNotBeHadAreNamed(address: SocketAddress, code: SocketError.Code) async throws {
        let error = await #expect(throws: SocketError.self) { try await LineServer.run(at: address) { _ in } }
        #expect(error?.code == code)
    }

    @Test func anAddressCanBeBoundAgainAtOnce() async throws {
        var address = loopback(ofItsOwn: 2)
        for _ in 0..<3 {
            address = try await whenFree { [address] in try await serveOnce(at: address) }
        }
    }

    /// Serves one player, and closes first, so that this side's socket lingers in TIME_WAIT.
    private func serveOnce(at address: SocketAddress) async throws -> SocketAddress {
        var bound = address
        try await LineServer.run(at: address) { happening, connection in
            if case .line = happening { connection.close() }
        } _: { server in
            bound = server.address
            let connection = try await server.connect()
            try await connection.send("x\n")
            #expect(try await connection.line() == nil)
            await connection.close()
        }
        return bound
    }

    /// Tries again for ten seconds, while a program that another test is starting holds the address; TIME_WAIT would take a minute.
    ///
    /// A child has what its parent has open until it has become its program, and on a busy machine that takes more than a second.
    private func whenFree<Value>(_ work: () async throws -> Value) async throws -> Value {
        for _ in 0..<5000 {
            do {
                return try await work()
            } catch let error as SocketError where error.code == .addressInUse {
                try await Task.sleep(for: .milliseconds(2))
            }
        }
        return try await work()
    }

    @Test func stopAcceptingLetsConnectionsGoOn() async throws {
        try await LineServer.run(at: loopback(ofItsOwn: 3)) { server in
            let connection = try await server.connect()
            try await connection.send("before\n")
            #expect(try await connection.line() == "before")
            await server.listener.stopAccepting()
            await server.listener.stopAccepting()
            #expect(await refusal(by: server)?.code == .refused)
            try await connection.send("after\n")
            #expect(try await connection.line() == "after")
            #expect(server.listener.connectionCount == 1)
            #expect(await server.listener.connectionsClosed(within: .milliseconds(20)) == false)
            await connection.close()
            #expect(await server.listener.connectionsClosed(within: .seconds(20)))
            #expect(server.listener.connectionCount == 0)
        }
    }

    /// Why a connection does not come about, once no program that another test is starting holds the listening socket any more.
    private func refusal(by server: LineServer) async -> SocketError? {
        for _ in 0..<5000 {
            do throws(SocketError) {
                await (try server.connect()).close()
            } catch {
                return error
            }
            try? await Task.sleep(for: .milliseconds(2))
        }
        return nil
    }

    @Test func everyConnectionCanBeTold() async throws {
        try await LineServer.run(threads: 2) { server in
            var connections: [Connection] = []
            for _ in 0..<10 { connections.append(try await server.connect()) }
            for connection in connections {
                try await connection.send("x\n")
                #expect(try await connection.line() == "x")
            }
            server.listener.forEachConnection { connection in
                connection.send(Array("closing\n".utf8))
                connection.close()
            }
            for connection in connections {
                #expect(try await connection.allText() == "closing\n")
                await connection.close()
            }
            await server.listener.connectionsClosed()
        }
    }

    @Test func aCancelledTaskWaitsNoLonger() async throws {
        try await LineServer.run { server in
            let connection = try await server.connect()
            try await connection.send("x\n")
            #expect(try await connection.line() == "x")
            let waiting = Task { await server.listener.connectionsClosed() }
            waiting.cancel()
            #expect(await waiting.value == false)
            await connection.close()
        }
    }

    @Test(arguments: Carriage.allCases) func aThousandIdleConnectionsDelayNobody(carriage: Carriage) async throws {
        try await LineServer.run(over: carriage) { crowded in
            try await LineServer.run(over: carriage) { empty in
                var idle: [RawPeer] = []
                for _ in 0..<1000 { idle.append(try RawPeer(to: crowded.address)) }
                let among = try await crowded.connect()
                let alone = try await empty.connect()
                func trip(_ connection: Connection) async throws -> Duration {
                    try await ContinuousClock().measure {
                        try await connection.send("x\n")
                        #expect(try await connection.line() == "x")
                    }
                }
                // In turns, so that what else runs on these cores delays both alike.
                var times: (among: [Duration], alone: [Duration]) = ([], [])
                for _ in 0..<101 {
                    times.among.append(try await trip(among))
                    times.alone.append(try await trip(alone))
                }
                #expect(crowded.listener.connectionCount == 1001)
                let (crowdedTrip, emptyTrip) = (times.among.sorted()[50], times.alone.sorted()[50])
                #expect(crowdedTrip < emptyTrip * 5)
                await among.close()
                await alone.close()
            }
        }
    }

    @Test func acceptedSocketsSendAtOnceAndAreNotInherited() async throws {
        try await LineServer.run { happening, connection in
            guard case .line = happening, let peer = connection.peer.port, let local = connection.local.port else {
                return
            }
            // Other tests have thousands of sockets open meanwhile.
            let sockets = (0..<CInt(65_536)).filter { port($0, getsockname) == local && port($0, getpeername) == peer }
            let areKept = sockets.allSatisfy { fcntl($0, F_GETFD) & FD_CLOEXEC != 0 && isTrue($0, TCP_NODELAY) }
            connection.send(Array("\(sockets.count) \(areKept)\n".utf8))
        } _: { server in
            let connection = try await server.connect()
            try await connection.send("how\n")
            let found = try await connection.line()
            #expect(found == "1 true")
            await connection.close()
        }
    }
}

private func isTrue(_ descriptor: CInt, _ option: CInt) -> Bool {
    var value: CInt = 0
    var size = socklen_t(MemoryLayout<CInt>.size)
    return getsockopt(descriptor, CInt(IPPROTO_TCP), option, &value, &size) == 0 && value != 0
}
