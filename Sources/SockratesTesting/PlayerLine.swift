/// What connects a scripted player with a session.
protocol PlayerLine: Sendable {
    /// Sends bytes to the session.
    func send(_ bytes: [UInt8]) async throws
    /// What has come from the session, at least a byte; `nil` when nothing more comes. Throws ``Silence`` where nothing has come in time.
    func receive(within time: Duration) async throws -> [UInt8]?
    /// Sends no more, and goes on reading.
    func endInput() async throws
    /// Goes.
    func leave() async
}

/// Nothing has come in time.
struct Silence: Error {}
