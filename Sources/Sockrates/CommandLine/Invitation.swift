/// How players connect to an address, in words that can be typed.
struct Invitation: CustomStringConvertible {
    private let address: SocketAddress
    private let tls: TLSSettings?

    /// - Parameters:
    ///   - address: Where it listens.
    ///   - tls: How TLS is spoken there; `nil` for plain text.
    init(_ address: SocketAddress, _ tls: TLSSettings?) {
        self.address = address
        self.tls = tls
    }

    var description: String {
        switch address {
        case .unix(let path) where tls == nil: "nc -U \(path)"
        case .unix(let path): "openssl s_client -quiet\(identity("-cert", "-key")) -unix \(path)"
        case .ip(let host, let port) where tls == nil: "nc \(Self.reachable(host)) \(port)"
        case .ip(let host, let port): secure(Self.reachable(host), port)
        }
    }

    private func secure(_ host: String, _ port: Int) -> String {
        let options = "--ssl\(identity("--ssl-cert", "--ssl-key"))"
        let target = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        return "ncat \(options) \(host) \(port) (or: sockrates nc \(options) \(host) \(port); "
            + "openssl s_client -quiet\(identity("-cert", "-key")) -connect \(target))"
    }

    /// What a player adds who has to show a certificate.
    private func identity(_ certificate: String, _ key: String) -> String {
        tls?.asksPlayers == true ? " \(certificate) YOURS.pem \(key) YOURS.key" : ""
    }

    /// An address that can be connected to, where every address is listened on.
    private static func reachable(_ host: String) -> String { ["0.0.0.0", "::"].contains(host) ? "127.0.0.1" : host }
}
