import Logging
import Sockrates
import SockratesServer
import SockratesSockets
import Synchronization

/// A challenge that is set up for a test: players come, and time passes, when the test says so.
public final class TestTable: Sendable {
    /// The time in all sessions.
    public let clock: ManualClock

    private let connect: @Sendable (Int) async throws -> any PlayerLine
    private let stop: @Sendable () async -> Void
    private let patience: Duration
    private let mistakeLog: MistakeLog
    private let lines = Mutex<[any PlayerLine]>([])
    private let playerCount = Atomic<Int>(0)

    /// What the challenge's own code threw that no player could help.
    public var mistakes: [any Error] { mistakeLog.errors.withLock { $0 } }

    init(inMemory challenge: some Challenge, seed: UInt64, flag: String?, patience: Duration) {
        let clock = ManualClock()
        let log = MistakeLog()
        self.clock = clock
        self.patience = patience
        mistakeLog = log
        connect = { number in
            let line = MemoryLine(
                challenge,
                flag: flag,
                number: number,
                seed: seed &+ UInt64(number - 1),
                clock: clock,
                failed: log.note
            )
            await line.open()
            return line
        }
        stop = {}
    }

    init(live challenge: some Challenge, seed: UInt64, flag: String?, patience: Duration) async throws {
        let clock = ManualClock()
        let log = MistakeLog()
        let loops = EventLoops(threads: 1)
        var options = ServerOptions(drain: .milliseconds(1), seed: seed)
        // A machine that is busy with other tests lets the player wait, and is no player who does not read.
        options.listener.line.writeDeadline = max(patience, options.listener.line.writeDeadline)
        let server: ChallengeServer
        do {
            server = try await ChallengeServer.bind(
                HostedChallenge(challenge, flag: flag, clock: clock, failed: log.note),
                name: "\(type(of: challenge))",
                to: .ip(host: "127.0.0.1", port: 0),
                options: options,
                on: loops,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        } catch {
            await loops.shutdown()
            throw error
        }
        self.clock = clock
        self.patience = patience
        mistakeLog = log
        connect = { number in
            let line = LiveLine(connection: try await Connection.connect(to: server.address))
            await clock.begins(number)
            return line
        }
        stop = {
            await server.drain()
            await loops.shutdown()
        }
    }

    /// A new player comes, and a session begins.
    ///
    /// - Returns: The player. Sessions have the numbers 1, 2, 3 in the order of these calls.
    /// - Throws: `SocketError` where a connection can't be had.
    public func player() async throws -> ScriptedPlayer {
        let line = try await connect(playerCount.add(1, ordering: .relaxed).newValue)
        lines.withLock { $0.append(line) }
        return ScriptedPlayer(line, clock: clock, patience: patience)
    }

    /// Lets time pass, in all sessions.
    ///
    /// - Parameter time: How long.
    public func advance(by time: Duration) async { await clock.advance(by: time) }

    /// All players go, and the server stops.
    func close() async {
        for line in lines.withLock({ $0 }) { await line.leave() }
        await stop()
    }
}

/// Where the mistakes of all sessions are kept.
private final class MistakeLog: Sendable {
    let errors = Mutex<[any Error]>([])

    func note(_ error: any Error) { errors.withLock { $0.append(error) } }
}
