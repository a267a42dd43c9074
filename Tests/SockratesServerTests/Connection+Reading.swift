import SockratesSockets

extension Connection {
    /// Everything up to the end of what the server sends, which may not be silent for longer than it is waited for.
    func rest(within patience: Duration = .seconds(20)) async throws -> String {
        var bytes: [UInt8] = []
        while let more = try await receive(timeout: patience) { bytes += more }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads until what has come ends in a text.
    func read(until text: String, within patience: Duration = .seconds(20)) async throws -> String {
        var bytes: [UInt8] = []
        while !String(decoding: bytes, as: UTF8.self).hasSuffix(text) {
            guard let more = try await receive(timeout: patience) else { break }
            bytes += more
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
