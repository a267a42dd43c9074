/// What a session began with.
public struct SessionOpening: Sendable, Hashable {
    /// The challenge's short name, as the server was told it.
    public let challenge: String
    /// Tells editions of a challenge apart.
    ///
    /// The first 16 hexadecimal digits of the SHA-256 over a pack's files, and behind a `+` what an option of the server said of whom to
    /// ask for: `nobody`, `name` or `token`; what an author names the version of a challenge in Swift; empty where there is none.
    public let edition: String
    /// What decides all chance in the session.
    public let seed: UInt64
    /// Where the player came from, as logs write it.
    public let peer: String

    /// Makes the beginning of a session.
    public init(challenge: String, edition: String, seed: UInt64, peer: String) {
        self.challenge = challenge
        self.edition = edition
        self.seed = seed
        self.peer = peer
    }
}
