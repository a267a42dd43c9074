/// The same as text. The encoding is always named; bytes that are none of it are an error, and not replaced.
extension Connection {
    /// Waits for a line of text.
    ///
    /// - Parameters:
    ///   - encoding: How the peer writes.
    ///   - limit: The longest line in bytes, its newline not counted.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: The line without its newline; nil at the end of the input.
    /// - Throws: `SocketError`: encoding (the line is taken, and is the error's `partial`), and as `receiveLine`.
    public func receiveLine(
        as encoding: TextEncoding,
        limit: Int = usualLimit,
        timeout: Duration? = nil
    ) async throws(SocketError) -> String? {
        guard let line = try await receiveLine(limit: limit, timeout: timeout) else { return nil }
        return try encoding.decode(line)
    }

    /// Waits for a pattern, and takes the text up to its end.
    ///
    /// - Parameters:
    ///   - encoding: How the peer writes.
    ///   - pattern: What to wait for.
    ///   - keeping: Whether the match itself is a part of what is returned.
    ///   - limit: How many bytes may come before it.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: What came before the match, and the match unless it is dropped.
    /// - Throws: `SocketError`: encoding (the bytes are taken, and are the error's `partial`), and as `receive(until:)`.
    public func receive(
        as encoding: TextEncoding,
        until pattern: Pattern,
        keeping: Bool = true,
        limit: Int = usualLimit,
        timeout: Duration? = nil
    ) async throws(SocketError) -> String {
        try await encoding.decode(receive(until: pattern, keeping: keeping, limit: limit, timeout: timeout))
    }

    /// Waits for the end of the input, and takes all as text.
    ///
    /// - Parameters:
    ///   - encoding: How the peer writes.
    ///   - limit: How many bytes may come.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: All that came.
    /// - Throws: `SocketError`: encoding (the bytes are taken, and are the error's `partial`), and as `receiveAll`.
    public func receiveAll(
        as encoding: TextEncoding,
        limit: Int = 1 << 28,
        timeout: Duration? = nil
    ) async throws(SocketError) -> String {
        try await encoding.decode(receiveAll(limit: limit, timeout: timeout))
    }
}
