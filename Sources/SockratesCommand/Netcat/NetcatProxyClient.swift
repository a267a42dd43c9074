import SockratesSockets

/// Connects through a proxy: HTTP's CONNECT, SOCKS 4 (with 4a), SOCKS 5 (RFC 1928, RFC 1929).
struct NetcatProxyClient {
    private let netcat: Netcat
    private let proxy: NetcatOptions.Proxy
    private let host: String
    private let port: Int

    init(_ netcat: Netcat, _ proxy: NetcatOptions.Proxy, host: String, port: Int) {
        self.netcat = netcat
        self.proxy = proxy
        self.host = host
        self.port = port
    }

    /// A connection to the host, as if there were no proxy.
    func connected() async throws(SocketError) -> Connection {
        let target = try await resolved()
        switch proxy.kind {
        case .http: return try await http(target)
        case .socks4: return try await socks4(target)
        case .socks5: return try await socks5(target)
        }
    }

    /// The host, or its address where it is looked up here.
    private func resolved() async throws(SocketError) -> String {
        guard proxy.looksUpLocally || !proxy.asksProxy else { return host }
        do throws(SocketError) {
            let family = proxy.kind == .socks4 ? .ipv4 : netcat.options.family
            let found = try await SocketAddress.lookUp(
                host: host,
                port: port,
                family: family,
                numericOnly: !proxy.looksUpLocally
            )
            return found.first?.host ?? host
        } catch {
            guard proxy.asksProxy else {
                throw SocketError(.unknownHost, "Error: Failed to resolve host \(host) locally")
            }
            netcat.say("Host \(host) will be resolved by the proxy.")
            return host
        }
    }

    private func toProxy() async throws(SocketError) -> Connection {
        let connection: Connection
        do throws(SocketError) {
            connection = try await netcat.connected(to: proxy.host, port: proxy.port)
        } catch {
            throw SocketError(.system, "Proxy connection failed: \(error.systemWords)")
        }
        connection.timeout = netcat.options.wait
        return connection
    }

    /// The connection, from which on nothing is the proxy's.
    private func handedOver(_ connection: Connection) -> Connection {
        connection.timeout = nil
        return connection
    }

    private func http(_ target: String) async throws(SocketError) -> Connection {
        let place = target.contains(":") ? "[\(target)]:\(port)" : "\(target):\(port)"
        let connection = try await toProxy()
        var answer = try await asked("CONNECT \(place) HTTP/1.0\r\n\r\n", connection)
        var open = connection
        if answer.code == 407, let credentials = proxy.credentials,
            let authorization = HTTPChallenge.authorization(of: answer.head, credentials, method: "CONNECT", uri: place)
        {
            await connection.close()
            open = try await toProxy()
            answer = try await asked("CONNECT \(place) HTTP/1.0\r\nProxy-Authorization: \(authorization)\r\n\r\n", open)
        }
        guard answer.code == 200 else {
            await open.close()
            throw SocketError(.system, "Proxy returned status code \(answer.code)")
        }
        return handedOver(open)
    }

    private func asked(
        _ request: String,
        _ connection: Connection
    ) async throws(SocketError) -> (code: Int, head: HTTPHead) {
        // A proxy may think long before it answers.
        connection.timeout = nil
        try await connection.send(request)
        let bytes = try await connection.receive(until: .regex("\\r?\\n\\r?\\n"), limit: HTTPHead.longest)
        let head = HTTPHead(bytes)
        let words = head.first.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let code = Int(words[1]) else {
            throw SocketError(.system, "Error parsing the proxy's answer")
        }
        return (code, head)
    }

    private func socks4(_ target: String) async throws(SocketError) -> Connection {
        let connection = try await toProxy()
        var request: [UInt8] = [4, 1, UInt8(port >> 8), UInt8(port & 0xFF)]
        let numbers = target.split(separator: ".").compactMap { UInt8($0) }
        let isAddress = numbers.count == 4
        if target.contains(":") { throw SocketError(.system, "Error: IPv6 addresses are not supported with Socks4") }
        request += isAddress ? numbers : [0, 0, 0, 1]
        request += Array((proxy.credentials ?? "").utf8) + [0]
        if !isAddress { request += Array(target.utf8) + [0] }
        try await connection.send(request)
        let reply = try await connection.receive(exactly: 8)
        guard reply[1] == 90 else { throw SocketError(.system, "Proxy connection failed") }
        return handedOver(connection)
    }

    private func socks5(_ target: String) async throws(SocketError) -> Connection {
        let connection = try await toProxy()
        try await connection.send(proxy.credentials == nil ? [5, 1, 0] : [5, 2, 0, 2])
        let chosen = try await connection.receive(exactly: 2)
        guard chosen[0] == 5 else { throw SocketError(.system, "Error: got wrong server version in response") }
        switch chosen[1] {
        case 0: break
        case 2: try await authenticate(connection)
        case 0xFF: throw SocketError(.system, "Error: no acceptable authentication method proposed")
        default: throw SocketError(.system, "Error: protocol error")
        }
        try await connection.send([5, 1, 0] + destination(target) + [UInt8(port >> 8), UInt8(port & 0xFF)])
        let reply = try await connection.receive(exactly: 4)
        guard reply[0] == 5, reply[1] == 0 else { throw SocketError(.system, "Error: \(Self.words(of: reply[1]))") }
        switch reply[3] {
        case 1: _ = try await connection.receive(exactly: 6)
        case 4: _ = try await connection.receive(exactly: 18)
        case 3:
            let length = try await connection.receive(exactly: 1)
            _ = try await connection.receive(exactly: Int(length[0]) + 2)
        default: throw SocketError(.system, "Error: invalid proxy bind address type")
        }
        return handedOver(connection)
    }

    private func authenticate(_ connection: Connection) async throws(SocketError) {
        let parts = (proxy.credentials ?? "").split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard proxy.credentials != nil, parts.count == 2 else {
            throw SocketError(.system, "Error: proxy requested to do authentication, but no credentials were provided")
        }
        let (user, password) = (Array(parts[0].utf8), Array(parts[1].utf8))
        guard (1...255).contains(user.count), (1...255).contains(password.count) else {
            throw SocketError(.system, "Error: username or password is empty, or longer than 255 bytes")
        }
        let lengths = (UInt8(truncatingIfNeeded: user.count), UInt8(truncatingIfNeeded: password.count))
        try await connection.send([1, lengths.0] + user + [lengths.1] + password)
        let reply = try await connection.receive(exactly: 2)
        guard reply[0] == 1, reply[1] == 0 else { throw SocketError(.system, "Error: authentication failed") }
    }

    private func destination(_ target: String) throws(SocketError) -> [UInt8] {
        if let address = SocketAddress.ip(host: target, port: port).addressBytes {
            return [address.count == 4 ? 1 : 4] + address
        }
        let name = Array(target.utf8)
        guard name.count <= 255 else { throw SocketError(.system, "Error: host name too long") }
        return [3, UInt8(truncatingIfNeeded: name.count)] + name
    }

    private static func words(of code: UInt8) -> String {
        switch code {
        case 1: "general SOCKS server failure"
        case 2: "connection not allowed by ruleset"
        case 3: "Network unreachable"
        case 4: "Host unreachable"
        case 5: "Connection refused"
        case 6: "TTL expired"
        case 7: "Command not supported"
        case 8: "Address type not supported"
        default: "unassigned value in the reply"
        }
    }
}
