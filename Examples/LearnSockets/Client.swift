import SockratesSockets

/// Chapter 2: a client.
func greeting(from port: Int) async throws -> String {
    // snippet: client
    let connection = try await Connection.connect(toHost: "127.0.0.1", port: port)
    try await connection.send("Ada\n")
    let line = try await connection.receiveLine() ?? []
    await connection.close()
    // end
    return String(decoding: line, as: UTF8.self)
}
