import Foundation

/// HAProxy, running before a server; it ends when nobody holds it.
final class HAProxy {
    /// Where players connect to.
    let port: Int
    private let process: ChildProcess
    private let folder: Folder

    /// Starts it on a port that was free a moment ago.
    ///
    /// - Parameters:
    ///   - server: The server's port.
    ///   - header: What it tells the server of players: `send-proxy` or `send-proxy-v2`.
    /// - Throws: ``Impatience`` where it does not come to listen.
    init(before server: Int, _ header: String) throws {
        // The port of a server that has ended can be had again, and is given to nobody meanwhile.
        let ended = try Server(Game.pack)
        _ = try ended.stop()
        let port = ended.port
        self.port = port
        folder = try Folder([
            "haproxy.cfg": """
            defaults
              mode tcp
              timeout connect 10s
              timeout client 60s
              timeout server 60s
            listen quiz
              bind 127.0.0.1:\(port)
              server quiz 127.0.0.1:\(server) \(header)
            """ + "\n"
        ])
        process = try ChildProcess(["haproxy", "-db", "-f", folder / "haproxy.cfg"])
        try awaited("HAProxy's port") { (try? Player(port)) != nil }
    }

    deinit { process.signalled(SIGTERM) }
}
