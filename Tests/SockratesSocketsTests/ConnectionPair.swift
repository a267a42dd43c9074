import Testing

@testable import SockratesSockets

/// Runs a test with a connection and what it is connected to.
func withPair(
    at address: SocketAddress = .ip(host: "127.0.0.1", port: 0),
    transport: Transport = .stream,
    server: TLSServer? = nil,
    client: TLSClient? = nil,
    _ test: (_ near: Connection, _ far: Connection) async throws -> Void
) async throws {
    let options = ListenerOptions(tls: server)
    let listener = try await ConnectionListener.listen(at: address, transport: transport, options: options)
    let near = try await Connection.connect(
        to: listener.localAddress,
        options: ConnectionOptions(transport: transport, tls: client)
    )
    near.timeout = .seconds(20)
    // Of datagrams the first one makes the connection.
    if transport == .datagram { try await near.send("hello") }
    let far = try await listener.accept(timeout: .seconds(20))
    far.timeout = .seconds(20)
    if transport == .datagram { #expect(try await far.receive() == Array("hello".utf8)) }
    try await test(near, far)
    await near.close()
    await far.close()
    await listener.close()
    await #expect(throws: SocketError.self) { try await listener.accept() }
}

/// The error that something throws.
func failure<Value>(of body: () async throws -> Value) async -> SocketError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? SocketError
    }
}

extension [UInt8] {
    init(_ text: String) { self = Array(text.utf8) }
}
