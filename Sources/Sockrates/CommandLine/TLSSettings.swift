/// How TLS is spoken with players, put together from options, environment and file.
struct TLSSettings {
    /// What the settings are called everywhere.
    static let keys = ["tls", "tls-certificate", "tls-key", "tls-client-authorities"]

    /// Whether players have to show certificates of their own.
    let asksPlayers: Bool
    /// What the certificate can be recognised by, where it was made on the spot.
    let fingerprint: String?
    let server: TLSServer

    /// Reads the settings, and the files that they name.
    ///
    /// - Parameters:
    ///   - given: The options.
    ///   - settings: What is said elsewhere.
    ///   - host: The address that is listened on, for a certificate made on the spot.
    /// - Returns: The settings; `nil` where nobody asks for TLS.
    /// - Throws: ``CommandError`` where a setting is wrong or a file can't be used.
    static func read(_ given: TLSOptions, _ settings: Settings, host: String) throws(CommandError) -> TLSSettings? {
        func file(_ flag: String?, _ key: String) throws(CommandError) -> String? {
            try settings.value(flag, key, "a PEM file") { $0 }
        }
        let asks = try settings.value(given.tls ? "true" : nil, "tls", "true or false") { Bool($0) }
        let certificate = try file(given.tlsCertificate, "tls-certificate")
        let key = try file(given.tlsKey, "tls-key")
        let authorities = try file(given.tlsClientAuthorities, "tls-client-authorities")
        if key != nil, certificate == nil {
            throw .usage("--tls-key is a certificate's key; name the certificate with --tls-certificate")
        }
        guard asks ?? (certificate != nil || authorities != nil) else {
            guard certificate == nil, authorities == nil else {
                throw .usage("tls is false, and yet a certificate is named; leave one of them out")
            }
            return nil
        }
        do throws(SocketError) {
            let names = ["localhost", "127.0.0.1", "::1"] + ([host].filter { !["0.0.0.0", "::"].contains($0) })
            let identity =
                if let certificate {
                    try TLSIdentity.files(certificate: certificate, key: key ?? certificate)
                } else {
                    try TLSIdentity.selfSigned(for: names.uniqued())
                }
            return TLSSettings(
                asksPlayers: authorities != nil,
                fingerprint: certificate == nil ? identity.fingerprint : nil,
                server: try TLSServer(identity, clientAuthorities: authorities)
            )
        } catch {
            throw .usage(error.message)
        }
    }
}

extension [String] {
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
