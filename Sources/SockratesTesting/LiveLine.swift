import SockratesSockets

/// A player over a real socket.
struct LiveLine: PlayerLine {
    let connection: Connection

    func send(_ bytes: [UInt8]) async throws { try await connection.send(bytes, timeout: .seconds(60)) }
    func receive(within time: Duration) async throws -> [UInt8]? {
        do throws(SocketError) {
            return try await connection.receive(timeout: time)
        } catch {
            throw error.code == .timedOut ? Silence() as any Error : error
        }
    }
    func endInput() async throws { try await connection.shutdown(.output) }
    func leave() async { await connection.close() }
}
