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
            _ = try await far.peek()
            let error = await failure { try await far.expect(any: ["a1", "b2"], timeout: .milliseconds(30)) }
            #expect(error?.code == .timedOut)
            #expect(error?.partial == [UInt8]("neither"))
        }
    }

    @Test func groupsAreCaptured() async throws {
        try await withPair { near, far in
            let sum = try Pattern.regex(#"(\d+) (?:\+|(-)) (\d+) = "#)
            async let match = far.expect(sum)
            for piece in ["[1/10] 1", "2 + 3", "0 =", " "] { try await near.send(piece) }
            let found = try await match
            #expect(found.before == [UInt8]("[1/10] "))
            #expect(found.captures == [[UInt8]("12"), nil, [UInt8]("30")])
        }
    }

    @Test func aPatternThatBacktracksElsewhereIsQuick() async throws {
        try await withPair { near, far in
            let pattern = try Pattern.regex("(a+)+b")
            try await near.send([UInt8](repeating: 0x61, count: 10_000))
            #expect(await failure { try await far.expect(pattern, timeout: .milliseconds(100)) }?.code == .timedOut)
            try await near.send("b")
            #expect(try await far.expect(pattern, timeout: .seconds(20)).matched.count == 10_001)
        }
    }

    @Test func aPatternThatMakesNoSenseSaysWhere() {
        let error = #expect(throws: SocketError.self) { try Pattern.regex("(a") }
        #expect(error?.message.contains("\"(a\" is no regular expression: column 1") == true)
    }
}
