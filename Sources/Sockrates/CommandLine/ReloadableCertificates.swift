import Logging

/// The certificates that TLS has from files, read again on SIGHUP: who comes then sees the new ones.
struct ReloadableCertificates: Reloadable {
    private let settings: [TLSSettings]

    /// Those of some challenges; what has the same files is told of once.
    static func all(of settings: [TLSSettings?]) -> [any Reloadable] {
        let named = settings.compactMap(\.self).filter { $0.files.certificate != nil || $0.asksPlayers }
        return Dictionary(grouping: named, by: \.files).values.map(ReloadableCertificates.init)
    }

    func reload(_ logger: Logger) {
        do throws(SocketError) {
            for one in settings { try one.reload() }
        } catch {
            return logger.error(
                "certificates not reloaded",
                metadata: ["cause": "\(error.message)", "remedy": "the ones before are still used"]
            )
        }
        logger.notice("certificates reloaded")
    }

    /// Certificates wait for SIGHUP: a certificate and its key are two files, which are not saved at once.
    func reloadIfChanged(_ logger: Logger) {}
}
