/// Waiting for one of several things, as Expect does (Libes, "expect: Curing Those Uncontrollable Fits of Interaction", 1990).
extension Connection {
    /// Waits for the first of several patterns, and takes everything up to its end.
    ///
    /// What begins first in the stream counts; of patterns that begin together, the one that was named first.
    ///
    /// ```swift
    /// let match = try await connection.expect(any: ["Correct", "Wrong", .end], timeout: .seconds(5))
    /// switch match.index {
    /// case 0: print("well done")
    /// case 1: print("after", match.before)
    /// default: print("it hung up")
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - patterns: What to wait for, `.end` among it where the end of the input is no error.
    ///   - limit: How many bytes may come before any of them is found.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: Which of them it was, what came before, and what its groups took.
    /// - Throws: `SocketError`: ended, tooLong, timedOut, reset, cancelled (each with what had come), closed.
    public func expect(
        any patterns: [Pattern],
        limit: Int = usualLimit,
        timeout: Duration? = nil
    ) async throws(SocketError) -> Match {
        Match(try await certain(Wish(.match(patterns), limit: limit), timeout))
    }

    /// Waits for a pattern, and takes everything up to its end.
    ///
    /// - Parameters:
    ///   - pattern: What to wait for.
    ///   - limit: How many bytes may come before it is found.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: What came before, and what its groups took.
    /// - Throws: `SocketError`: ended, tooLong, timedOut, reset, cancelled (each with what had come), closed.
    public func expect(
        _ pattern: Pattern,
        limit: Int = usualLimit,
        timeout: Duration? = nil
    ) async throws(SocketError) -> Match {
        try await expect(any: [pattern], limit: limit, timeout: timeout)
    }
}
