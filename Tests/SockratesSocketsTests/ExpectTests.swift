import SockratesSockets
import Testing

@Suite(.timeLimit(.minutes(5))) struct ExpectTests {
    @Test func theFirstInTheStreamCounts() async throws {
        try await withPair { near, far in
            try await near.send("well: Wrong, not Correct\n")
            let match = try await far.expect(any: ["Correct", "Wrong"])
            #expect(match.index == 1)
            #expect(match.before == [UInt8]("well: "))
            #expect(match.matched == [UInt8]("Wrong"))
            #expect(try await far.receiveLine() == [UInt8](", not Correct"))
        }
    }

    @Test func ofThoseThatBeginTogetherTheFirstNamedCounts() async throws {
        try await withPair { near, far in
            try await near.send("abcabc")
            #expect(try await far.expect(any: ["abc", "ab"]).matched == [UInt8]("abc"))
            #expect(try await far.expect(any: ["ab", "abc"]).matched == [UInt8]("ab"))
        }
    }

    @Test func theEndCanBeExpected() async throws {
        try await withPair { near, far in
            try await near.send("bye")
            try await near.shutdown(.output)
            let match = try await far.expect(any: ["flag{", .end])
            #expect(match.index == 1)
            #expect(match.before == [UInt8]("bye"))
        }
    }

    @Test func whatDidNotComeIsAnErrorWithWhatCame() async throws {
        try await withPair { near, far in
            try await near.send("neither")
            let error = await failure { try await far.expect(any: ["a1", "b2"], timeout: .milliseconds(30)) }
            #expect(error?.code == .timedOut)
            #expect(error?.partial == [UInt8]("neither"))
        }
    }
}
