import Testing

@testable import SockratesSockets

/// Connections whose input is cut in another way after a while.
@Suite(.timeLimit(.minutes(5))) struct FramingChangeTests {
    @Test func bytesBehindTheNewlineBelongToWhatFollows() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .line("raw"): connection.setFraming(.bytes)
            case .line(let text): connection.send(Array("<\(text.count)>".utf8))
            case .inputEnded: connection.close()
            default: break
            }
        } _: { server in
            let text = "raw\r\nab\u{8}\n\u{0}"
            for split in 1..<text.utf8.count {
                let peer = try await server.connect()
                try await peer.send(Array(text.utf8.prefix(split)))
                try await peer.send(Array(text.utf8.dropFirst(split)))
                try await peer.shutdown(.output)
                let told = try await peer.allText()
                let sizes = told.matches(of: /<(\d+)>/).compactMap { Int($0.1) }
                #expect(sizes.reduce(0, +) == 5, "\(told)")
            }
        }
    }

    @Test func theBegunPartOfALineIsCutAnew() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .opened: break
            case .line(let text): connection.send(Array("<\(text)>".utf8))
            case .inputEnded: connection.close()
            default: break
            }
        } _: { server in
            let peer = try await server.connect()
            try await peer.send("whole\nbeg")
            #expect(try await peer.receive(exactly: 7) == Array("<whole>".utf8))
            server.listener.forEachConnection { $0.setFraming(.bytes) }
            #expect(try await peer.receive(exactly: 5) == Array("<beg>".utf8))
            try await peer.send("un\n")
            try await peer.shutdown(.output)
            #expect(try await peer.allText() == "<un\n>")
        }
    }

    @Test func bytesCanBecomeLinesAgain() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .opened: connection.setFraming(.bytes)
            case .line("lines\n"):
                connection.setFraming(.newlines)
                connection.send(Array("lines".utf8))
            case .line(let text): connection.send(Array("<\(text)>".utf8))
            case .inputEnded: connection.close()
            default: break
            }
        } _: { server in
            let peer = try await server.connect()
            try await peer.send("one\n")
            #expect(try await peer.receive(exactly: 6) == Array("<one\n>".utf8))
            try await peer.send("lines\n")
            #expect(try await peer.receive(exactly: 5) == Array("lines".utf8))
            try await peer.send("two\nthree")
            try await peer.shutdown(.output)
            #expect(try await peer.allText().replacing("\n", with: "") == "<two><three>")
        }
    }
}
