import SockratesSockets

/// Chapter 11: a server that speaks TLS, and a client that looks whom it talks to.
func secret(trusting trust: TLSClient.Trust) async throws -> String {
    // snippet: tls-server
    let certificate = try TLSIdentity.selfSigned(for: ["localhost"])
    let options = ListenerOptions(tls: try TLSServer(certificate))
    let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0), options: options)
    let serving = Task {
        for await connection in listener.connections {
            try await connection.sendLine("nobody else can read this")
            await connection.close()
        }
    }
    // end
    defer { serving.cancel() }
    do {
        // snippet: tls-client
        let client = ConnectionOptions(tls: try TLSClient(trust: trust, serverName: "localhost"))
        let connection = try await Connection.connect(to: listener.localAddress, options: client)
        let line = try await connection.receiveLine() ?? []
        await connection.close()
        // end
        await listener.close()
        return String(decoding: line, as: UTF8.self)
    } catch {
        await listener.close()
        throw error
    }
}
