import SockratesSockets

/// Chapter 4: what was sent in three pieces, as it comes when it is read in pieces of another size.
func pieces(through sender: Connection, to receiver: Connection) async throws -> [UInt8] {
    // snippet: pieces
    for piece in ["Par", "is\nLim", "a\n"] { try await sender.send(piece) }
    try await sender.shutdown(.output)

    var all: [UInt8] = []
    while let some = try await receiver.receive() {
        // "Par" may come alone, or all of it at once, or a single byte.
        all += some
    }
    // end
    return all
}

/// Chapter 4: lines cut from pieces.
func lines(of pieces: [String]) -> [String] {
    // snippet: framer
    var framer = LineFramer(options: LineOptions())
    var lines: [String] = []
    for piece in pieces {
        for case .line(let line) in framer.received(piece.utf8) {
            lines.append(String(decoding: line, as: UTF8.self))
        }
    }
    // end
    return lines
}
