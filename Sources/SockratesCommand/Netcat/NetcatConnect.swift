import Foundation
import SockratesSockets

/// Connect mode: from here to there.
struct NetcatConnect {
    private let netcat: Netcat
    private var options: NetcatOptions { netcat.options }
    private var command: NetcatCommand { netcat.options.command }

    init(_ netcat: Netcat) { self.netcat = netcat }

    func run() async throws(NetcatFailure) -> Int32 {
        let connection: Connection
        do throws(SocketError) {
            connection = try await connected()
        } catch {
            if command.zero, command.verbosity == 0 { throw NetcatFailure(message: nil, code: 1) }
            if error.code == .unknownHost, options.proxy == nil {
                let words = error.message.components(separatedBy: ": ").last ?? error.message
                throw .usage("Could not resolve hostname \"\(options.host ?? "")\": \(words).")
            }
            throw .connection(error)
        }
        if command.zero, !command.udp { return 0 }
        netcat.screen.connectionBegan()
        let start = ContinuousClock.now
        let code = try await talk(over: connection)
        let seconds = String(format: "%.2f", (ContinuousClock.now - start) / .seconds(1))
        let counts = netcat.log.counts
        netcat.say("\(counts.sent) bytes sent, \(counts.received) bytes received in \(seconds) seconds.")
        await connection.close()
        return code
    }

    private func talk(over connection: Connection) async throws(NetcatFailure) -> Int32 {
        do throws(SocketError) {
            if command.zero { return try await probe(connection) }
            if let path = command.record { try await connection.record(to: path) }
            if let path = command.replay {
                try await Transcript(contentsOf: path).replay(to: connection)
                return 0
            }
            if let execution = options.execution {
                return try await NetcatExecution(netcat, execution).run(with: connection)
            }
            return try await NetcatPump(netcat, connection).run()
        } catch {
            throw .connection(error)
        }
    }

    /// Whether anything at all says that nobody is there, in the idle time.
    private func probe(_ connection: Connection) async throws(SocketError) -> Int32 {
        do throws(SocketError) {
            try await connection.send([0])
            _ = try await connection.receive(timeout: options.idleTimeout)
        } catch {
            guard error.code == .timedOut else {
                if command.verbosity == 0 { return 1 }
                throw error
            }
            netcat.say("UDP packet sent successfully")
        }
        return 0
    }

    private func connected() async throws(SocketError) -> Connection {
        let connection: Connection
        let name: String
        let host = options.host ?? ""
        if let proxy = options.proxy {
            connection = try await NetcatProxyClient(netcat, proxy, host: host, port: options.port).connected()
            name = "\(host):\(options.port)"
        } else {
            connection = try await direct(host)
            name = connection.peer.host.map { "\($0):\(connection.peer.port ?? 0)" } ?? host
        }
        guard options.speaksTLS else {
            netcat.say("Connected to \(name).")
            return connection
        }
        let tls = try TLSClient(
            trust: command.trustFile.map { .file($0) } ?? (command.verify ? .system : .anyone),
            serverName: command.serverName ?? host,
            identity: try NetcatTLS.identity(command),
            protocols: command.protocols.map { $0.split(separator: ",").map(String.init) } ?? []
        )
        try await connection.startTLS(as: tls, timeout: options.wait)
        netcat.say("SSL connection to \(name).")
        return connection
    }

    private func direct(_ host: String) async throws(SocketError) -> Connection {
        if command.unix {
            let source = command.udp ? command.source.map { SocketAddress.unix(path: $0) } : nil
            let settings = ConnectionOptions(transport: options.transport, source: source)
            return try await netcat.patiently(isNear: true) { _ throws(SocketError) in
                try await Connection.connect(to: .unix(path: host), options: settings, timeout: options.wait)
            }
        }
        return try await netcat.connected(to: host, port: options.port)
    }
}
