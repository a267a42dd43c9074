import SockratesSockets
import Synchronization
import Testing

/// What surprises the users of other libraries of this kind, settled.
@Suite(.timeLimit(.minutes(5))) struct SurpriseTests {
    @Test func oneDeadlineHoldsForTheWholeCall() async throws {
        try await withPair { near, far in
            // Something always comes in time for a deadline that began anew with each piece.
            let dripping = Task {
                while !Task.isCancelled {
                    try await near.send("x")
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            let start = ContinuousClock.now
            let error = await failure { try await far.receive(until: "\n", timeout: .milliseconds(100)) }
            #expect(error?.code == .timedOut)
            #expect(ContinuousClock.now - start < .seconds(10))
            dripping.cancel()
            _ = await dripping.result
        }
    }

    @Test func oneDeadlineHoldsForReceivingAndSending() async throws {
        try await withPair { near, far in
            try await near.send("> ")
            let flood = [UInt8](repeating: 0x61, count: 50_000_000)
            let error = await failure { try await far.send(flood, after: "> ", timeout: .milliseconds(100)) }
            #expect(error?.code == .timedOut)
        }
    }

    @Test func theConnectionsOwnTimeoutHoldsWhereNoneIsGiven() async throws {
        try await withPair { _, far in
            far.timeout = .milliseconds(20)
            #expect(await failure { try await far.receiveLine() }?.code == .timedOut)
        }
    }

    @Test func aTimeoutIsNotNothingAndCarriesWhatCame() async throws {
        try await withPair { near, far in
            try await near.send("half a li")
            _ = try await far.peek()
            let error = await failure { try await far.receiveLine(timeout: .milliseconds(30)) }
            #expect(error?.code == .timedOut)
            #expect(error?.partial == [UInt8]("half a li"))
            try await near.send("ne\n")
            #expect(try await far.receiveLine() == [UInt8]("half a line"))
        }
    }

    @Test func nothingIsSentAfterATimeout() async throws {
        try await withPair { near, far in
            try await near.send("no prompt")
            _ = try await far.peek()
            let error = await failure { try await far.sendLine("secret", after: "> ", timeout: .milliseconds(30)) }
            #expect(error?.code == .timedOut)
            #expect(error?.partial == [UInt8]("no prompt"))
            await far.close()
            #expect(try await near.receiveAll() == [])
        }
    }

    @Test func nothingIsSentAfterACancel() async throws {
        try await withPair { near, far in
            let sending = Task { () async throws -> Void in try await far.send("secret", after: "> ") }
            sending.cancel()
            let error = await failure { try await sending.value }
            #expect(error?.code == .cancelled)
            await far.close()
            let come = try await near.receiveAll()
            #expect(come.isEmpty)
        }
    }

    @Test func aLastLineWithoutNewlineIsNotLost() async throws {
        try await withPair { near, far in
            try await near.send("first\nlast")
            await near.close()
            #expect(try await far.receiveLine() == [UInt8]("first"))
            #expect(try await far.receiveLine() == [UInt8]("last"))
            #expect(try await far.receiveLine() == nil)
        }
    }

    @Test func whatCameBeforeTheEndIsNotLost() async throws {
        try await withPair { near, far in
            try await near.send("goodb")
            await near.close()
            let error = await failure { try await far.receive(until: "goodbye") }
            #expect(error?.code == .ended)
            #expect(error?.partial == [UInt8]("goodb"))
            #expect(try await far.receive() == [UInt8]("goodb"))
            #expect(await failure { try await far.receive(exactly: 1) }?.code == .ended)
        }
    }

    @Test func aFunctionIsAskedForEachArrivalAndNotForEachByte() async throws {
        try await withPair { near, far in
            let flood = [UInt8](repeating: 0x61, count: 100_000) + [0x0A]
            async let sending: Void = near.send(flood)
            let calls = Mutex(0)
            let taken = try await far.receive { bytes in
                calls.withLock { $0 += 1 }
                return bytes.byteCount == flood.count ? flood.count : nil
            }
            try await sending
            #expect(taken == flood)
            #expect(calls.withLock { $0 } < 1000)
        }
    }

    @Test func interactiveEndsAtTheEndOfTheInput() async throws {
        let program = try await Program.start(["sh", "-c", "echo shown; read line; echo \"got $line\""])
        // Nobody types: the other end of this pipe stays open.
        let keys = try Pipe()
        let screen = try Pipe()
        keys.write("typed\n")
        try await program.connection.interactive(input: keys.reading, output: screen.writing)
        #expect(screen.textSoFar() == "shown\ngot typed\n")
        await program.connection.close()
    }

    @Test func bytesThatAreNoTextComeThrough() async throws {
        try await withPair { near, far in
            let all = (0...255).map { UInt8($0) }
            try await near.send(all)
            #expect(try await far.receive(exactly: 256) == all)
        }
    }
}
