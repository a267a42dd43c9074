import ArgumentParser
import Sockrates
import SockratesSockets

/// How a command that connects to a challenge speaks TLS.
struct TLSClientOptions: ParsableArguments {
    @Flag(help: "Speak TLS, and verify whom it is spoken with.")
    var tls = false

    @Option(help: ArgumentHelp("Speak TLS, and trust the certificates in this PEM file.", valueName: "file"))
    var tlsTrust: String?

    @Option(
        help: ArgumentHelp("Speak TLS, and ask for this name (SNI): of a host, or of a challenge.", valueName: "name")
    )
    var tlsName: String?

    @Flag(help: "Speak TLS with anybody, whatever the certificate.")
    var insecure = false

    @Option(help: ArgumentHelp("Speak TLS, and show this certificate, in PEM.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's private key, in PEM. (default: in its file)", valueName: "file"))
    var tlsKey: String?

    /// How TLS is spoken; `nil` where nobody asks for it.
    ///
    /// - Throws: ``CommandError`` where the file can't be used, or the options contradict each other.
    func client() throws(CommandError) -> TLSClient? {
        guard tlsKey == nil || tlsCertificate != nil else {
            throw .usage("--tls-key is a certificate's key; name the certificate with --tls-certificate")
        }
        guard tls || insecure || tlsTrust != nil || tlsName != nil || tlsCertificate != nil else { return nil }
        guard !insecure || tlsTrust == nil else {
            throw .usage("--insecure trusts anybody, and --tls-trust those in a file; leave one of them out")
        }
        do throws(SocketError) {
            let trust: TLSClient.Trust = insecure ? .anyone : tlsTrust.map { .file($0) } ?? .system
            let identity = try tlsCertificate.map { file throws(SocketError) in
                try TLSIdentity.files(certificate: file, key: tlsKey ?? file)
            }
            return try TLSClient(trust: trust, serverName: tlsName, identity: identity)
        } catch {
            throw .usage(error.message)
        }
    }
}
