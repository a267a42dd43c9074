/// Two connections made one, and a person put at the end of one.
extension Connection {
    /// Passes on what comes from each of two connections to the other, until both have ended.
    ///
    /// The end of one's input is passed on as the end of the other's output, so half-closes go through. Memory stays bounded,
    /// however slow one of them reads. Both are closed at the end.
    ///
    /// - Parameter other: The other connection.
    /// - Throws: `SocketError`: reset, closed, cancelled, truncated; then both are closed too.
    public func join(_ other: Connection) async throws(SocketError) {
        let (one, two) = (self, other)
        let outcome = await withTaskGroup(of: SocketError?.self) { group in
            group.addTask { await one.passOn(to: two) }
            group.addTask { await two.passOn(to: one) }
            var failure: SocketError?
            for await result in group {
                guard let result else { continue }
                failure = failure ?? result
                group.cancelAll()
            }
            return failure
        }
        await close()
        await other.close()
        if let outcome { throw outcome }
    }

    /// Passes on what comes, and the end of it.
    private func passOn(to other: Connection) async -> SocketError? {
        do throws(SocketError) {
            while let bytes = try await receive(Wish(.some(upTo: 262_144)), until: nil)?.bytes {
                try await other.send(bytes, until: nil)
            }
        } catch {
            return error
        }
        // A peer that has gone needs no end.
        try? await other.shutdown(.output)
        return nil
    }
}
