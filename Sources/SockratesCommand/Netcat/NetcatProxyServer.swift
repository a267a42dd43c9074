import Foundation
import SockratesSockets

/// `sockrates nc -l --proxy-type http`: a proxy for CONNECT, GET, HEAD and POST.
struct NetcatProxyServer {
    private let netcat: Netcat
    private let crowd: NetcatCrowd
    private let guardian: ProxyGuardian?
    private var options: NetcatOptions { netcat.options }

    init(_ netcat: Netcat) {
        self.netcat = netcat
        crowd = NetcatCrowd(netcat)
        guardian = netcat.options.credentials.map { ProxyGuardian($0) }
    }

    func run() async throws(NetcatFailure) -> Int32 {
        let tls = try NetcatTLS.server(netcat)
        let door = try await NetcatDoor.open(netcat)
        while true {
            let client = try await door.next()
            netcat.sayFrom(client.peer)
            guard crowd.count < options.maximum, options.access.admits(client.peer) else {
                netcat.say("New connection denied")
                await client.close()
                continue
            }
            crowd.reserve()
            Task {
                defer { crowd.release() }
                do throws(SocketError) {
                    if let tls { try await client.startTLS(as: tls) }
                    try await serve(client)
                } catch {
                    netcat.say("\(client.peer): \(error.systemWords).")
                }
                await client.close()
            }
        }
    }

    private func serve(_ client: Connection) async throws(SocketError) {
        let bytes: [UInt8]
        do throws(SocketError) {
            bytes = try await client.receive(until: .regex("\\r?\\n\\r?\\n"), limit: HTTPHead.longest)
        } catch {
            guard error.code == .tooLong else { throw error }
            return try await refuse(client, error.partial.contains(0x0A) ? .headTooLarge : .lineTooLong)
        }
        let head = HTTPHead(bytes)
        guard head.first.utf8.count <= HTTPHead.longestLine else { return try await refuse(client, .lineTooLong) }
        let words = head.first.split(separator: " ").map(String.init)
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return try await refuse(client, .badRequest) }
        let (method, uri) = (words[0], words[1])
        guard ["CONNECT", "GET", "HEAD", "POST"].contains(method) else { return try await refuse(client, .badMethod) }
        if let guardian, !guardian.admits(head, method: method) {
            return try await refuse(client, .unauthorized, guardian.challenges)
        }
        if method == "CONNECT" {
            try await connect(client, to: uri)
        } else {
            try await forward(client, method, uri, head)
        }
    }

    private func connect(_ client: Connection, to place: String) async throws(SocketError) {
        let (host, port) = NetcatPlace.split(place)
        guard let port, (1...65535).contains(port), !host.isEmpty else { return try await refuse(client, .badRequest) }
        guard let server = try? await netcat.connected(to: host, port: port) else {
            return try await refuse(client, .noAnswer)
        }
        try await client.send("HTTP/1.0 200 OK\r\n\r\n")
        try await client.join(server)
    }

    private func forward(_ client: Connection, _ method: String, _ uri: String, _ head: HTTPHead)
        async throws(SocketError)
    {
        guard uri.lowercased().hasPrefix("http://") else { return try await refuse(client, .badRequest) }
        let rest = uri.dropFirst("http://".count)
        let place = String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
        let path = String(rest.dropFirst(place.count))
        let (host, port) = NetcatPlace.split(place)
        guard !host.isEmpty else { return try await refuse(client, .badRequest) }
        if head.values("Transfer-Encoding").contains(where: { $0.lowercased() != "identity" }) {
            return try await refuse(client, .lengthRequired)
        }
        let lengths = head.values("Content-Length")
        guard lengths.count <= 1, let length = Int(lengths.first ?? "0"), length >= 0 else {
            return try await refuse(client, .badRequest)
        }
        let target = port ?? 80
        if target == client.local.port, await isMyself(host, client) { return try await refuse(client, .forbidden) }
        guard let server = try? await netcat.connected(to: host, port: target) else {
            return try await refuse(client, .noAnswer)
        }
        var request = "\(method) \(path.hasPrefix("/") ? path : "/" + path) HTTP/1.0\r\n"
        let dropped = Set(
            head.values("Connection").flatMap { $0.split(separator: ",") }
                .map { $0.trimmingCharacters(in: .whitespaces).lowercased() } + Self.hopByHop
        )
        for (name, value) in head.fields where !dropped.contains(name.lowercased()) {
            request += "\(name): \(value)\r\n"
        }
        if head.values("Host").isEmpty { request += "Host: \(place)\r\n" }
        try await server.send(request + "Connection: close\r\n\r\n")
        try await pass(length, from: client, to: server)
        while let bytes = try await server.received() { try await client.send(bytes) }
        await server.close()
    }

    private static let hopByHop = [
        "connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "trailer", "upgrade",
    ]

    /// Passes on a body of so many bytes, or what of it comes.
    private func pass(_ length: Int, from client: Connection, to server: Connection) async throws(SocketError) {
        var left = length
        while left > 0, let bytes = try await client.receive(upTo: min(left, 65_536)) {
            try await server.send(bytes)
            left -= bytes.count
        }
    }

    /// Whether a host is this proxy: a request for itself would go round for ever.
    private func isMyself(_ host: String, _ client: Connection) async -> Bool {
        let found = try? await SocketAddress.lookUp(host: host, port: client.local.port ?? 0)
        return found?.contains { $0.host == client.local.host } ?? false
    }

    private func refuse(_ client: Connection, _ status: ProxyStatus, _ fields: [String] = []) async throws(SocketError)
    {
        let lines =
            ["HTTP/1.0 \(status.rawValue) \(status.words)"] + fields + [
                "Connection: close", "Content-Length: 0", "", "",
            ]
        try await client.send(lines.joined(separator: "\r\n"))
        try await client.shutdown(.output)
        // What still comes would have the system reset the connection, and the answer would be lost.
        _ = try? await client.drain(quietFor: .seconds(2), timeout: .seconds(5))
    }
}

/// How the proxy says no.
enum ProxyStatus: Int {
    case badRequest = 400
    case forbidden = 403
    case badMethod = 405
    case unauthorized = 407
    case lengthRequired = 411
    case headTooLarge = 413
    case lineTooLong = 414
    case noAnswer = 504

    var words: String {
        switch self {
        case .badRequest: "Bad Request"
        case .forbidden: "Forbidden"
        case .badMethod: "Method Not Allowed"
        case .unauthorized: "Proxy Authentication Required"
        case .lengthRequired: "Length Required"
        case .headTooLarge: "Request Entity Too Large"
        case .lineTooLong: "Request-URI Too Long"
        case .noAnswer: "Gateway Timeout"
        }
    }
}
