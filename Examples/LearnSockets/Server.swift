import SockratesSockets

/// Chapter 3: a server that greets one client after the other.
func greetingServer(
    ready: @Sendable (Int) -> Void,
    clients: Int
) async throws {
    // snippet: server
    let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
    // end
    ready(listener.localAddress.port ?? 0)
    var greeted = 0
    // snippet: accept
    for await connection in listener.connections {
        if let name = try await connection.receiveLine() {
            try await connection.send("Hello, \(String(decoding: name, as: UTF8.self))!\n")
        }
        await connection.close()
        // end
        greeted += 1
        if greeted == clients { break }
        // snippet: accept
    }
    // end
    await listener.close()
}

/// Chapter 3: which ports are in use when two clients are connected.
func ports() async throws -> (listening: Int?, serverSides: [Int?], clientSides: [Int?]) {
    let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
    // snippet: ports
    let one = try await Connection.connect(to: listener.localAddress)
    let other = try await Connection.connect(to: listener.localAddress)
    var accepted: [Connection] = []
    for await connection in listener.connections.prefix(2) { accepted.append(connection) }

    let listening = listener.localAddress.port  // for instance 40001
    let serverSides = accepted.map(\.local.port)  // 40001 and 40001
    let clientSides = [one, other].map(\.local.port)  // two others, for instance 51522 and 51524
    // end
    for connection in accepted + [one, other] { await connection.close() }
    await listener.close()
    return (listening, serverSides, clientSides)
}
