import Foundation
import SockratesSockets

/// Listen mode over streams: one connection, or many with `-k`, a program for each, or everybody with everybody.
struct NetcatListen {
    private let netcat: Netcat
    private let crowd: NetcatCrowd
    private var options: NetcatOptions { netcat.options }
    private var command: NetcatCommand { netcat.options.command }

    init(_ netcat: Netcat) {
        self.netcat = netcat
        crowd = NetcatCrowd(netcat)
    }

    func run() async throws(NetcatFailure) -> Int32 {
        if command.maximum != nil, !command.keepOpen, !options.isBroker {
            netcat.complain(
                "Warning: Maximum connections ignored, since it does not take effect without -k or --broker."
            )
        }
        let tls = try NetcatTLS.server(netcat)
        let door = try await NetcatDoor.open(netcat)
        guard command.keepOpen || options.isBroker else {
            let connection = try await door.next()
            await door.close()
            guard admits(connection) else {
                await connection.close()
                return try await waitForever()
            }
            return try await serveAlone(connection, tls)
        }
        return try await netcat.firstOf { () async throws(NetcatFailure) -> Int32 in
            while true {
                let connection = try await door.next()
                guard admits(connection) else {
                    await connection.close()
                    continue
                }
                crowd.reserve()
                Task { await self.welcome(connection, tls) }
            }
        } or: { () async throws(NetcatFailure) in
            try await self.crowd.passOnWhatIsTyped()
        }
    }

    /// Whether a connection may come in.
    private func admits(_ connection: Connection) -> Bool {
        netcat.sayFrom(connection.peer)
        if crowd.count >= options.maximum {
            netcat.say("New connection denied: connection limit reached (\(crowd.count))")
            return false
        }
        if !options.access.admits(connection.peer) {
            netcat.say("New connection denied: not allowed")
            return false
        }
        return true
    }

    /// The one connection that was waited for.
    private func serveAlone(_ connection: Connection, _ tls: TLSServer?) async throws(NetcatFailure) -> Int32 {
        netcat.screen.connectionBegan()
        do throws(SocketError) {
            if let tls { try await connection.startTLS(as: tls) }
        } catch {
            throw NetcatFailure(
                message: command.verbosity > 0 ? "Failed SSL connection: \(error.message)." : nil,
                code: 1
            )
        }
        do throws(SocketError) {
            if let path = command.record { try await connection.record(to: path) }
            if let path = command.replay {
                try await Transcript(contentsOf: path).replay(to: connection)
                await connection.close()
                return 0
            }
            if let execution = options.execution {
                return try await NetcatExecution(netcat, execution).run(with: connection)
            }
            return try await netcat.firstEnd(of: connection)
        } catch {
            await connection.close()
            // A listener keeps silent about how its only connection failed; its exit code tells.
            throw NetcatFailure(message: command.verbosity > 0 ? "\(error.systemWords)." : nil, code: 1)
        }
    }

    /// One of many connections.
    private func welcome(_ connection: Connection, _ tls: TLSServer?) async {
        defer { crowd.release() }
        netcat.screen.connectionBegan()
        defer { netcat.screen.connectionEnded() }
        do throws(SocketError) {
            if let tls { try await connection.startTLS(as: tls) }
            if let execution = options.execution {
                _ = try await NetcatExecution(netcat, execution).run(with: connection)
            } else if let path = command.replay {
                try await Transcript(contentsOf: path).replay(to: connection)
            } else {
                try await crowd.serve(connection)
            }
        } catch {
            netcat.say("\(connection.peer): \(error.systemWords).")
        }
        await connection.close()
    }

    /// Nobody was let in, and nobody else will be.
    private func waitForever() async throws(NetcatFailure) -> Int32 {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        return 0
    }
}

extension Netcat {
    /// Says who has connected.
    func sayFrom(_ peer: SocketAddress) {
        guard let host = peer.host, let port = peer.port else {
            return say("Connection from a client on Unix domain socket.")
        }
        say("Connection from \(host).")
        say("Connection from \(host):\(port).")
    }

    /// Talks over the one connection of a listener, which ends with the peer's end.
    func firstEnd(of connection: Connection) async throws(SocketError) -> Int32 {
        try await NetcatPump(self, connection).run(endingWithPeer: true)
    }
}
