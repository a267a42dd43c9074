import NIOCore
import Testing

@testable import SockratesSockets

/// Peers that take longer for something than they may.
@Suite(.timeLimit(.minutes(5))) struct LineDeadlineTests {
    private static let long = Duration.seconds(3600)

    private func end(
        _ deadlines: LineDeadlines,
        _ carriage: Carriage,
        _ play: @escaping @Sendable (Connection) async throws -> Void
    ) async throws -> CloseCause? {
        var options = ListenerOptions()
        options.line.deadlines = deadlines
        var cause: CloseCause?
        try await LineServer.run(over: carriage, options: options) { _, _ in
        } _: { server in
            let peer = try await server.connect()
            try? await play(peer)
            for await case .closed(let found) in server.happenings {
                cause = found
                break
            }
            await peer.close()
        }
        return cause
    }

    @Test(arguments: Carriage.allCases) func whoSaysNothing(carriage: Carriage) async throws {
        let deadlines = LineDeadlines(
            firstByte: .milliseconds(50),
            line: Self.long,
            idle: Self.long,
            session: Self.long
        )
        #expect(try await end(deadlines, carriage) { _ in } == .deadline(.firstByte))
    }

    @Test(arguments: Carriage.allCases) func whoSaysNothingMore(carriage: Carriage) async throws {
        let deadlines = LineDeadlines(
            firstByte: Self.long,
            line: Self.long,
            idle: .milliseconds(50),
            session: Self.long
        )
        #expect(try await end(deadlines, carriage) { try await $0.send("hello\n") } == .deadline(.idle))
    }

    @Test(arguments: Carriage.allCases) func whoDripsALine(carriage: Carriage) async throws {
        let deadlines = LineDeadlines(
            firstByte: Self.long,
            line: .milliseconds(200),
            idle: .seconds(60),
            session: Self.long
        )
        let cause = try await end(deadlines, carriage) { peer in
            // Each byte is soon behind the other, and no end comes.
            try await peer.send("a line\nand x")
            while true {
                try await peer.send("x")
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        #expect(cause == .deadline(.line))
    }

    @Test(arguments: Carriage.allCases) func whoDripsWhatIsNoPartOfALine(carriage: Carriage) async throws {
        let deadlines = LineDeadlines(line: .milliseconds(200), session: Self.long)
        let cause = try await end(deadlines, carriage) { peer in
            while true {
                // Telnet: nothing to do.
                try await peer.send([0xFF, 0xF1])
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        #expect(cause == .deadline(.line))
    }

    @Test(arguments: Carriage.allCases) func whoStaysTooLong(carriage: Carriage) async throws {
        let deadlines = LineDeadlines(
            firstByte: Self.long,
            line: Self.long,
            idle: Self.long,
            session: .milliseconds(200)
        )
        let cause = try await end(deadlines, carriage) { peer in
            while true {
                try await peer.send("a line\n")
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        #expect(cause == .deadline(.session))
    }

    @Test func wholeLinesKeepNoLineClockRunning() {
        var times = PeerTimes(began: .uptimeNanoseconds(1))
        let deadlines = LineDeadlines(
            firstByte: .seconds(5),
            line: .seconds(1),
            idle: .seconds(3),
            session: .seconds(100)
        )
        #expect(times.first(deadlines)?.kind == .firstByte)
        times.lastInput = .uptimeNanoseconds(7)
        #expect(times.first(deadlines)?.kind == .idle)
        #expect(times.first(deadlines)?.at == .uptimeNanoseconds(3_000_000_007))
        times.lineBegan = .uptimeNanoseconds(7)
        #expect(times.first(deadlines)?.kind == .line)
        #expect(times.first(LineDeadlines())?.kind == nil)
    }
}
