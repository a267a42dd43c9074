import SockratesSockets
import Testing

/// The verbs that receive, one by one.
@Suite(.timeLimit(.minutes(5))) struct ReceivingTests {
    @Test func exactlySoMany() async throws {
        try await withPair { near, far in
            try await near.send("abc")
            async let five = far.receive(exactly: 5)
            try await near.send("defg")
            #expect(try await five == [UInt8]("abcde"))
            #expect(try await far.receive() == [UInt8]("fg"))
            #expect(try await far.receive(exactly: 0) == [])
        }
    }

    @Test func untilAText() async throws {
        try await withPair { near, far in
            try await near.send("name")
            async let prompt = far.receive(until: "me: ")
            try await near.send(": and")
            #expect(try await prompt == [UInt8]("name: "))
            try await near.send("|more|")
            #expect(try await far.receive(until: "|", keeping: false) == [UInt8]("and"))
            #expect(try await far.receive(as: .utf8, until: .bytes([0x7C])) == "more|")
        }
    }

    @Test func aTextThatComesInPiecesIsFound() async throws {
        try await withPair { near, far in
            async let all = far.receive(until: "aab")
            for piece in ["a", "a", "a", "a", "b"] { try await near.send(piece) }
            #expect(try await all == [UInt8]("aaaab"))
        }
    }

    @Test func severalLines() async throws {
        try await withPair { near, far in
            try await near.send("1\n2\r\n3\n4")
            try await near.shutdown(.output)
            #expect(try await far.receiveLines(2) == [[UInt8]("1"), [UInt8]("2")])
            #expect(try await far.receiveLines() == [[UInt8]("3"), [UInt8]("4")])
            #expect(try await far.receiveLines() == [])
        }
    }

    @Test func linesThatAreNotAllThereInTimeAreAllPutBack() async throws {
        try await withPair { near, far in
            try await near.send("1\n2\nthr")
            _ = try await far.peek()
            let error = await failure { try await far.receiveLines(3, timeout: .milliseconds(30)) }
            #expect(error?.code == .timedOut)
            #expect(error?.partial == [UInt8]("1\n2\nthr"))
            try await near.send("ee\n")
            #expect(try await far.receiveLines(3).map { String(decoding: $0, as: UTF8.self) } == ["1", "2", "three"])
        }
    }

    @Test func theLineThatIsWanted() async throws {
        try await withPair { near, far in
            try await near.send("noise\nmore noise\nflag{x}\nafter\nthe key is 7\n")
            #expect(try await far.receiveLine { $0.starts(with: "flag{".utf8) } == [UInt8]("flag{x}"))
            #expect(try await far.receiveLine(containing: "key") == [UInt8]("the key is 7"))
            try await near.shutdown(.output)
            #expect(try await far.receiveLine(containing: "key") == nil)
        }
    }

    @Test func whatAFunctionTakes() async throws {
        try await withPair { near, far in
            // A length in one byte, and so many bytes.
            try await near.send([3, 0x61, 0x62, 0x63, 1])
            let piece = try await far.receive { bytes in
                let whole = Int(bytes.unsafeLoad(fromByteOffset: 0, as: UInt8.self)) + 1
                return bytes.byteCount >= whole ? whole : nil
            }
            #expect(piece == [3, 0x61, 0x62, 0x63])
            #expect(try await far.receive() == [1])
        }
    }

    @Test func aFunctionIsNotAskedBeforeSomethingComes() async throws {
        try await withPair { near, far in
            async let piece = far.receive(timeout: .seconds(20)) { bytes in
                bytes.byteCount == 0 ? 0 : bytes.byteCount
            }
            _ = await failure { try await near.receive(timeout: .milliseconds(50)) }
            try await near.send("ab")
            #expect(try await piece == [UInt8]("ab".utf8))
        }
    }

    @Test func all() async throws {
        try await withPair { near, far in
            async let all = far.receiveAll(as: .utf8)
            try await near.send("one ")
            try await near.send("two")
            try await near.shutdown(.output)
            #expect(try await all == "one two")
        }
    }

    @Test func tooMuchIsRefusedAndKept() async throws {
        try await withPair { near, far in
            try await near.send("12345678")
            let error = await failure { try await far.receive(until: "\n", limit: 5) }
            #expect(error?.code == .tooLong)
            #expect(try await far.receive() == [UInt8]("12345678"))
            try await near.send("12345678")
            #expect(await failure { try await far.receiveAll(limit: 5) }?.code == .tooLong)
        }
    }

    @Test func whatComesUntilThePeerIsQuiet() async throws {
        try await withPair { near, far in
            #expect(try await far.drain(quietFor: .milliseconds(10)) == [])
            try await near.send("junk")
            _ = try await far.peek()
            #expect(try await far.drain(quietFor: .milliseconds(10)) == [UInt8]("junk"))
            try await near.send("last")
            try await near.shutdown(.output)
            #expect(try await far.drain() == [UInt8]("last"))
        }
    }

    @Test func aLookTakesNothing() async throws {
        try await withPair { near, far in
            #expect(await !far.canReceive())
            try await near.send("abc")
            #expect(await far.canReceive(within: .seconds(20)))
            #expect(try await far.peek() == [UInt8]("abc"))
            #expect(try await far.peek(upTo: 1) == [UInt8]("a"))
            #expect(try await far.receive() == [UInt8]("abc"))
        }
    }

    @Test func whatIsPutBackComesFirst() async throws {
        try await withPair { near, far in
            try await near.send("world\n")
            _ = try await far.peek()
            await far.unread([UInt8]("hello "))
            #expect(try await far.receiveLine() == [UInt8]("hello world"))
            async let line = far.receiveLine()
            await far.unread([UInt8]("put back while one waits\n"))
            #expect(try await line == [UInt8]("put back while one waits"))
        }
    }

    @Test func aLineIsSentWithTheNewlineThatWasChosen() async throws {
        try await withPair { near, far in
            near.newline = [UInt8]("\r\n")
            try await near.sendLine("GET /")
            try await near.sendLine([UInt8]("x"))
            try await near.sendLine()
            #expect(try await far.receive(exactly: 12) == [UInt8]("GET /\r\nx\r\n\r\n"))
        }
    }

    @Test func encodingsAreNamedAndStrict() async throws {
        try await withPair { near, far in
            try await near.sendLine("Größe", as: .latin1)
            try await near.sendLine("naïve", as: .utf8)
            try await near.send([0xFF, 0x0A])
            #expect(try await far.receiveLine(as: .latin1) == "Größe")
            #expect(try await far.receiveLine(as: .utf8) == "naïve")
            let error = await failure { try await far.receiveLine(as: .utf8) }
            #expect(error?.code == .encoding)
            #expect(error?.partial == [0xFF])
            #expect(await failure { try await near.send("€", as: .latin1) }?.code == .encoding)
            #expect(await failure { try await near.send("é", as: .ascii) }?.code == .encoding)
        }
    }
}
