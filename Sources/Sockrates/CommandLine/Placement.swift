import SockratesServer

/// A challenge, and how it is hosted.
package struct Placement {
    /// What is hosted.
    let hosted: any Hosted
    /// A short name, for logs and listings.
    let name: String
    /// Where it listens.
    let address: SocketAddress
    /// What it was told.
    let settings: ServeSettings

    /// Makes one.
    ///
    /// - Parameters:
    ///   - hosted: What is hosted.
    ///   - name: A short name, for logs and listings.
    ///   - address: Where it listens.
    ///   - settings: What it was told.
    package init(_ hosted: any Hosted, name: String, at address: SocketAddress, _ settings: ServeSettings) {
        self.hosted = hosted
        self.name = name
        self.address = address
        self.settings = settings
    }
}
