import Foundation
import Sockrates
import SockratesTesting
import Testing

@testable import LearnSockets

/// The tutorial's examples do what it says of them, and it shows them as they are.
@Suite(.timeLimit(.minutes(5))) struct LearnSocketsTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A connection, and the other end of it.
    private func pair() async throws -> (Connection, Connection) {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let one = try await Connection.connect(to: listener.localAddress)
        var other: Connection?
        for await connection in listener.connections.prefix(1) { other = connection }
        await listener.close()
        return (one, try #require(other))
    }

    private func withServer<Result: Sendable>(_ play: (Int) async throws -> Result) async throws -> Result {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        async let serving: Void = greetingServer(ready: { port.yield($0) }, clients: 1)
        var started = ports.makeAsyncIterator()
        let result = try await play(try #require(await started.next()))
        try await serving
        return result
    }

    @Test func theClientIsGreeted() async throws {
        let line = try await withServer { try await greeting(from: $0) }
        #expect(line == "Hello, Ada!")
    }

    @Test func acceptingMovesToNoOtherPort() async throws {
        let ports = try await ports()
        #expect(ports.serverSides == [ports.listening, ports.listening])
        #expect(Set(ports.clientSides + [ports.listening]).count == 3)
    }

    @Test func piecesAreNoMessages() async throws {
        let (sender, receiver) = try await pair()
        let all = try await pieces(through: sender, to: receiver)
        #expect(String(decoding: all, as: UTF8.self) == "Paris\nLima\n")
        await sender.close()
        await receiver.close()
    }

    @Test(arguments: [["Par", "is\nLim", "a\n"], ["Paris\nLima\n"], ["Paris\r\n", "Lima\r", "\n"]])
    func linesAreCutHoweverTheyCome(pieces: [String]) {
        #expect(lines(of: pieces) == ["Paris", "Lima"])
    }

    @Test func halfACharacterIsNoText() {
        let result = encodedAndDecoded()
        #expect(result.count == 2)
        #expect(result.whole == "é")
        #expect(result.half == "\u{FFFD}")
        #expect(result.strict == nil)
    }

    @Test func zeroIsAByteAndTheEndIsNone() async throws {
        let (sender, receiver) = try await pair()
        let result = try await zeroAndEnd(through: sender, to: receiver)
        #expect(result.zero == [0])
        #expect(result.end == nil)
        await sender.close()
        await receiver.close()
    }

    @Test func whoHasSaidAllStillHears() async throws {
        let answer = try await withServer { try await answerAfterTheLastWord(from: $0) }
        #expect(String(decoding: answer, as: UTF8.self) == "Hello, Ada!\n")
    }

    @Test func patienceEnds() async throws {
        let (one, other) = try await pair()
        #expect(try await patience(with: one) == "nothing came in time")
        try await other.send("x\n")
        #expect(try await patience(with: one) == "a line")
        await one.close()
        await other.close()
    }

    @Test func aClientThatIsSilentKeepsNobodyWaiting() async throws {
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        async let serving: Void = serveAtOnce(listener)
        let silent = try await Connection.connect(to: listener.localAddress)
        #expect(try await greeting(from: listener.localAddress.port ?? 0) == "Hello, Ada!")
        await silent.close()
        await listener.close()
        await serving
    }

    @Test func aLoopServesAll() async throws {
        let (listener, loops) = try await serveOnALoop()
        let silent = try await Connection.connect(to: listener.localAddress)
        #expect(try await greeting(from: listener.localAddress.port ?? 0) == "Hello, Ada!")
        await silent.close()
        await listener.stopAccepting()
        await listener.abortAll()
        await loops.shutdown()
    }

    @Test func onlyWhoTrustsTheCertificateReadsTheSecret() async throws {
        #expect(try await secret(trusting: .anyone) == "nobody else can read this")
        do {
            _ = try await secret(trusting: .system)
            Issue.record("nobody has signed it, and it is trusted")
        } catch let error as SocketError {
            #expect(error.code == .untrusted)
        }
    }

    @Test(arguments: Venue.allCases) func theRiddleIsPlayed(venue: Venue) async throws {
        try await Riddle().test(in: venue) { player in
            let said = try await player.play(["Ada", "a ghost", "echo"])
            #expect(said.contains("Then tell me, Ada:\n"))
            #expect(said.hasSuffix("riddle{an_ech0}\n"))
        }
    }

    @Test func theTutorialShowsWhatIsCompiled() throws {
        let folder = Self.root.appending(path: "Examples/LearnSockets")
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        var snippets: [String: String] = [:]
        for file in sources.sorted() {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            snippets.merge(Self.snippets(in: text)) { $0 + $1 }
        }
        let article = Self.root.appending(path: "Sources/Sockrates/Sockrates.docc/LearnSockets.md")
        let shown = try String(contentsOf: article, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(shown.count >= 12)
        for block in shown { #expect(snippets.values.contains(block), "\(block)") }
        for (name, snippet) in snippets { #expect(shown.contains(snippet), "\(name)") }
    }

    /// What stands between `// snippet: NAME` and `// end`, without the indentation that its lines share.
    private static func snippets(in text: String) -> [String: String] {
        var found: [String: [String]] = [:]
        var name: String?
        for line in text.components(separatedBy: "\n") {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("// snippet: ") {
                name = String(words.dropFirst("// snippet: ".count))
            } else if words == "// end" {
                name = nil
            } else if let name {
                found[name, default: []].append(line)
            }
        }
        return found.mapValues { lines in
            let indent = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
            return lines.map { $0.dropFirst(min(indent, $0.count)) + "\n" }.joined()
        }
    }
}
