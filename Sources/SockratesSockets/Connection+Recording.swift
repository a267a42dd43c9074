import NIOCore

extension Connection {
    /// Writes down from now on what is sent and what comes, with its times, as asciicast v2.
    ///
    /// - Parameters:
    ///   - path: The file; one that is there is replaced.
    ///   - title: What the recording is, in a few words; nil for the peer's address.
    /// - Throws: `SocketError` where the file can't be written.
    public func record(to path: String, title: String? = nil) async throws(SocketError) {
        let recorder = try Recorder(path: path, title: title ?? "\(peer)")
        let inbox = inbox
        // A loop that has been shut down has no connections any more.
        try? await link.loop.submit { inbox.value.recorder = recorder }.get()
    }
}
