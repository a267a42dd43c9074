/// Why a store can't do what it is asked: never the player's fault.
public struct StoreFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong, where, and what to do, for who runs the server.
    public let description: String
    /// Whether the place that was named is the mistake, so that no waiting mends it: its address can't be read, or it can hold no record, or
    /// holds none.
    public let isMisnamed: Bool

    /// Makes a failure.
    ///
    /// - Parameters:
    ///   - description: What was wrong, where, and what to do.
    ///   - isMisnamed: Whether the place that was named is the mistake.
    public init(_ description: String, isMisnamed: Bool = false) {
        self.description = description
        self.isMisnamed = isMisnamed
    }
}
