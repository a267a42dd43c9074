import Testing

@testable import SockratesSockets

/// What a handler was told.
enum Happening: Equatable, Sendable {
    case opened
    case line(String)
    case tooLong
    case inputEnded
    case deadline
    case closed(CloseCause)
}

/// A handler that tells a stream all that it is told, and does what the test asks for.
final class Probe: LineHandler {
    typealias Act = @Sendable (Happening, LineConnection) -> Void

    private let happenings: AsyncStream<Happening>.Continuation
    private let act: Act

    init(_ happenings: AsyncStream<Happening>.Continuation, _ act: @escaping Act) {
        self.happenings = happenings
        self.act = act
    }

    private func tell(_ happening: Happening, _ connection: LineConnection) {
        happenings.yield(happening)
        act(happening, connection)
    }

    func opened(_ connection: LineConnection) { tell(.opened, connection) }
    func received(line: [UInt8], on connection: LineConnection) {
        tell(.line(String(decoding: line, as: UTF8.self)), connection)
    }
    func lineTooLong(on connection: LineConnection) { tell(.tooLong, connection) }
    func inputEnded(on connection: LineConnection) { tell(.inputEnded, connection) }
    func deadlinePassed(on connection: LineConnection) { tell(.deadline, connection) }
    func closed(_ cause: CloseCause, age: Duration) { happenings.yield(.closed(cause)) }
}

/// A listener with probes, and what they were told.
final class LineServer: Sendable {
    let listener: Listener
    let happenings: AsyncStream<Happening>
    private let loops: EventLoops

    /// Runs a test against a server of its own, once for each thing that can carry its connections.
    static func run(
        at address: SocketAddress = .ip(host: "127.0.0.1", port: 0),
        options: ListenerOptions = ListenerOptions(),
        threads: Int = 1,
        act: @escaping Probe.Act = echo,
        _ test: (LineServer) async throws -> Void
    ) async throws {
        for carriage in Carriage.allCases {
            try await run(over: carriage, at: address, options: options, threads: threads, act: act, test)
        }
    }

    /// Runs a test against a server of its own whose connections are carried in one way.
    static func run(
        over carriage: Carriage,
        at address: SocketAddress = .ip(host: "127.0.0.1", port: 0),
        options: ListenerOptions = ListenerOptions(),
        threads: Int = 1,
        act: @escaping Probe.Act = echo,
        _ test: (LineServer) async throws -> Void
    ) async throws {
        let server = try await LineServer(over: carriage, at: address, options, threads, act)
        do {
            try await test(server)
        } catch {
            await server.end()
            throw error
        }
        await server.end()
    }

    private init(
        over carriage: Carriage,
        at address: SocketAddress,
        _ options: ListenerOptions,
        _ threads: Int,
        _ act: @escaping Probe.Act
    ) async throws {
        let (happenings, told) = AsyncStream.makeStream(of: Happening.self)
        self.happenings = happenings
        let loops = EventLoops(threads: threads)
        self.loops = loops
        do {
            listener = try await Listener.bind(
                to: address,
                options: options,
                on: loops,
                carriedBy: carriage
            ) { _ in Probe(told, act) }
        } catch {
            await loops.shutdown()
            throw error
        }
    }

    var address: SocketAddress { listener.localAddress }

    func connect() async throws(SocketError) -> Connection { try await Connection.connect(to: address) }

    private func end() async {
        await listener.stopAccepting()
        await listener.abortAll()
        await loops.shutdown()
    }
}

/// An address where no other test takes the port that one has just given back. (macOS has one loopback address alone.)
func loopback(ofItsOwn number: Int) -> SocketAddress {
    #if canImport(Darwin)
        .ip(host: "127.0.0.1", port: 0)
    #else
        .ip(host: "127.0.0.\(number)", port: 0)
    #endif
}

/// Sends each line back, and closes when the input ends.
@Sendable func echo(_ happening: Happening, _ connection: LineConnection) {
    switch happening {
    case .line(let line): connection.send(Array("\(line)\n".utf8))
    case .tooLong: connection.send(Array("too long\n".utf8))
    case .inputEnded: connection.close()
    default: break
    }
}

extension Connection {
    /// All that comes until the peer's end.
    func allText() async throws -> String { try await receiveAll(as: .utf8, timeout: .seconds(20)) }

    func line() async throws -> String? {
        try await receiveLine(as: .utf8, timeout: .seconds(20))
    }
}
