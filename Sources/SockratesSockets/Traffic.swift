/// What the connections of a listener have carried since it was bound.
public struct Traffic: Sendable, Hashable {
    /// How many connections have been accepted.
    public var accepted = 0
    /// How many bytes have come from peers; behind TLS, those of the text.
    public var received = 0
    /// How many bytes have been written for peers; behind TLS, those of the text.
    public var sent = 0

    /// Makes a count of nothing.
    public init() {}
}
