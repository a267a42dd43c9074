public import SockratesStore

/// Where the sessions of one challenge are recorded.
public struct Recording: Sendable {
    /// The store.
    public let store: any Store
    /// The challenge's short name, as standings and rules call it.
    public let challenge: String

    /// Makes it.
    public init(store: any Store, challenge: String) {
        self.store = store
        self.challenge = challenge
    }
}
