import SockratesSockets

/// Answers one request of HTTP with what a host's health is.
final class HTTPResponder: LineHandler {
    private static let mostHeaders = 100

    private let health: HostHealth
    private let patience: Duration
    private var request: String?
    private var headers = 0

    init(_ health: HostHealth, _ patience: Duration) {
        self.health = health
        self.patience = patience
    }

    func opened(_ connection: LineConnection) { connection.setDeadline(patience) }

    func received(line: [UInt8], on connection: LineConnection) {
        guard let request else { return request = String(decoding: line, as: UTF8.self) }
        if line.isEmpty {
            answer(request, on: connection)
        } else {
            headers += 1
            if headers > Self.mostHeaders { answer(431, "too many headers\n", on: connection) }
        }
    }

    func lineTooLong(on connection: LineConnection) { answer(431, "a line is too long\n", on: connection) }

    private func answer(_ request: String, on connection: LineConnection) {
        let words = request.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
            return answer(400, "this is no request of HTTP/1.1\n", on: connection)
        }
        let sendsBody = words[0] == "GET"
        guard sendsBody || words[0] == "HEAD" else {
            return answer(405, "ask with GET or HEAD\n", more: "Allow: GET, HEAD\r\n", on: connection)
        }
        switch words[1].prefix(while: { $0 != "?" }) {
        case "/healthz":
            answer(200, "alive\n", sendsBody: sendsBody, on: connection)
        case "/readyz":
            let obstacles = health.obstacles
            let text = obstacles.isEmpty ? "ready\n" : obstacles.map { $0 + "\n" }.joined()
            answer(obstacles.isEmpty ? 200 : 503, text, sendsBody: sendsBody, on: connection)
        case "/metrics":
            answer(200, health.metrics, type: "text/plain; version=0.0.4", sendsBody: sendsBody, on: connection)
        default:
            answer(404, "there are /healthz, /readyz and /metrics\n", sendsBody: sendsBody, on: connection)
        }
    }

    private func answer(
        _ status: Int,
        _ body: String,
        type: String = "text/plain",
        more: String = "",
        sendsBody: Bool = true,
        on connection: LineConnection
    ) {
        connection.send(
            """
            HTTP/1.1 \(status) \(Self.reasons[status] ?? "")\r
            Content-Type: \(type); charset=utf-8\r
            Content-Length: \(body.utf8.count)\r
            Cache-Control: no-store\r
            \(more)Connection: close\r
            \r

            """
        )
        if sendsBody { connection.send(body) }
        connection.close()
    }

    private static let reasons = [
        200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
        431: "Request Header Fields Too Large", 503: "Service Unavailable",
    ]
}
