public import Logging

extension ChallengeServer {
    /// Binds a socket and starts to take players of a challenge.
    ///
    /// ```swift
    /// let server = try await ChallengeServer.bind(
    ///     Squares(), name: "squares", to: .ip(host: "127.0.0.1", port: 1337), on: EventLoops(), logger: logger)
    /// try await server.run()
    /// ```
    ///
    /// - Parameters:
    ///   - challenge: What players play, all sessions with this value.
    ///   - flag: What a solve brings; the challenge's own flag where `nil`.
    ///   - name: A short name, for logs and listings.
    ///   - address: Where to listen.
    ///   - options: Limits and times.
    ///   - loops: The event loops that sessions run on.
    ///   - logger: Gets a line for each event.
    /// - Returns: The server, which takes players already.
    /// - Throws: `SocketError` when the address can't be had.
    public static func bind(
        _ challenge: some Challenge,
        flag: String? = nil,
        name: String,
        to address: SocketAddress,
        options: ServerOptions = ServerOptions(),
        on loops: EventLoops,
        logger: Logger
    ) async throws(SocketError) -> ChallengeServer {
        try await bind(
            HostedChallenge(challenge, flag: flag),
            name: name,
            to: address,
            options: options,
            on: loops,
            logger: logger
        )
    }
}
