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

    /// How TLS is spoken; `nil` where nobody asks for it.
    ///
    /// - Throws: ``CommandError`` where the file can't be used, or the options contradict each other.
    func client() throws(CommandError) -> TLSClient? {
        guard tls || insecure || tlsTrust != nil || tlsName != nil else { return nil }
        guard !insecure || tlsTrust == nil else {
            throw .usage("--insecure trusts anybody, and --tls-trust those in a file; leave one of them out")
        }
        do throws(SocketError) {
            return try TLSClient(trust: insecure ? .anyone : tlsTrust.map { .file($0) } ?? .system, serverName: tlsName)
        } catch {
            throw .usage(error.message)
        }
    }
}
