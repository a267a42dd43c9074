import SockratesSockets

/// The certificate that `--ssl-cert` and `--ssl-key` name.
enum NetcatTLS {
    static func identity(_ command: NetcatCommand) throws(SocketError) -> TLSIdentity? {
        guard let certificate = command.certificate, let key = command.key else { return nil }
        return try .files(certificate: certificate, key: key)
    }

    /// How a listener speaks TLS; nil where it does not.
    static func server(_ netcat: Netcat) throws(NetcatFailure) -> TLSServer? {
        guard netcat.options.speaksTLS else { return nil }
        do throws(SocketError) {
            if let identity = try identity(netcat.options.command) { return try TLSServer(identity) }
            netcat.say("Generating a temporary certificate. Use --ssl-key and --ssl-cert to use a permanent one.")
            return try TLSServer(.selfSigned())
        } catch {
            throw .usage("\(error.message).")
        }
    }
}
