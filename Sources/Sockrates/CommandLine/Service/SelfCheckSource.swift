import Foundation
import SockratesServer
import SockratesSockets

/// An address that the server itself will connect from, which nobody else has.
struct SelfCheckSource {
    /// What the connection is bound to.
    let address: SocketAddress

    /// Dynamic ports that systems seldom give out first (RFC 6335).
    private static let ports = 49152...65535

    /// Chooses one for connecting to a challenge: there may be a moment when somebody else takes it, and then it can't be bound.
    init(for target: SocketAddress) {
        switch target {
        case .ip(let host, _): address = .ip(host: host, port: .random(in: Self.ports))
        case .unix:
            let name = "sockrates-self-check-\(UUID().uuidString)"
            address = .unix(path: NSTemporaryDirectory() + name)
        }
    }

    /// Removes what it has left behind.
    func remove() {
        if case .unix(let path) = address { unlink(path) }
    }
}

extension SocketAddress {
    /// Where the server itself reaches what listens there.
    var fromInside: SocketAddress {
        switch self {
        case .ip("0.0.0.0", let port): .ip(host: "127.0.0.1", port: port)
        case .ip("::", let port): .ip(host: "::1", port: port)
        default: self
        }
    }
}
