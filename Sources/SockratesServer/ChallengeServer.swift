public import Logging
public import ServiceLifecycle
public import SockratesSockets

/// Hosts one challenge on one address until it is told to stop.
///
/// It runs as a service: on graceful shutdown it takes no more players, tells those who are there, and waits until the last
/// one has left or the drain's time is over.
///
/// ```swift
/// let server = try await ChallengeServer.bind(
///     pack.quiz,
///     name: "geography",
///     to: .ip(host: "127.0.0.1", port: 1337),
///     on: loops,
///     logger: logger
/// )
/// try await ServiceGroup(services: [server], gracefulShutdownSignals: [.sigint, .sigterm], logger: logger).run()
/// ```
public final class ChallengeServer: Service {
    /// The challenge's short name, for logs and listings.
    public let name: String
    /// What players call it, one line.
    public let title: String
    /// Where players connect to, with the port that the system chose where 0 was asked for.
    public var address: SocketAddress { listener.localAddress }

    /// What is counted of it.
    public let metrics: ChallengeMetrics
    /// From where the server itself may play it.
    public let selfChecks: SelfCheckRegister
    /// How many connections there are.
    public var connectionCount: Int { listener.connectionCount }
    /// What its connections have carried so far.
    public var traffic: Traffic { listener.traffic }

    /// What can be played here: the challenge itself, or those of a menu, in its order.
    public let playables: [Playable]

    private let listener: Listener
    private let options: ServerOptions
    private let logger: Logger

    /// Binds a socket and starts to take players.
    ///
    /// - Parameters:
    ///   - hosted: What gives each connection its session, such as a quiz.
    ///   - name: A short name, for logs and listings.
    ///   - address: Where to listen.
    ///   - options: Limits and times.
    ///   - loops: The event loops that sessions run on.
    ///   - logger: Gets a line for each event.
    /// - Returns: The server, which takes players already.
    /// - Throws: `SocketError` when the address can't be had.
    public static func bind(
        _ hosted: some Hosted,
        name: String,
        to address: SocketAddress,
        options: ServerOptions = ServerOptions(),
        on loops: EventLoops,
        logger: Logger
    ) async throws(SocketError) -> ChallengeServer {
        var named = logger
        named[metadataKey: "challenge"] = .string(name)
        let logger = named
        var listening = options.listener
        listening.line.framing = hosted.framing
        listening.line.leavesInput = hosted.lendsSocket
        listening.acceptPaused = { error in
            logger.warning("accepting paused", metadata: ["cause": "\(error)"])
            options.listener.acceptPaused?(error)
        }
        listening.acceptResumed = {
            logger.notice("accepting again")
            options.listener.acceptResumed?()
        }
        let metrics = ChallengeMetrics()
        listening.lineAnswered = { time in metrics.answered(in: time) }
        let selfChecks = SelfCheckRegister()
        let gates = options.gates
        if gates.isSilent { listening.isFull = { gates.isFull($0) } }
        let desk = SessionDesk(
            options: options,
            challenge: name,
            metrics: metrics,
            selfChecks: selfChecks,
            logger: logger
        )
        let doorway = Doorway(
            gates,
            framing: hosted.framing,
            metrics: metrics,
            selfChecks: selfChecks,
            logger: logger
        ) { connection, entry in
            let admission = desk.admit(connection.peer, entry)
            connection.tap = admission.journal.transcript
            return hosted.session(admission)
        }
        if let trusts = options.listener.proxies?.trusts {
            // The server itself comes by no proxy.
            listening.proxies?.trusts = { trusts($0) && !selfChecks.holds($0) }
            listening.proxies?.refused = { peer, why in
                doorway.note(GateRefusal(by: "proxy-header", why), peer)
            }
        }
        let listener = try await Listener.bind(
            to: address,
            options: listening,
            on: loops,
            welcome: { doorway.welcome($0) }
        )
        return ChallengeServer(hosted, name, listener, (metrics, selfChecks), options, logger)
    }

    private init(
        _ hosted: some Hosted,
        _ name: String,
        _ listener: Listener,
        _ counted: (metrics: ChallengeMetrics, selfChecks: SelfCheckRegister),
        _ options: ServerOptions,
        _ logger: Logger
    ) {
        title = hosted.title
        playables = Playable.all(of: hosted, name: name)
        metrics = counted.metrics
        selfChecks = counted.selfChecks
        self.name = name
        self.listener = listener
        self.options = options
        self.logger = logger
    }

    /// Lets in a player whom the program carries itself, from a page for instance: gates, limits, times and records are as for any other.
    ///
    /// - Parameters:
    ///   - peer: Where the player comes from.
    ///   - playable: What they play; one that can be relayed.
    ///   - receiver: Gets what the session says.
    /// - Returns: What passes on what the player types; nil where nobody is let in any more.
    public func relay(
        from peer: SocketAddress,
        playing playable: Playable,
        to receiver: some RelayReceiver
    ) async -> Relay? {
        await listener.relay(from: peer, asking: playable.name, to: receiver)
    }

    /// Serves until graceful shutdown begins, then drains.
    public func run() async throws {
        try? await gracefulShutdown()
        await drain()
    }

    /// Takes no more players, and waits until the last one has left or the drain's time is over.
    public func drain() async {
        await listener.stopAccepting()
        // The server itself is no player.
        let waiting = await listener.dropIdle { !$0.isCounted }
        if waiting > 0 {
            let seconds = options.drain.components.seconds
            logger.notice("draining", metadata: ["sessions": "\(waiting)", "seconds": "\(seconds)"])
            let notice = seconds > 0 ? "The server stops in \(seconds) s." : "The server stops."
            listener.forEachConnection { connection in
                (connection.handler as? any HostedSession)?.announced(notice, on: connection)
            }
            await listener.connectionsClosed(within: options.drain)
            listener.forEachConnection { connection in
                (connection.handler as? any HostedSession)?.stopped("The server has stopped.", on: connection)
            }
        }
        // Who was told something may still read it.
        await listener.connectionsClosed(within: .seconds(2))
        await listener.abortAll()
        options.transcripts?.flush()
        logger.notice("stopped")
    }
}
