/// Sending: bytes or text, with a newline, and after something was received.
extension Connection {
    /// Sends bytes, and waits until the system has taken them.
    ///
    /// - Parameters:
    ///   - bytes: What to send; of a connection of datagrams, one.
    ///   - timeout: How long to wait for a peer that does not read; nil for the connection's own.
    /// - Throws: `SocketError`: reset, timedOut (then a part may have been sent), closed, cancelled (then nothing was sent).
    public func send(_ bytes: [UInt8], timeout: Duration? = nil) async throws(SocketError) {
        try await send(bytes, until: deadline(timeout))
    }

    /// Sends text, and waits until the system has taken it.
    ///
    /// - Parameters:
    ///   - text: What to send; nothing is added to it.
    ///   - encoding: How it is written.
    ///   - timeout: How long to wait for a peer that does not read; nil for the connection's own.
    /// - Throws: `SocketError`: encoding, reset, timedOut (then a part may have been sent), closed, cancelled.
    public func send(_ text: String, as encoding: TextEncoding = .utf8, timeout: Duration? = nil)
        async throws(SocketError)
    {
        try await send(encoding.encode(text), timeout: timeout)
    }

    /// Sends bytes and the connection's newline, in one piece.
    ///
    /// - Parameters:
    ///   - line: What to send.
    ///   - timeout: How long to wait for a peer that does not read; nil for the connection's own.
    /// - Throws: `SocketError`: as `send`.
    public func sendLine(_ line: [UInt8] = [], timeout: Duration? = nil) async throws(SocketError) {
        try await send(line + newline, timeout: timeout)
    }

    /// Sends text and the connection's newline, in one piece.
    ///
    /// - Parameters:
    ///   - line: What to send.
    ///   - encoding: How it is written.
    ///   - timeout: How long to wait for a peer that does not read; nil for the connection's own.
    /// - Throws: `SocketError`: as `send`.
    public func sendLine(
        _ line: String,
        as encoding: TextEncoding = .utf8,
        timeout: Duration? = nil
    ) async throws(SocketError) {
        try await sendLine(encoding.encode(line), timeout: timeout)
    }

    /// Waits for a pattern, and sends bytes only then.
    ///
    /// - Parameters:
    ///   - bytes: What to send; nothing is sent when the pattern did not come.
    ///   - pattern: What to wait for, such as a prompt.
    ///   - timeout: How long both may take together; nil for the connection's own.
    /// - Returns: What came up to the pattern, and the pattern.
    /// - Throws: `SocketError`: as `receive(until:)` and `send`.
    @discardableResult
    public func send(
        _ bytes: [UInt8],
        after pattern: Pattern,
        timeout: Duration? = nil
    ) async throws(SocketError) -> [UInt8] {
        let deadline = deadline(timeout)
        let come = try await certain(Wish(.match([pattern]), limit: Self.usualLimit), until: deadline).bytes
        try await send(bytes, until: deadline)
        return come
    }

    /// Waits for a pattern, and sends text in UTF-8 only then.
    ///
    /// - Parameters:
    ///   - text: What to send; nothing is sent when the pattern did not come.
    ///   - pattern: What to wait for, such as a prompt.
    ///   - timeout: How long both may take together; nil for the connection's own.
    /// - Returns: What came up to the pattern, and the pattern.
    /// - Throws: `SocketError`: as `receive(until:)` and `send`.
    @discardableResult
    public func send(
        _ text: String,
        after pattern: Pattern,
        timeout: Duration? = nil
    ) async throws(SocketError) -> [UInt8] {
        try await send(Array(text.utf8), after: pattern, timeout: timeout)
    }

    /// Waits for a pattern, and sends bytes and the newline only then.
    ///
    /// - Parameters:
    ///   - line: What to send; nothing is sent when the pattern did not come.
    ///   - pattern: What to wait for, such as a prompt.
    ///   - timeout: How long both may take together; nil for the connection's own.
    /// - Returns: What came up to the pattern, and the pattern.
    /// - Throws: `SocketError`: as `receive(until:)` and `send`.
    @discardableResult
    public func sendLine(
        _ line: [UInt8],
        after pattern: Pattern,
        timeout: Duration? = nil
    ) async throws(SocketError) -> [UInt8] {
        try await send(line + newline, after: pattern, timeout: timeout)
    }

    /// Waits for a pattern, and sends text in UTF-8 and the newline only then.
    ///
    /// - Parameters:
    ///   - line: What to send; nothing is sent when the pattern did not come.
    ///   - pattern: What to wait for, such as a prompt.
    ///   - timeout: How long both may take together; nil for the connection's own.
    /// - Returns: What came up to the pattern, and the pattern.
    /// - Throws: `SocketError`: as `receive(until:)` and `send`.
    @discardableResult
    public func sendLine(
        _ line: String,
        after pattern: Pattern,
        timeout: Duration? = nil
    ) async throws(SocketError) -> [UInt8] {
        try await sendLine(Array(line.utf8), after: pattern, timeout: timeout)
    }
}
