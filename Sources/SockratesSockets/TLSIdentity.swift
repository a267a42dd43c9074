import Crypto
import NIOSSL

/// A certificate and the private key that belongs to it.
public struct TLSIdentity: Sendable {
    let certificates: [NIOSSLCertificate]
    var chain: [NIOSSLCertificateSource] { certificates.map { .certificate($0) } }
    let key: NIOSSLPrivateKeySource
    /// What the certificate can be recognised by: SHA-256 of its DER, in hexadecimal with colons, as
    /// `openssl x509 -fingerprint -sha256` prints it.
    public let fingerprint: String

    init(chain: [NIOSSLCertificate], key: NIOSSLPrivateKey) throws {
        certificates = chain
        self.key = .privateKey(key)
        let digest = SHA256.hash(data: try chain.first?.toDERBytes() ?? [])
        fingerprint = digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
            .joined(separator: ":")
    }

    /// Reads them from files.
    ///
    /// - Parameters:
    ///   - certificate: A PEM file with the certificate, and after it those of the authorities between, if any.
    ///   - key: A PEM file with the private key, not encrypted; it may be the same file.
    /// - Returns: The identity.
    /// - Throws: `SocketError`: untrusted, where a file can't be read or is something else.
    public static func files(certificate: String, key: String) throws(SocketError) -> TLSIdentity {
        let chain = try certificates(in: certificate)
        do {
            return try TLSIdentity(chain: chain, key: NIOSSLPrivateKey(file: key, format: .pem))
        } catch {
            throw SocketError(
                .untrusted,
                "\(key) has no private key in PEM that can be read: look at the path, and at its password"
            )
        }
    }

    static func certificates(in path: String) throws(SocketError) -> [NIOSSLCertificate] {
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(path)
            if !certificates.isEmpty { return certificates }
        } catch {}
        throw SocketError(.untrusted, "\(path) has no certificate in PEM that can be read: look at the path")
    }
}
