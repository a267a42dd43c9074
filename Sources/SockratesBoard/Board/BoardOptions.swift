public import SockratesSockets

/// How a board is run.
public struct BoardOptions: Sendable {
    /// What organisers say to see the standings behind the freeze, and statistics; nobody can where `nil`.
    public var organisersKey: String?
    /// From where it is believed who asks, as X-Forwarded-For says.
    public var trustedProxies: IPNetworks

    /// Makes options.
    public init(organisersKey: String? = nil, trustedProxies: IPNetworks = IPNetworks()) {
        self.organisersKey = organisersKey
        self.trustedProxies = trustedProxies
    }
}
