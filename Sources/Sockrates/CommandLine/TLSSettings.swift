/// How TLS is spoken with players, put together from options, environment and file.
struct TLSSettings {
    /// What the settings are called everywhere.
    static let keys = ["tls", "tls-certificate", "tls-key", "tls-client-authorities"]

    /// The files that are named.
    let files: TLSFiles
    /// The certificate that was made on the spot, where none is named.
    let made: TLSIdentity?
    /// What the server itself shows where it asks players for certificates.
    let insider: TLSIdentity?
    let server: TLSServer

    /// Whether players have to show certificates of their own.
    var asksPlayers: Bool { files.authorities != nil }
    /// What the certificate can be recognised by, where it was made on the spot.
    var fingerprint: String? { made?.fingerprint }

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
            let made = certificate == nil ? try TLSIdentity.selfSigned(for: names.uniqued()) : nil
            let insider = authorities == nil ? nil : try TLSIdentity.selfSigned(for: ["self-check"])
            let files = TLSFiles(certificate: certificate, key: key, authorities: authorities)
            let server = try files.server(made, insider)
            return TLSSettings(files: files, made: made, insider: insider, server: server)
        } catch {
            throw .usage(error.message)
        }
    }

    /// Reads the files again; new connections get what is in them.
    ///
    /// - Throws: `SocketError` where one can't be used; then everything stays as it was.
    func reload() throws(SocketError) { server.replace(with: try files.server(made, insider)) }
}

extension [String] {
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
