import SockratesSockets
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite(.timeLimit(.minutes(5))) struct TranscriptTests {
    @Test func aConnectionIsWrittenDownAndPlayedAgain() async throws {
        let path = temporaryPath()
        defer { unlink(path) }
        try await withPair { near, far in
            try await near.record(to: path, title: "a quiz")
            try await far.send("name? ")
            try await near.sendLine("Socrates", after: "? ")
            // A character that comes in two pieces is one.
            try await far.send([0xC3])
            #expect(try await near.receive(exactly: 1) == [0xC3])
            try await far.send([0xA9, 0x0A])
            #expect(try await near.receiveLine() == [0xA9])
        }
        let transcript = try Transcript(contentsOf: path)
        #expect(transcript.title == "a quiz")
        #expect(transcript.events.map(\.text) == ["name? ", "Socrates\n", "é\n"])
        #expect(transcript.events.map(\.isSent) == [false, true, false])
        #expect(transcript.events.map(\.time) == transcript.events.map(\.time).sorted())

        try await withPair { near, far in
            async let playing: Void = transcript.replay(to: far)
            try await near.sendLine("Plato", after: "name? ")
            #expect(try await near.receiveLine(as: .utf8) == "é")
            try await playing
        }
    }

    @Test func whatIsNoRecordingSaysWhere() async throws {
        let path = temporaryPath()
        defer { unlink(path) }
        let file = try #require(fopen(path, "w"))
        fputs(
            "{\"version\": 2, \"width\": 80, \"height\": 24}\n[0.5, \"o\", \"hi\"]\n[1, \"m\", \"\"]\nnonsense\n",
            file
        )
        fclose(file)
        let error = #expect(throws: SocketError.self) { try Transcript(contentsOf: path) }
        #expect(error?.message.contains("line 4") == true)
    }
}
