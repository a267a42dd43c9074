import Synchronization
import Testing

@testable import SockratesSockets

/// Connections that no socket carries behave as those that one does.
@Suite(.timeLimit(.minutes(1))) struct RelayTests {
    /// Keeps what a relayed connection sends, and takes no more than it has room for.
    private final class Screen: RelayReceiver {
        private struct State {
            var bytes: [UInt8] = []
            var room: Int
            var hasEnded = false
        }

        private let state: Mutex<State>
        private let news: AsyncStream<Void>.Continuation
        private let changes: AsyncStream<Void>

        init(room: Int = .max) {
            state = Mutex(State(room: room))
            (changes, news) = AsyncStream<Void>.makeStream()
        }

        func received(_ bytes: [UInt8]) -> Bool {
            defer { news.yield() }
            return state.withLock { state in
                state.bytes += bytes
                return state.bytes.count <= state.room
            }
        }

        func ended() {
            state.withLock { $0.hasEnded = true }
            news.yield()
        }

        /// What has come once something is so.
        func text(when condition: (String, Bool) -> Bool) async -> String {
            for await _ in changes {
                let (text, hasEnded) = state.withLock { (String(decoding: $0.bytes, as: UTF8.self), $0.hasEnded) }
                if condition(text, hasEnded) { return text }
            }
            return ""
        }

        func makeRoom() { state.withLock { $0.room = .max } }
    }

    private static let peer = SocketAddress.ip(host: "192.0.2.7", port: 4000)

    @Test func linesGoInAndTextComesOut() async throws {
        try await LineServer.run { server in
            let screen = Screen()
            let relay = try #require(await server.listener.relay(from: Self.peer, to: screen))
            #expect(server.listener.connectionCount == 1)
            relay.send(Array("on".utf8))
            relay.send(Array("e\r\ntwo\n".utf8))
            let text = await screen.text { text, _ in text.contains("two") }
            #expect(text == "one\ntwo\n")
            relay.send(Array("three".utf8))
            relay.endInput()
            let rest = await screen.text { _, hasEnded in hasEnded }
            #expect(rest == "one\ntwo\nthree\n")
            await server.listener.connectionsClosed()
        }
    }

    @Test func whoLeavesIsGone() async throws {
        try await LineServer.run { server in
            let relay = try #require(await server.listener.relay(from: Self.peer, to: Screen()))
            var happenings = server.happenings.makeAsyncIterator()
            #expect(await happenings.next() == .opened)
            relay.leave()
            #expect(await happenings.next() == .closed(.peerClosed))
            // What comes afterwards reaches nobody.
            relay.send(Array("late\n".utf8))
            await server.listener.connectionsClosed()
        }
    }

    @Test func deadlinesAndClosingWorkAsElsewhere() async throws {
        try await LineServer.run { happening, connection in
            switch happening {
            case .opened: connection.setDeadline(.zero)
            case .deadline:
                connection.send("\(connection.peer.host ?? "") is late\n")
                connection.close()
            default: break
            }
        } _: { server in
            let screen = Screen()
            _ = await server.listener.relay(from: Self.peer, to: screen)
            #expect(await screen.text { _, hasEnded in hasEnded } == "192.0.2.7 is late\n")
            await server.listener.connectionsClosed()
        }
    }

    @Test func inputWaitsWhileOutputDoes() async throws {
        try await LineServer.run { server in
            let screen = Screen(room: 2)
            let relay = try #require(await server.listener.relay(from: Self.peer, to: screen))
            relay.send(Array("one\n".utf8))
            _ = await screen.text { text, _ in text == "one\n" }
            relay.send(Array("two\n".utf8))
            screen.makeRoom()
            relay.outputHasLeft()
            #expect(await screen.text { text, _ in text.hasSuffix("two\n") } == "one\ntwo\n")
        }
    }

    @Test func aListenerThatTakesNobodyTakesNoRelay() async throws {
        try await LineServer.run { server in
            await server.listener.stopAccepting()
            let relay = await server.listener.relay(from: Self.peer, to: Screen())
            #expect(relay == nil)
            #expect(server.listener.connectionCount == 0)
        }
    }

    @Test func aRefusalBreaksItOff() async throws {
        let loops = EventLoops(threads: 1)
        for carriage in Carriage.allCases {
            let listener = try await Listener.bind(
                to: .ip(host: "127.0.0.1", port: 0),
                on: loops,
                carriedBy: carriage,
                welcome: { _ in nil }
            )
            let screen = Screen()
            _ = await listener.relay(from: Self.peer, to: screen)
            #expect(await screen.text { _, hasEnded in hasEnded } == "")
            #expect(listener.connectionCount == 0)
            await listener.stopAccepting()
        }
        await loops.shutdown()
    }
}
