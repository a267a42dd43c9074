import Testing

@testable import SockratesSockets

@Suite(.timeLimit(.minutes(5))) struct DeadlineTests {
    private func told(_ server: LineServer, _ count: Int) async -> [Happening] {
        var told: [Happening] = []
        for await happening in server.happenings {
            told.append(happening)
            if told.count == count { break }
        }
        return told
    }

    @Test func aDeadlinePassesWhileThePeerIsSilent() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .opened: connection.setDeadline(.milliseconds(50))
            case .deadline:
                let isTime = connection.age >= .milliseconds(50)
                connection.send(Array((isTime ? "time is up\n" : "too early\n").utf8))
                connection.close()
            default: break
            }
        } _: { server in
            let connection = try await server.connect()
            #expect(try await connection.line() == "time is up")
            await connection.close()
            #expect(await told(server, 3) == [.opened, .deadline, .closed(.closed)])
        }
    }

    @Test func aDeadlineCanMoveLater() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .opened:
                connection.setDeadline(.milliseconds(20))
                connection.setDeadline(.milliseconds(150))
            case .deadline:
                connection.send(Array((connection.age >= .milliseconds(150) ? "late\n" : "early\n").utf8))
            default: break
            }
        } _: { server in
            let connection = try await server.connect()
            #expect(try await connection.line() == "late")
            await connection.close()
        }
    }

    @Test func aDeadlineCanMoveEarlierAndAway() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .opened:
                connection.setDeadline(.seconds(3600))
                connection.setDeadline(.milliseconds(20))
            case .deadline:
                connection.send(Array("early\n".utf8))
                connection.setDeadline(.milliseconds(30))
                connection.setDeadline(nil)
            case .line: connection.close()
            default: break
            }
        } _: { server in
            let connection = try await server.connect()
            #expect(try await connection.line() == "early")
            try await Task.sleep(for: .milliseconds(60))
            try await connection.send("end\n")
            #expect(try await connection.line() == nil)
            await connection.close()
            #expect(await told(server, 4) == [.opened, .deadline, .line("end"), .closed(.closed)])
        }
    }

    @Test func aDeadlineThatHasPassedCountsAsNow() async throws {
        try await LineServer.run { happening, connection in
            if happening == .opened { connection.setDeadline(.seconds(-1)) }
            if happening == .deadline { connection.close() }
        } _: { server in
            let connection = try await server.connect()
            #expect(try await connection.line() == nil)
            await connection.close()
        }
    }

    @Test func aDripDoesNotMoveADeadline() async throws {
        try await LineServer.run { happening, connection in
            if happening == .opened { connection.setDeadline(.milliseconds(200)) }
            if happening == .deadline { connection.abort() }
        } _: { server in
            await #expect(throws: SocketError.self) {
                let connection = try await server.connect()
                while true {
                    try await connection.send("x")
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            #expect(await told(server, 3) == [.opened, .deadline, .closed(.closed)])
        }
    }

    @Test func manyDeadlinesPassInTheirOrder() async throws {
        // Each connection chooses by its first line; the order of their passing is the order of the times.
        try await LineServer.run { happening, connection in
            switch happening {
            case .line(let text): connection.setDeadline(connection.age + .milliseconds(Int(text) ?? 0))
            case .deadline: connection.abort()
            default: break
            }
        } _: { server in
            var random = Xorshift(seed: 5)
            var connections: [Connection] = []
            for delay in (0..<60).map({ $0 * 4 }).shuffled(using: &random) {
                let connection = try await server.connect()
                try await connection.send("\(delay)\n")
                connections.append(connection)
            }
            await server.listener.connectionsClosed()
            #expect(server.listener.connectionCount == 0)
        }
    }
}
