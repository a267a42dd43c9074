import SockratesSockets

/// A player over a real socket.
struct LiveLine: PlayerLine {
    let connection: Connection

    func send(_ bytes: [UInt8]) async throws { try await connection.send(bytes, timeout: .seconds(60)) }
    func receive(within time: Duration) async throws -> [UInt8]? { try await connection.receive(timeout: time) }
    func endInput() async throws { try await connection.shutdown(.output) }
    func leave() async { await connection.close() }
}
