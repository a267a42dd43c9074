/// Why somebody doesn't get in, in words for the player and for the log.
public struct GateRefusal: Sendable, Hashable, Error {
    /// The gate's name.
    public let gate: String
    /// Which limit was hit, as a sentence for the player.
    public let reason: String
    /// How long to wait before it makes sense to come again; nil where nobody knows, or it never does.
    public let patience: Duration?

    /// Describes a refusal.
    ///
    /// - Parameters:
    ///   - gate: The gate's name.
    ///   - reason: Which limit was hit, as a sentence for the player.
    ///   - patience: How long to wait before it makes sense to come again.
    public init(by gate: String, _ reason: String, after patience: Duration? = nil) {
        self.gate = gate
        self.reason = reason
        self.patience = patience
    }

    /// What the player reads: the limit, and when to come back.
    public var sentence: String {
        guard let patience else { return reason }
        return "\(reason) Come back in \(patience.inWords)."
    }
}

extension Duration {
    /// Whole seconds, minutes or hours, rounded up: `1 s`, `5 min`, `2 h`.
    package var inWords: String {
        let (seconds, attoseconds) = components
        let whole = max(1, attoseconds > 0 ? seconds + 1 : seconds)
        if whole >= 7200 { return "\((whole + 3599) / 3600) h" }
        return whole >= 120 ? "\((whole + 59) / 60) min" : "\(whole) s"
    }
}
