import NIOSSL

/// How a client speaks TLS: whom it trusts, what name it asks for, and what it shows of itself.
///
/// ```swift
/// let tls = try TLSClient()                                  // trusts what the system trusts
/// let trying = try TLSClient(trust: .anyone)                 // for a server with a self-signed certificate
/// let connection = try await Connection.connect(toHost: "localhost", port: 443, options: ConnectionOptions(tls: tls))
/// ```
public struct TLSClient: Sendable {
    /// Whose certificates are accepted.
    public enum Trust: Sendable, Hashable {
        /// Those that an authority has signed which the system trusts, for the name that was asked for.
        case system
        /// Those that an authority in a PEM file has signed, or that are in it themselves, for the name that was asked for.
        case file(String)
        /// Any: the connection is encrypted, and may be with anybody.
        case anyone
    }

    let context: NIOSSLContext
    let serverName: String?

    private init(_ context: NIOSSLContext, _ serverName: String?) {
        self.context = context
        self.serverName = serverName
    }

    /// Makes it, reading what files it names.
    ///
    /// - Parameters:
    ///   - trust: Whose certificates are accepted.
    ///   - serverName: The name that is asked for (SNI, RFC 6066) and that the certificate must have; nil for the host that is
    ///     connected to.
    ///   - identity: The client's own certificate, where the server asks for one.
    ///   - protocols: The protocols that are offered (ALPN, RFC 7301), the best first.
    /// - Throws: `SocketError`: untrusted, where a file can't be used.
    public init(
        trust: Trust = .system,
        serverName: String? = nil,
        identity: TLSIdentity? = nil,
        protocols: [String] = []
    ) throws(SocketError) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        switch trust {
        case .system: break
        case .file(let path): configuration.trustRoots = .certificates(try TLSIdentity.certificates(in: path))
        case .anyone: configuration.certificateVerification = .none
        }
        if let identity {
            configuration.certificateChain = identity.chain
            configuration.privateKey = identity.key
        }
        configuration.applicationProtocols = protocols
        context = try NIOSSLContext.made(configuration)
        self.serverName = serverName
    }

    /// The same, asking for a host where no name was given.
    func named(_ host: String) -> TLSClient { TLSClient(context, serverName ?? host) }
}

extension NIOSSLContext {
    /// Makes a context.
    static func made(_ configuration: TLSConfiguration) throws(SocketError) -> NIOSSLContext {
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw SocketError(
                .untrusted,
                "TLS can't be set up: do the certificate and the key belong together? (\(error))"
            )
        }
    }
}
