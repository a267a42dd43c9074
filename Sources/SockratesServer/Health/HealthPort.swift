public import SockratesSockets

/// A port for orchestrators and for Prometheus, beside those for players.
///
/// It answers `GET` and `HEAD` of HTTP/1.1 and 1.0 for three paths, one request a connection:
///
/// | path | answer |
/// |---|---|
/// | `/healthz` | 200 as long as the event loops run |
/// | `/readyz` | 200 where players should be sent here, else 503 and why |
/// | `/metrics` | the counters in the text format of Prometheus |
///
/// It runs on the event loops that carry the games, so that an answer says that those run; the board's web server has a thread of its own,
/// which would answer beside loops that stand still. Three fixed answers need no web framework, and so every program that hosts a
/// challenge has them without one.
public final class HealthPort: Sendable {
    /// Where it listens, with the port that the system chose where 0 was asked for.
    public var address: SocketAddress { listener.localAddress }

    private let listener: Listener

    /// Binds an address and begins to answer.
    ///
    /// - Parameters:
    ///   - address: Where to listen; one that players can't reach.
    ///   - health: What is told.
    ///   - patience: How long a request may take to come.
    ///   - loops: The event loops, best those of the players: then an answer shows that these run.
    /// - Returns: The port, which answers already.
    /// - Throws: `SocketError` when the address can't be had.
    public static func bind(
        to address: SocketAddress,
        health: HostHealth,
        patience: Duration = .seconds(5),
        on loops: EventLoops
    ) async throws(SocketError) -> HealthPort {
        var options = ListenerOptions()
        options.line.telnet = false
        options.line.backspace = false
        // The metrics of many challenges are longer than what a player is ever sent at once.
        options.line.maximumQueuedOutput = 16 << 20
        return HealthPort(
            try await Listener.bind(to: address, options: options, on: loops) { _ in HTTPResponder(health, patience) }
        )
    }

    private init(_ listener: Listener) { self.listener = listener }

    /// Answers nobody any more.
    public func close() async {
        await listener.stopAccepting()
        await listener.abortAll()
    }
}
