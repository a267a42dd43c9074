import SockratesSockets

/// Chapter 9: a task for each client.
func serveAtOnce(_ listener: ConnectionListener) async {
    // snippet: tasks
    await withDiscardingTaskGroup { group in
        for await connection in listener.connections {
            group.addTask { await greet(connection) }
        }
    }
    // end
}

// snippet: greet
@Sendable func greet(_ connection: Connection) async {
    do {
        if let name = try await connection.receiveLine(timeout: .seconds(60)) {
            try await connection.send("Hello, \(String(decoding: name, as: UTF8.self))!\n")
        }
    } catch {
        // This client is gone or too slow. It is no reason to trouble the others.
    }
    await connection.close()
}
// end

// snippet: handler
final class Greeter: LineHandler {
    func received(line: [UInt8], on connection: LineConnection) {
        connection.send("Hello, \(String(decoding: line, as: UTF8.self))!\n")
        connection.close()
    }
}
// end

/// Chapter 9: an event loop for all clients.
func serveOnALoop() async throws -> (Listener, EventLoops) {
    // snippet: loop
    let loops = EventLoops(threads: 1)
    let listener = try await Listener.bind(to: .ip(host: "127.0.0.1", port: 0), on: loops) { _ in Greeter() }
    // end
    return (listener, loops)
}
