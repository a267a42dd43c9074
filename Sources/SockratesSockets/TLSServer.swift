import NIOSSL
import Synchronization

/// How a server speaks TLS: its certificate, and whether it asks for its clients'.
///
/// ```swift
/// let tls = try TLSServer(.files(certificate: "server.pem", key: "server.key"))
/// let trying = try TLSServer(.selfSigned(for: ["localhost"]))
/// ```
///
/// Copies are one and the same server: what ``replace(with:)`` changes, it changes for all of them.
public struct TLSServer: Sendable {
    private let shown: Shown
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
    ///   - insider: A client's certificate that is accepted beside theirs, such as that of a health check in this process.
    ///   - protocols: The protocols that may be agreed upon (ALPN, RFC 7301), the best first.
    ///   - handshakeTimeout: How long a client may take for its handshake before it is cut.
    /// - Throws: `SocketError`: untrusted, where a file can't be used.
    public init(
        _ identity: TLSIdentity,
        clientAuthorities: String? = nil,
        insider: TLSIdentity? = nil,
        protocols: [String] = [],
        handshakeTimeout: Duration = .seconds(10)
    ) throws(SocketError) {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: identity.chain,
            privateKey: identity.key
        )
        if let clientAuthorities {
            let authorities = try TLSIdentity.certificates(in: clientAuthorities)
            configuration.trustRoots = .certificates(authorities + (insider?.certificates ?? []))
            configuration.certificateVerification = .noHostnameVerification
        }
        configuration.applicationProtocols = protocols
        shown = Shown(try NIOSSLContext.made(configuration))
        self.handshakeTimeout = handshakeTimeout
    }

    /// What the next connection is met with.
    var context: NIOSSLContext { shown.context.withLock(\.self) }

    /// Shows another's certificate from now on, and asks for clients' as it does; connections that are there keep what they have.
    ///
    /// - Parameter other: The other; it may be let go afterwards.
    public func replace(with other: TLSServer) {
        let context = other.context
        shown.context.withLock { $0 = context }
    }

    private final class Shown: Sendable {
        let context: Mutex<NIOSSLContext>

        init(_ context: NIOSSLContext) { self.context = Mutex(context) }
    }
}
