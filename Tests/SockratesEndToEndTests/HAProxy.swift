import Foundation

/// HAProxy, running before servers; it ends when nobody holds it.
final class HAProxy {
    /// Where players connect to.
    let port: Int
    private let process: ChildProcess
    private let folder: Folder

    /// Starts it before one server.
    ///
    /// - Parameters:
    ///   - server: The server's port.
    ///   - header: What it tells the server of players: `send-proxy` or `send-proxy-v2`.
    /// - Throws: ``Impatience`` where it does not come to listen.
    convenience init(before server: Int, _ header: String) throws {
        try self.init { Self.settings(port: $0, ["server quiz 127.0.0.1:\(server) \(header)"]) }
    }

    /// Starts it before servers that take their turns.
    ///
    /// - Parameter servers: Their ports.
    /// - Throws: ``Impatience`` where it does not come to listen.
    convenience init(before servers: [Int]) throws {
        let nodes = servers.enumerated().map { "server node\($0) 127.0.0.1:\($1)" }
        try self.init { Self.settings(port: $0, ["balance roundrobin"] + nodes) }
    }

    /// Starts it on a port that was free a moment ago.
    ///
    /// - Parameter settings: What its file says, given the port.
    /// - Throws: ``Impatience`` where it does not come to listen.
    init(_ settings: (_ port: Int) throws -> String) throws {
        // The port of a server that has ended can be had again, and is given to nobody meanwhile.
        let ended = try Server(Game.pack)
        _ = try ended.stop()
        let port = ended.port
        self.port = port
        folder = try Folder(["haproxy.cfg": try settings(port) + "\n"])
        process = try ChildProcess(["haproxy", "-db", "-f", folder / "haproxy.cfg"])
        try awaited("HAProxy's port") { (try? Player(port)) != nil }
    }

    deinit { process.signalled(SIGTERM) }

    private static func settings(port: Int, _ lines: [String]) -> String {
        """
        defaults
          mode tcp
          timeout connect 10s
          timeout client 60s
          timeout server 60s
        listen quiz
          bind 127.0.0.1:\(port)
          \(lines.joined(separator: "\n  "))
        """
    }
}
