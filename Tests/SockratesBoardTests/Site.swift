import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import SockratesBoard
import SockratesSockets

/// A web server under test, asked over a real socket.
struct Site {
    let address: SockratesSockets.SocketAddress
    let client: HTTPClient

    struct Answer {
        let status: UInt
        let fields: Fields
        let text: String
    }

    /// The fields of an answer's head by name, in any case.
    struct Fields {
        let values: (String) -> [String]
        subscript(name: String) -> [String] { values(name) }
    }

    /// Does something with a server that stops gracefully afterwards.
    static func with(_ pages: [WebPage], _ body: (Site) async throws -> Void) async throws {
        let server = try await WebServer.bind(pages, to: .ip(host: "127.0.0.1", port: 0), logger: .silent)
        try await with(server, body)
    }

    static func with(_ server: WebServer, _ body: (Site) async throws -> Void) async throws {
        let group = ServiceGroup(services: [server], logger: .silent)
        async let serving: Void = group.run()
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(Site(address: server.address, client: .shared)))
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await serving
        try result.get()
    }

    func url(_ path: String) -> String { "http://\(address)\(path)" }

    /// Asks for a path.
    func get(_ path: String, fields: [(String, String)] = []) async throws -> Answer {
        var request = HTTPClientRequest(url: url(path))
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        return try await answer(to: request)
    }

    /// Posts a form.
    func post(_ path: String, _ form: String, fields: [(String, String)] = []) async throws -> Answer {
        var request = HTTPClientRequest(url: url(path))
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        request.body = .bytes(Array(form.utf8))
        return try await answer(to: request)
    }

    private func answer(to request: HTTPClientRequest) async throws -> Answer {
        let response = try await client.execute(request, timeout: .seconds(60))
        let body = try await response.body.collect(upTo: 8 << 20)
        let headers = response.headers
        return Answer(
            status: response.status.code,
            fields: Fields { headers[$0] },
            text: String(decoding: body.readableBytesView, as: UTF8.self)
        )
    }
}

extension Logger {
    /// Tells nobody.
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
