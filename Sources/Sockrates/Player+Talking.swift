/// Saying and hearing.
extension Player {
    /// Says something, with a newline behind it.
    ///
    /// What is said before the challenge waits for something leaves in one piece. A challenge that says more than the player reads is made to wait here.
    ///
    /// - Parameters:
    ///   - text: One line or several; empty for an empty line.
    ///   - terminator: What stands behind it.
    /// - Throws: ``Interruption`` when the session is over.
    public func say(_ text: String, terminator: String = "\n") async throws {
        try await session.send(Array((text + terminator).utf8))
    }

    /// Sends bytes as they are.
    ///
    /// - Parameter bytes: What to send.
    /// - Throws: ``Interruption`` when the session is over.
    public func send(_ bytes: [UInt8]) async throws { try await session.send(bytes) }

    /// Asks for a line that is not judged, such as a name or a move.
    ///
    /// - Parameters:
    ///   - question: What is asked, on a line of its own; nothing is said where it is empty.
    ///   - time: How long the player has; as long as it takes for `nil`.
    /// - Returns: The line without its newline. Bytes that are not UTF-8 come as replacement characters; control characters come as they are.
    /// - Throws: ``Interruption``: `timeUp` when the time has passed, and the others.
    public func askLine(_ question: String = "", time: Duration? = nil) async throws -> String {
        String(decoding: try await askBytes(question, time: time), as: UTF8.self)
    }

    /// Asks for a line, and gives its bytes.
    ///
    /// - Parameters:
    ///   - question: What is asked, on a line of its own; nothing is said where it is empty.
    ///   - time: How long the player has; as long as it takes for `nil`.
    /// - Returns: The line without its newline; any bytes at all.
    /// - Throws: ``Interruption``: `timeUp` when the time has passed, and the others.
    public func askBytes(_ question: String = "", time: Duration? = nil) async throws -> [UInt8] {
        let prompt = session.texts.prompt
        try await session.send(Array(((question.isEmpty ? "" : question + "\n") + prompt).utf8))
        guard let line = try await session.line(before: session.deadline(in: time), prompt: prompt) else {
            throw Interruption.timeUp
        }
        return line
    }

    /// Waits, for instance before the next part of a countdown.
    ///
    /// What was said before is sent at once.
    ///
    /// - Parameter time: How long.
    /// - Throws: ``Interruption`` when the session ends meanwhile.
    public func pause(for time: Duration) async throws {
        try await session.pause(until: session.deadline(in: time))
    }

    /// Says that the player has solved the challenge, and gives the flag.
    ///
    /// The solve is recorded first. Called again, it does nothing.
    ///
    /// - Throws: ``ChallengeMistake`` where there is no flag, ``Interruption`` when the session is over.
    public func giveFlag() async throws { try await session.giveFlag() }
}
