import NIOSSL

/// How a server speaks TLS: its certificate, and whether it asks for its clients'.
///
/// ```swift
/// let tls = try TLSServer(.files(certificate: "server.pem", key: "server.key"))
/// let trying = try TLSServer(.selfSigned(for: ["localhost"]))
/// ```
public struct TLSServer: Sendable {
    let context: NIOSSLContext
    /// How long a client may take for its handshake before it is cut.
    public var handshakeTimeout: Duration
    /// What a client of a `Listener` reads that speaks no TLS, or waits for a word of the server's until `handshakeTimeout`.
    public var refusal = """
        This port speaks TLS: connect with ncat --ssl, sockrates nc --ssl or openssl s_client -quiet.

        """

    /// Makes it, reading what files it names.
    ///
    /// - Parameters:
    ///   - identity: The server's certificate and key.
    ///   - clientAuthorities: A PEM file with the authorities one of which must have signed a client's certificate; nil to ask
    ///     clients for none.
    ///   - protocols: The protocols that may be agreed upon (ALPN, RFC 7301), the best first.
    ///   - handshakeTimeout: How long a client may take for its handshake before it is cut.
    /// - Throws: `SocketError`: untrusted, where a file can't be used.
    public init(
        _ identity: TLSIdentity,
        clientAuthorities: String? = nil,
        protocols: [String] = [],
        handshakeTimeout: Duration = .seconds(10)
    ) throws(SocketError) {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: identity.chain,
            privateKey: identity.key
        )
        if let clientAuthorities {
            configuration.trustRoots = .certificates(try TLSIdentity.certificates(in: clientAuthorities))
            configuration.certificateVerification = .noHostnameVerification
        }
        configuration.applicationProtocols = protocols
        context = try NIOSSLContext.made(configuration)
        self.handshakeTimeout = handshakeTimeout
    }
}
