public import SockratesJudge

/// Judges responses by the pack's own code.
public protocol ResponseJudge: Sendable {
    /// Judges one response.
    ///
    /// - Parameters:
    ///   - response: What the player typed, any bytes; lines of a longer response are joined by newlines.
    ///   - scope: What the session holds.
    /// - Returns: The verdict.
    /// - Throws: ``BrokenQuestion`` where the pack's code fails.
    func verdict(on response: [UInt8], in scope: Scope) throws(BrokenQuestion) -> Verdict
}
