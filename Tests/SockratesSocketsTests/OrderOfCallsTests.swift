import Testing

@testable import SockratesSockets

@Suite(.timeLimit(.minutes(5))) struct OrderOfCallsTests {
    /// Breaks its connection off at the first line, and says what it was told and when.
    private final class Leaver: LineHandler {
        private let said: AsyncStream<String>.Continuation

        init(_ said: AsyncStream<String>.Continuation) { self.said = said }

        func received(line: [UInt8], on connection: LineConnection) {
            said.yield("line")
            connection.abort()
            said.yield("line is handled")
        }

        func closed(_ cause: CloseCause, age: Duration) { said.yield("\(cause)") }
    }

    @Test(arguments: Carriage.allCases) func theEndIsToldWhenNothingElseIsBeingTold(carriage: Carriage) async throws {
        let (words, said) = AsyncStream.makeStream(of: String.self)
        let loops = EventLoops(threads: 1)
        let listener = try await Listener.bind(
            to: .ip(host: "127.0.0.1", port: 0),
            on: loops,
            carriedBy: carriage
        ) { _ in Leaver(said) }
        let peer = try RawPeer(to: listener.localAddress)
        peer.send("leave\n")
        var told: [String] = []
        for await word in words {
            told.append(word)
            if told.count == 3 { break }
        }
        #expect(told == ["line", "line is handled", "closed"])
        await listener.stopAccepting()
        await loops.shutdown()
    }
}
