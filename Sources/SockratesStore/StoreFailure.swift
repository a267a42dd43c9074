/// Why a store can't do what it is asked: our side's fault, never the player's.
public struct StoreFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong, where, and what to do, for who runs the server.
    public let description: String

    /// Makes a failure.
    ///
    /// - Parameter description: What was wrong, where, and what to do.
    public init(_ description: String) { self.description = description }
}
