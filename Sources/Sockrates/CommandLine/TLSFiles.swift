/// The files that say how TLS is spoken, by their paths.
struct TLSFiles: Hashable {
    /// The server's certificate; `nil` where one is made on the spot.
    let certificate: String?
    /// Its key; `nil` where it is in the certificate's file.
    let key: String?
    /// Whose signature players' certificates need; `nil` where players show none.
    let authorities: String?

    /// Reads them.
    ///
    /// - Parameters:
    ///   - made: The certificate where no file has one.
    ///   - insider: A certificate that is let in beside those of players.
    /// - Returns: A server that does as they say.
    /// - Throws: `SocketError` where one can't be used.
    func server(_ made: TLSIdentity?, _ insider: TLSIdentity?) throws(SocketError) -> TLSServer {
        let identity =
            if let made {
                made
            } else if let certificate {
                try TLSIdentity.files(certificate: certificate, key: key ?? certificate)
            } else {
                try TLSIdentity.selfSigned()
            }
        return try TLSServer(identity, clientAuthorities: authorities, insider: insider)
    }
}
