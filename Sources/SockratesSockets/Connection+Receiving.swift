import NIOCore

/// Receiving: some, so many, up to something, all, and what is no more than a look.
extension Connection {
    /// The longest line or text that is waited for unless the caller says otherwise, in bytes.
    public static let usualLimit = 1 << 20

    /// Waits for bytes, as many as have come.
    ///
    /// - Parameters:
    ///   - count: How many bytes at most, 1 or more; of datagrams no more than one comes at a time.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: One byte or more; nil at the end of the input.
    /// - Throws: `SocketError`: reset, timedOut, cancelled, closed, truncated.
    public func receive(upTo count: Int = 65_536, timeout: Duration? = nil) async throws(SocketError) -> [UInt8]? {
        try await receive(Wish(.some(upTo: max(1, count))), until: deadline(timeout))?.bytes
    }

    /// Waits for a number of bytes.
    ///
    /// - Parameters:
    ///   - count: How many bytes.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: Exactly so many bytes.
    /// - Throws: `SocketError`: ended, timedOut, reset, cancelled (each with what had come), closed.
    public func receive(exactly count: Int, timeout: Duration? = nil) async throws(SocketError) -> [UInt8] {
        guard count > 0 else { return [] }
        return try await certain(Wish(.exactly(count)), timeout).bytes
    }

    /// Waits for a text or a pattern, and takes everything up to its end.
    ///
    /// - Parameters:
    ///   - pattern: What to wait for.
    ///   - keeping: Whether the match itself is a part of what is returned.
    ///   - limit: How many bytes may come before it.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: What came before the match, and the match unless it is dropped.
    /// - Throws: `SocketError`: ended, tooLong, timedOut, reset, cancelled (each with what had come), closed.
    public func receive(
        until pattern: Pattern,
        keeping: Bool = true,
        limit: Int = usualLimit,
        timeout: Duration? = nil
    ) async throws(SocketError) -> [UInt8] {
        let find = try await certain(Wish(.match([pattern]), limit: limit), timeout)
        return keeping ? find.bytes : Array(find.bytes[..<find.range.lowerBound])
    }

    /// Waits for a line.
    ///
    /// - Parameters:
    ///   - limit: The longest line in bytes, its newline not counted.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: The line without LF or CR LF; the last one may have had none; nil at the end of the input.
    /// - Throws: `SocketError`: tooLong (its bytes can still be received), reset, timedOut, cancelled, closed.
    public func receiveLine(limit: Int = usualLimit, timeout: Duration? = nil) async throws(SocketError) -> [UInt8]? {
        try await line(limit, until: deadline(timeout))
    }

    /// Waits for several lines.
    ///
    /// - Parameters:
    ///   - count: How many lines; nil for all up to the end of the input.
    ///   - limit: The longest line in bytes, its newline not counted.
    ///   - timeout: How long to wait for all of them; nil for the connection's own.
    /// - Returns: The lines without their newlines; fewer where the input has ended.
    /// - Throws: `SocketError`: timedOut, tooLong, reset, cancelled, closed. Then every line is put back.
    public func receiveLines(
        _ count: Int? = nil,
        limit: Int = usualLimit,
        timeout: Duration? = nil
    ) async throws(SocketError) -> [[UInt8]] {
        let deadline = deadline(timeout)
        var lines: [[UInt8]] = []
        var taken: [UInt8] = []
        do throws(SocketError) {
            while lines.count < count ?? .max, let find = try await receive(Wish(.line, limit: limit), until: deadline)
            {
                lines.append(Array(find.bytes[find.range]))
                taken += find.bytes
            }
        } catch {
            await unread(taken)
            throw SocketError(error.code, error.message, partial: taken + error.partial)
        }
        return lines
    }

    /// Waits for the first line that a function accepts; the lines before it are dropped.
    ///
    /// - Parameters:
    ///   - limit: The longest line in bytes, its newline not counted.
    ///   - timeout: How long to wait for it; nil for the connection's own.
    ///   - accepts: Looks at a line without its newline.
    /// - Returns: The line without its newline; nil where the input ended before.
    /// - Throws: `SocketError`: timedOut, tooLong, reset, cancelled, closed.
    public func receiveLine(
        limit: Int = usualLimit,
        timeout: Duration? = nil,
        where accepts: ([UInt8]) -> Bool
    ) async throws(SocketError) -> [UInt8]? {
        let deadline = deadline(timeout)
        while let line = try await line(limit, until: deadline) {
            if accepts(line) { return line }
        }
        return nil
    }

    /// Waits for the first line in which a pattern is found; the lines before it are dropped.
    ///
    /// - Parameters:
    ///   - pattern: What the line has somewhere.
    ///   - limit: The longest line in bytes, its newline not counted.
    ///   - timeout: How long to wait for it; nil for the connection's own.
    /// - Returns: The line without its newline; nil where the input ended before.
    /// - Throws: `SocketError`: timedOut, tooLong, reset, cancelled, closed.
    public func receiveLine(
        containing pattern: Pattern,
        limit: Int = usualLimit,
        timeout: Duration? = nil
    ) async throws(SocketError) -> [UInt8]? {
        try await receiveLine(limit: limit, timeout: timeout) { pattern.isFound(in: $0) }
    }

    /// Waits until a function takes something of what has come.
    ///
    /// It is asked whenever more has come, with all of it at once, and not for each byte.
    ///
    /// - Parameters:
    ///   - limit: How many bytes may come before it takes some.
    ///   - timeout: How long to wait; nil for the connection's own.
    ///   - taker: Gets all bytes that have come, at least one; returns how many of them it takes, nil when it needs more.
    /// - Returns: The bytes that it took.
    /// - Throws: `SocketError`: ended, tooLong, timedOut, reset, cancelled (each with what had come), closed.
    public func receive(
        limit: Int = usualLimit,
        timeout: Duration? = nil,
        taking taker: @escaping @Sendable (RawSpan) -> Int?
    ) async throws(SocketError) -> [UInt8] {
        try await certain(Wish(.taken(taker), limit: limit), timeout).bytes
    }

    /// Waits for the end of the input.
    ///
    /// - Parameters:
    ///   - limit: How many bytes may come.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: All that came.
    /// - Throws: `SocketError`: tooLong, timedOut, reset, cancelled, truncated (each with what had come), closed.
    public func receiveAll(limit: Int = 1 << 28, timeout: Duration? = nil) async throws(SocketError) -> [UInt8] {
        try await receive(Wish(.all, limit: limit), until: deadline(timeout))?.bytes ?? []
    }

    /// Takes what comes until the peer is quiet.
    ///
    /// - Parameters:
    ///   - quiet: How long nothing has to come.
    ///   - timeout: How long to wait in all; nil for the connection's own. It is no error when it passes.
    /// - Returns: What came, up to the end of the input at most; nothing, where nothing came.
    /// - Throws: `SocketError`: reset, cancelled, closed.
    public func drain(
        quietFor quiet: Duration = .milliseconds(50),
        timeout: Duration? = nil
    ) async throws(SocketError) -> [UInt8] {
        let last = deadline(timeout)
        var all: [UInt8] = []
        do throws(SocketError) {
            while let bytes = try await receive(
                Wish(.some(upTo: .max)),
                until: min(deadline(quiet) ?? .distantFuture, last ?? .distantFuture)
            )?.bytes {
                all += bytes
            }
        } catch {
            guard error.code == .timedOut else {
                throw SocketError(error.code, error.message, partial: all + error.partial)
            }
        }
        return all
    }

    /// Waits for bytes, as many as have come, and leaves them there.
    ///
    /// - Parameters:
    ///   - count: How many bytes at most, 1 or more.
    ///   - timeout: How long to wait; nil for the connection's own.
    /// - Returns: One byte or more, which the next receive gets too; nil at the end of the input.
    /// - Throws: `SocketError`: reset, timedOut, cancelled, closed.
    public func peek(upTo count: Int = 65_536, timeout: Duration? = nil) async throws(SocketError) -> [UInt8]? {
        try await receive(Wish(.some(upTo: max(1, count)), isPeek: true), until: deadline(timeout))?.bytes
    }

    /// Waits until there is something to receive.
    ///
    /// - Parameter timeout: How long to wait.
    /// - Returns: Whether bytes have come; false when none came in time, or none will come any more.
    public func canReceive(within timeout: Duration = .zero) async -> Bool {
        (try? await peek(upTo: 1, timeout: timeout)) != nil
    }

    /// Puts bytes back, so that the next receive begins with them.
    ///
    /// - Parameter bytes: Any bytes, whether they were received or not.
    public func unread(_ bytes: [UInt8]) async {
        let inbox = inbox
        // A loop that has been shut down has no connections any more.
        try? await link.loop.submit { inbox.value.unread(bytes) }.get()
    }

    /// A line; nil at the end.
    func line(_ limit: Int, until deadline: NIODeadline?) async throws(SocketError) -> [UInt8]? {
        try await receive(Wish(.line, limit: max(0, limit)), until: deadline).map { Array($0.bytes[$0.range]) }
    }

    /// What a wish finds, where the end is none of it.
    func certain(_ wish: Wish, _ timeout: Duration?) async throws(SocketError) -> Wish.Find {
        try await certain(wish, until: deadline(timeout))
    }

    /// What a wish finds, where the end is none of it.
    func certain(_ wish: Wish, until deadline: NIODeadline?) async throws(SocketError) -> Wish.Find {
        guard let find = try await receive(wish, until: deadline) else {
            throw SocketError(.ended, "the peer ended before anything that was waited for had come")
        }
        return find
    }
}
