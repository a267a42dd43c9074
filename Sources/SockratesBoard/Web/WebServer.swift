import Hummingbird
import Logging
import NIOCore
public import ServiceLifecycle
public import SockratesSockets

/// A web server as a service, beside the servers of challenges: on one thread of its own that gives way to theirs.
///
/// Every answer carries a Content-Security-Policy that lets a browser run and show nothing but what this server sends.
public final class WebServer: Service {
    /// Where it listens, with the port that the system chose where 0 was asked for.
    public let address: SockratesSockets.SocketAddress

    private let loop: WebLoop
    private let group: ServiceGroup
    private let serving: Task<Void, any Error>

    /// How long a connection that asks for nothing, or not to the end, is kept.
    private static let patience = TimeAmount.seconds(60)
    /// How many connections are open at once; more wait to be accepted.
    private static let mostConnections = 8192
    /// How long answers that are being sent when the server stops may take.
    private static let farewell = Duration.seconds(2)

    /// Binds an address and begins to answer what a router has routes for.
    ///
    /// - Parameters:
    ///   - router: What there is to ask for.
    ///   - services: What runs beside it, on its thread.
    ///   - address: Where to listen; port 0 lets the system choose.
    ///   - logger: Gets a line for what goes wrong.
    /// - Returns: The server, which answers already.
    /// - Throws: `SocketError` when the address can't be had.
    static func bind(
        _ router: Router<WebContext>,
        services: [any Service] = [],
        to address: SockratesSockets.SocketAddress,
        logger: Logger
    ) async throws(SocketError) -> WebServer {
        let loop = WebLoop()
        var quiet = logger
        // That it listens is told by whoever bound it.
        quiet.logLevel = max(logger.logLevel, .notice)
        let (events, event) = AsyncStream<Result<SockratesSockets.SocketAddress, any Error>>.makeStream()
        let application = Application(
            responder: WebResponder(router.buildResponder()),
            server: .http1(configuration: .init(idleTimeout: patience)),
            configuration: ApplicationConfiguration(
                address: BindAddress(address),
                availableConnectionsDelegate: .maximum(mostConnections, logger: quiet)
            ),
            services: services,
            onServerRunning: { channel in
                event.yield(.success(SockratesSockets.SocketAddress(channel.localAddress) ?? address))
            },
            eventLoopGroupProvider: .shared(loop.group),
            logger: quiet
        )
        let group = ServiceGroup(services: [application], logger: quiet)
        let serving = Task(executorPreference: loop.executor) {
            do {
                try await group.run()
            } catch {
                event.yield(.failure(error))
                throw error
            }
        }
        switch await events.first(where: { _ in true }) {
        case .success(let address): return WebServer(address, loop, group, serving)
        case .failure(let error):
            await loop.shutdown()
            throw SocketError(binding: address, error)
        case nil: throw SocketError(.closed, "the task was cancelled before \(address) was bound")
        }
    }

    private init(
        _ address: SockratesSockets.SocketAddress,
        _ loop: WebLoop,
        _ group: ServiceGroup,
        _ serving: Task<Void, any Error>
    ) {
        self.address = address
        self.loop = loop
        self.group = group
        self.serving = serving
    }

    /// Answers until graceful shutdown begins; then what is being sent is sent to its end, for two seconds at most.
    public func run() async throws {
        try? await gracefulShutdown()
        await group.triggerGracefulShutdown()
        let limit = Task { [serving] in
            try await Task.sleep(for: Self.farewell)
            serving.cancel()
        }
        let end = await serving.result
        limit.cancel()
        await loop.shutdown()
        if case .failure(let error) = end, !(error is CancellationError) { throw error }
    }
}

extension BindAddress {
    init(_ address: SockratesSockets.SocketAddress) {
        switch address {
        case .ip(let host, let port): self = .hostname(host, port: port)
        case .unix(let path): self = .unixDomainSocket(path: path)
        }
    }
}
