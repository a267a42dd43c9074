public import Sockrates

/// A player whose every word stands in a test.
///
/// ```swift
/// try await Squares().test(seed: 7) { player in
///     #expect(try await player.read(through: "> ") == "What is 12 times 12?\n> ")
///     try await player.type("144")
///     #expect(try await player.read(through: "\n") == "Correct!\n")
///     await player.advance(by: .seconds(10))
///     #expect(try await player.rest().hasSuffix("Time is up for this question.\n"))
/// }
/// ```
public actor ScriptedPlayer {
    private let line: any PlayerLine
    private let clock: ManualClock
    private let patience: Duration
    private var heard: [UInt8] = []
    private var hasEnded = false

    init(_ line: any PlayerLine, clock: ManualClock, patience: Duration) {
        self.line = line
        self.clock = clock
        self.patience = patience
    }

    /// Types a line, with a newline behind it.
    ///
    /// - Parameter text: The line; what has newlines of its own is several lines, as when it is pasted.
    /// - Throws: `SocketError` where a live session takes no more.
    public func type(_ text: String) async throws { try await line.send(Array((text + "\n").utf8)) }

    /// Sends bytes as they are.
    ///
    /// - Parameter bytes: What to send, any bytes at all.
    /// - Throws: `SocketError` where a live session takes no more.
    public func send(_ bytes: [UInt8]) async throws { try await line.send(bytes) }

    /// Sends no more, and goes on reading, as `nc` does when its input ends.
    ///
    /// - Throws: `SocketError` where a live session has gone.
    public func endInput() async throws { try await line.endInput() }

    /// Goes away.
    public func leave() async { await line.leave() }

    /// Lets time pass, in all sessions of the test.
    ///
    /// What the player has typed before may not have arrived yet at a live session: read what is said to it first.
    ///
    /// - Parameter time: How long.
    public func advance(by time: Duration) async { await clock.advance(by: time) }

    /// Reads up to a text.
    ///
    /// - Parameter text: Where to stop.
    /// - Returns: Everything since the last reading, the text at its end.
    /// - Throws: ``ScriptMismatch`` when the session ends before, or nothing more comes for as long as the test is patient.
    public func read(through text: String) async throws -> String {
        while true {
            if let range = heard.firstRange(of: Array(text.utf8)) {
                defer { heard.removeSubrange(..<range.upperBound) }
                return String(decoding: heard[..<range.upperBound], as: UTF8.self)
            }
            try await hear(waitingFor: text.debugDescription)
            if hasEnded {
                throw ScriptMismatch(
                    description: "the session ended before \(text.debugDescription) came; it said \(shown)"
                )
            }
        }
    }

    /// Reads to the session's end.
    ///
    /// - Returns: Everything since the last reading.
    /// - Throws: ``ScriptMismatch`` when the session goes on, and nothing more comes for as long as the test is patient.
    public func rest() async throws -> String {
        while !hasEnded { try await hear(waitingFor: "the session's end") }
        defer { heard = [] }
        return String(decoding: heard, as: UTF8.self)
    }

    /// Plays to the session's end: types each line when it is asked for, and then only reads.
    ///
    /// - Parameters:
    ///   - lines: What to type.
    ///   - prompt: What stands before the place to type.
    /// - Returns: All that the session said.
    /// - Throws: ``ScriptMismatch`` when the session asks for less, or more.
    public func play(_ lines: [String], prompt: String = Texts().prompt) async throws -> String {
        var said = ""
        for line in lines {
            said += try await read(through: prompt)
            try await type(line)
        }
        return try await said + rest()
    }

    private func hear(waitingFor what: String) async throws {
        do {
            if let bytes = try await line.receive(within: patience) { heard += bytes } else { hasEnded = true }
        } catch {
            let failure = error is Silence ? "nothing came for \(patience)" : "the connection broke (\(error))"
            throw ScriptMismatch(description: "\(failure), waiting for \(what); before that came \(shown)")
        }
    }

    /// The last of what has come.
    private var shown: String {
        guard !heard.isEmpty else { return "nothing" }
        let most = 2000
        let end = String(decoding: heard.suffix(most), as: UTF8.self).debugDescription
        return heard.count > most ? "… \(end)" : end
    }
}
