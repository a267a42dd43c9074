import Logging
import SockratesBoard
import SockratesStore

/// What a host was told about the scoreboard and play in the browser.
struct BoardSettings {
    static let keys = ["board", "board-key", "board-proxy"]

    private static let shortestKey = 8

    /// Where the board is; `nil` for nowhere.
    private let address: SocketAddress?
    private let options: BoardOptions

    /// Puts together what options, environment and file say.
    init(_ given: BoardFlags, _ settings: Settings) throws(CommandError) {
        let expected = "an address and a port such as 0.0.0.0:8080, a port, or a Unix socket's path"
        address = try settings.value(given.board, "board", expected, Self.address)
        let key = try settings.value(given.boardKey, "board-key", "a text") { $0 }
        // A message that showed the key would keep it in a journal.
        if let key, key.count < Self.shortestKey {
            throw .usage("board-key has \(Self.shortestKey) characters or more; this one has \(key.count)")
        }
        let proxies = try settings.networks(given.boardProxy, "board-proxy")
        options = BoardOptions(organisersKey: key, trustedProxies: proxies ?? IPNetworks())
        if address == nil, key != nil || proxies != nil {
            throw .usage("board-key and board-proxy say how the board is run; say where it is with --board")
        }
    }

    /// Binds the board.
    ///
    /// - Parameters:
    ///   - challenges: The challenges that it shows, in this order.
    ///   - store: Where their sessions are recorded; nobody has points without.
    ///   - logger: Gets a line for what goes wrong.
    /// - Returns: The board as a service; `nil` where none is asked for.
    /// - Throws: ``CommandError`` when the address can't be had, or the record can't be read.
    func bind(
        _ challenges: [BoardChallenge],
        _ store: (any Store)?,
        _ logger: Logger
    ) async throws(CommandError) -> WebServer? {
        guard let address else { return nil }
        do {
            return try await Board(of: challenges, store: store, options: options)
                .bind(to: address, logger: logger)
        } catch {
            throw .failure("the board can't begin: \(error)")
        }
    }

    private static func address(_ text: String) -> SocketAddress? {
        if let port = Int(text) { return (0...65535).contains(port) ? .ip(host: "127.0.0.1", port: port) : nil }
        return SocketAddress(text)
    }
}
