import SockratesSockets
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite(.timeLimit(.minutes(5))) struct ProgramTests {
    @Test func aProgramIsSpokenToLikeAServer() async throws {
        let program = try await Program.start(["sh", "-c", "while read line; do echo \"<$line>\"; done; exit 3"])
        try await program.connection.sendLine("one")
        #expect(try await program.connection.receiveLine(timeout: .seconds(20)) == [UInt8]("<one>"))
        try await program.connection.shutdown(.output)
        #expect(try await program.connection.receiveAll(timeout: .seconds(20)) == [])
        #expect(try await program.ending() == .exited(3))
        await program.connection.close()
    }

    @Test func whatAProgramSaidLastIsNotLostWhenItReadsNoMore() async throws {
        let script = "exec 0<&-; echo ready; while [ ! -e $DONE ]; do sleep 0.01; done; echo last"
        let done = temporaryPath()
        defer { unlink(done) }
        let program = try await Program.start(["sh", "-c", script], environment: ["DONE": done])
        #expect(try await program.connection.receiveLine(timeout: .seconds(20)) == [UInt8]("ready"))
        // Another program that is starting may hold the pipe for a moment.
        let error = await failure { while true { try await program.connection.send("nobody reads this") } }
        #expect(error?.code == .reset)
        if let file = fopen(done, "w") { fclose(file) }
        #expect(try await program.connection.receiveAll(timeout: .seconds(20)) == [UInt8]("last\n"))
        await program.connection.close()
    }

    @Test func atATerminalItWritesLineByLine() async throws {
        let program = try await Program.start(["sh", "-c", "test -t 0 && test -t 1 && echo yes"], station: .terminal)
        #expect(try await program.connection.receiveLine(timeout: .seconds(20)) == [UInt8]("yes"))
        #expect(try await program.connection.receiveLine(timeout: .seconds(20)) == nil)
        await program.connection.close()
    }

    @Test func itFindsItsVariables() async throws {
        let program = try await Program.start(["sh", "-c", "echo $QUIZ"], environment: ["QUIZ": "geography"])
        #expect(try await program.connection.receiveLine(timeout: .seconds(20)) == [UInt8]("geography"))
        await program.connection.close()
    }

    @Test func aProgramThatIsNotThereSaysSo() async throws {
        let error = await failure { try await Program.start(["/no/such/program"]) }
        #expect(error?.message.contains("/no/such/program can't be started") == true)
    }

    @Test func aSignalEndsIt() async throws {
        let program = try await Program.start(["sleep", "1000"])
        program.signal(15)
        #expect(try await program.ending() == .signalled(15))
        await program.connection.close()
    }

    @Test func twoConnectionsAreJoined() async throws {
        try await withPair { near, far in
            let program = try await Program.start(["tr", "a-z", "A-Z"])
            async let joining: Void = far.join(program.connection)
            try await near.send("loud")
            try await near.shutdown(.output)
            #expect(try await near.receiveAll() == [UInt8]("LOUD"))
            try await joining
        }
    }
}
