import Hummingbird
public import Logging
public import SockratesSockets
public import SockratesStore

/// The scoreboard, and play in the browser, as web pages.
///
/// ```swift
/// let board = Board(of: servers.flatMap { BoardChallenge.all(of: $0) }, store: store)
/// let web = try await board.bind(to: .ip(host: "0.0.0.0", port: 8080), logger: logger)
/// try await ServiceGroup(services: servers + [web], gracefulShutdownSignals: [.sigterm], logger: logger).run()
/// ```
public struct Board: Sendable {
    private let challenges: [BoardChallenge]
    private let store: (any Store)?
    private let options: BoardOptions

    /// Makes a board.
    ///
    /// - Parameters:
    ///   - challenges: What is played, in the order in which it is shown.
    ///   - store: Where solves are recorded; without it nobody has points, and there is only play.
    ///   - options: Who may see what.
    public init(of challenges: [BoardChallenge], store: (any Store)?, options: BoardOptions = BoardOptions()) {
        self.challenges = challenges
        self.store = store
        self.options = options
    }

    /// Reads the record, binds an address and begins to answer.
    ///
    /// - Parameters:
    ///   - address: Where to listen; port 0 lets the system choose.
    ///   - logger: Gets a line for what goes wrong.
    /// - Returns: The server, which answers already.
    /// - Throws: `SocketError` when the address can't be had; `StoreFailure` when the record can't be read.
    public func bind(to address: SocketAddress, logger: Logger) async throws -> WebServer {
        let desk = BoardDesk(challenges, store, logger: logger)
        try await desk.load()
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: NowhereMiddleware(desk: desk))
        BoardRoutes(desk).add(to: router)
        BoardAPI(desk).add(to: router)
        if let key = options.organisersKey { OrganisersRoutes(desk, store, key: key).add(to: router) }
        let hall = PlayHall(challenges, trustedProxies: options.trustedProxies)
        PlayRoutes(hall, desk).add(to: router)
        return try await WebServer.bind(router, services: [desk, hall], to: address, logger: logger)
    }
}
