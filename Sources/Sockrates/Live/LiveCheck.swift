import SockratesPacks
package import SockratesSockets

/// Plays a challenge where it is served, over its real socket, as a player would.
package struct LiveCheck: Sendable {
    /// Where the challenge is.
    package var address: SocketAddress
    /// How the connection is made.
    package var options = ConnectionOptions()
    /// How long to wait for the server, each time.
    package var patience = Duration.seconds(10)
    /// How long all of it may take; `nil` for as long as the server says something.
    package var limit: Duration? = .seconds(60)
    /// Is shown what comes and what is typed.
    package var overheard: (@Sendable (_ bytes: [UInt8]) -> Void)?

    /// Makes a check.
    ///
    /// - Parameter address: Where the challenge is; the host may be a name.
    package init(of address: SocketAddress) { self.address = address }

    /// Plays.
    ///
    /// - Parameter player: Who plays.
    /// - Returns: How it went, within the limit.
    package func play(_ player: LivePlayer) async -> LiveResult {
        let begin = ContinuousClock.now
        var result = await withTaskGroup(of: LiveResult?.self) { group in
            group.addTask { await played(player) }
            if let limit {
                group.addTask {
                    try? await Task.sleep(for: limit)
                    return Task.isCancelled ? nil : .ill("it was not solved within \(DurationText.write(limit))")
                }
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? .ill("it was broken off")
        }
        result.time = ContinuousClock.now - begin
        return result
    }

    private func played(_ player: LivePlayer) async -> LiveResult {
        do throws(SocketError) {
            switch player {
            case .solver(let solver): return try await solved(by: solver)
            case .program(let words): return try await ran(words)
            case .guest: return try await greeted()
            }
        } catch {
            return .ill(error)
        }
    }

    /// Connects to where the challenge is.
    package func connect() async throws(SocketError) -> Connection {
        if case .ip(let host, let port) = address {
            return try await .connect(toHost: host, port: port, options: options, timeout: patience)
        }
        return try await .connect(to: address, options: options, timeout: patience)
    }

    private func greeted() async throws(SocketError) -> LiveResult {
        let connection = try await connect()
        var greeting: [UInt8]?
        do throws(SocketError) {
            greeting = try await connection.receive(timeout: patience)
        } catch {
            await connection.close()
            guard error.code == .timedOut else { throw error }
        }
        await connection.close()
        return greeting == nil
            ? .ill("it has greeted nobody; a challenge that waits for the player's words needs a \"solver\"")
            : .well(flag: nil)
    }
}
