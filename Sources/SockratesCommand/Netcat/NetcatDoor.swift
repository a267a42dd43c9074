import Sockrates
import SockratesSockets

/// The sockets that `sockrates nc -l` listens at: IPv6 and IPv4 where no address was given.
struct NetcatDoor: Sendable {
    private let listeners: [ConnectionListener]
    private let arrivals: AsyncStream<Connection>
    private let arrived: AsyncStream<Connection>.Continuation

    /// Binds what was asked for.
    static func open(_ netcat: Netcat) async throws(NetcatFailure) -> NetcatDoor {
        let options = netcat.options
        var listeners: [ConnectionListener] = []
        var failure: NetcatFailure?
        for address in try await addresses(options) {
            do throws(SocketError) {
                let settings = ListenerOptions(backlog: 128, ipv6Only: true, sendBuffer: 0, receiveBuffer: 0)
                let listener = try await ConnectionListener.listen(
                    at: address,
                    transport: options.transport,
                    options: settings
                )
                listeners.append(listener)
                netcat.say("Listening on \(listener.localAddress)")
            } catch {
                failure = .usage("bind to \(address): \(error.systemWords).")
            }
        }
        if let failure, listeners.isEmpty { throw failure }
        if options.command.test { StandardError.print("NCAT TEST: LISTEN") }
        return NetcatDoor(listeners)
    }

    private static func addresses(_ options: NetcatOptions) async throws(NetcatFailure) -> [SocketAddress] {
        guard let host = options.host else {
            let all: [SocketAddress] = [.ip(host: "::", port: options.port), .ip(host: "0.0.0.0", port: options.port)]
            switch options.family {
            case .ipv4: return [all[1]]
            case .ipv6: return [all[0]]
            case nil: return all
            }
        }
        if options.command.unix { return [.unix(path: host)] }
        do throws(SocketError) {
            let found = try await SocketAddress.lookUp(
                host: host,
                port: options.port,
                family: options.family,
                numericOnly: options.command.noNames
            )
            return Array(found.prefix(1))
        } catch {
            throw .usage("Could not resolve hostname \"\(host)\": Name or service not known.")
        }
    }

    private init(_ listeners: [ConnectionListener]) {
        self.listeners = listeners
        (arrivals, arrived) = AsyncStream.makeStream()
        for listener in listeners {
            Task { [arrived] in for await connection in listener.connections { arrived.yield(connection) } }
        }
    }

    /// Waits for the next connection.
    func next() async throws(NetcatFailure) -> Connection {
        for await connection in arrivals { return connection }
        throw NetcatFailure(message: nil, code: 1)
    }

    /// Takes no more.
    func close() async {
        for listener in listeners { await listener.close() }
    }
}
