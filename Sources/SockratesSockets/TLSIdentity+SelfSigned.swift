import Crypto
import NIOSSL
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TLSIdentity {
    /// Makes a certificate on the spot that nobody has signed but its own key (ECDSA on P-256), for trying things out.
    ///
    /// It is good for a year from yesterday. Clients accept it only when they are told to.
    ///
    /// - Parameter names: The names and addresses that it is for, one or more.
    /// - Returns: The identity; nothing is written to a file.
    /// - Throws: `SocketError`: untrusted, where a name can't stand in a certificate.
    public static func selfSigned(for names: [String] = ["localhost", "127.0.0.1", "::1"]) throws(SocketError)
        -> TLSIdentity
    {
        do {
            let key = P256.Signing.PrivateKey()
            let name = try DistinguishedName { CommonName(names.first ?? "localhost") }
            let day: TimeInterval = 86_400
            let now = Date()
            let certificate = try Certificate(
                version: .v3,
                serialNumber: Certificate.SerialNumber(),
                publicKey: Certificate.PublicKey(key.publicKey),
                notValidBefore: now - day,
                notValidAfter: now + 365 * day,
                issuer: name,
                subject: name,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                    SubjectAlternativeNames(names.map(generalName))
                },
                issuerPrivateKey: Certificate.PrivateKey(key)
            )
            var serializer = DER.Serializer()
            try serializer.serialize(certificate)
            return try TLSIdentity(
                chain: [NIOSSLCertificate(bytes: serializer.serializedBytes, format: .der)],
                key: NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der)
            )
        } catch {
            throw SocketError(.untrusted, "no certificate can be made for \(names.joined(separator: ", ")): \(error)")
        }
    }

    private static func generalName(_ name: String) -> GeneralName {
        guard let bytes = SocketAddress.ip(host: name, port: 0).addressBytes else { return .dnsName(name) }
        return .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
    }
}
