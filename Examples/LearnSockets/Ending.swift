import SockratesSockets

/// Chapter 6: a byte of zero is a byte; the end is no byte.
func zeroAndEnd(through sender: Connection, to receiver: Connection) async throws -> (
    zero: [UInt8]?, end: [UInt8]?
) {
    // snippet: end
    try await sender.send([0x00])
    let zero = try await receiver.receive()  // [0x00]

    try await sender.shutdown(.output)
    let end = try await receiver.receive()  // nil
    // end
    return (zero, end)
}

/// Chapter 7: nothing more to say, and something to hear.
func answerAfterTheLastWord(from port: Int) async throws -> [UInt8] {
    let connection = try await Connection.connect(toHost: "127.0.0.1", port: port)
    var answer: [UInt8] = []
    // snippet: shutdown
    try await connection.send("Ada\n")
    try await connection.shutdown(.output)  // I say no more…
    while let some = try await connection.receive() { answer += some }  // …and still hear
    await connection.close()
    // end
    return answer
}

/// Chapter 8: patience.
func patience(with connection: Connection) async throws -> String {
    // snippet: timeout
    do {
        _ = try await connection.receiveLine(timeout: .milliseconds(50))
        return "a line"
    } catch {
        guard error.code == .timedOut else { throw error }
        return "nothing came in time"
    }
    // end
}
