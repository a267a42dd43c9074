import Hummingbird
import ServiceLifecycle
import SockratesServer
import SockratesSockets
import Synchronization

/// Where sessions are played in browsers: each has a secret, which is all that its page needs to know.
final class PlayHall: Service {
    private let challenges: [String: BoardChallenge]
    private let trustedProxies: IPNetworks
    private let sessions = Mutex<[String: PlaySession]>([:])

    /// How often it is looked who has left.
    private static let pace = Duration.seconds(5)
    /// How many sessions there may be, ended ones that are still looked at among them; the server's own limits come on top.
    private static let mostSessions = 10_000

    init(_ challenges: [BoardChallenge], trustedProxies: IPNetworks) {
        self.challenges = Dictionary(challenges.map { ($0.name, $0) }) { first, _ in first }
        self.trustedProxies = trustedProxies
    }

    /// A challenge that can be played here.
    func challenge(_ name: String) -> BoardChallenge? { challenges[name].flatMap { $0.server == nil ? nil : $0 } }

    /// A session, by its secret.
    func session(_ secret: String, of challenge: String) -> PlaySession? {
        sessions.withLock { $0[secret] }.flatMap { $0.challenge == challenge ? $0 : nil }
    }

    /// Begins a session.
    ///
    /// - Returns: Its secret; nil where there is no room.
    func begin(_ challenge: BoardChallenge, from peer: SocketAddress) async -> String? {
        guard let server = challenge.server, let playable = challenge.playable,
            sessions.withLock({ $0.count < Self.mostSessions })
        else { return nil }
        let secret = Self.newSecret()
        let session = PlaySession(challenge.name)
        guard let relay = await server.relay(from: peer, playing: playable, to: session) else { return nil }
        session.carry(on: relay)
        sessions.withLock { $0[secret] = session }
        return secret
    }

    /// Who asks: the other end, or whom a trusted proxy names last.
    func asker(_ request: Request, _ context: WebContext) -> SocketAddress {
        let peer = context.peer ?? .unix(path: "")
        guard let own = peer.ipAddress, trustedProxies.contains(own), let field = request.headers["X-Forwarded-For"]
        else { return peer }
        // From the right: what stands before the last one that is not ours may be anybody's invention.
        for name in field.split(separator: ",").reversed() {
            let host = String(name.trimmingPrefix { $0 == " " }.prefix { $0 != " " })
            guard let address = IPAddress(host) else { return peer }
            if !trustedProxies.contains(address) { return .ip(host: host, port: peer.port ?? 0) }
        }
        return peer
    }

    func run() async throws {
        let looking = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: Self.pace)
                sessions.withLock { sessions in sessions = sessions.filter { !$0.value.isForgotten() } }
            }
        }
        try? await gracefulShutdown()
        looking.cancel()
        for session in sessions.withLock({ Array($0.values) }) { session.leave() }
    }

    /// 128 bits from the system's generator, in hexadecimal.
    private static func newSecret() -> String {
        (0..<2).map { _ in
            let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
