import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import SockratesBoard
import SockratesSockets
import SockratesStore

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

    /// Does something with a board that stops gracefully afterwards.
    static func with(
        _ challenges: [BoardChallenge] = [],
        _ store: (any Store)?,
        options: BoardOptions = BoardOptions(),
        _ body: (Site) async throws -> Void
    ) async throws {
        let board = Board(of: challenges, store: store, options: options)
        try await with(try await board.bind(to: .ip(host: "127.0.0.1", port: 0), logger: .silent), body)
    }

    static func with(_ server: WebServer, _ body: (Site) async throws -> Void) async throws {
        let group = ServiceGroup(services: [server], logger: .silent)
        async let serving: Void = group.run()
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(Site(address: server.address, client: client)))
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await serving
        try await client.shutdown()
        try result.get()
    }

    func url(_ path: String) -> String { "http://\(address)\(path)" }

    /// Asks for a path.
    func get(_ path: String, fields: [(String, String)] = []) async throws -> Answer {
        var request = HTTPClientRequest(url: url(path))
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        return try await answer(to: request)
    }

    /// Begins a session of a challenge's page; the answer says where it is.
    func begin(_ path: String, fields: [(String, String)] = []) async throws -> Answer {
        try await post(path, "", fields: fields)
    }

    /// Posts a form; where the answer leads elsewhere, nobody goes there.
    func post(_ path: String, _ form: String, fields: [(String, String)] = []) async throws -> Answer {
        var request = HTTPClientRequest(url: url(path))
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        request.body = .bytes(Array(form.utf8))
        return try await answer(to: request)
    }

    /// The lines of a stream of events, as they come.
    func events(_ path: String, fields: [(String, String)] = []) async throws -> EventLines {
        var request = HTTPClientRequest(url: url(path))
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        return EventLines(try await client.execute(request, timeout: .seconds(60)).body)
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

/// Reads the server-sent events of a stream one by one.
struct EventLines {
    struct Event {
        var name = ""
        var id = ""
        var data = ""
    }

    private var chunks: HTTPClientResponse.Body.AsyncIterator
    private var text = ""

    init(_ body: HTTPClientResponse.Body) { chunks = body.makeAsyncIterator() }

    /// The next event that has data; nil where the stream ends.
    mutating func next() async throws -> Event? {
        while true {
            while let end = text.firstRange(of: "\n\n") {
                let block = text[..<end.lowerBound]
                text = String(text[end.upperBound...])
                var event = Event()
                for line in block.split(separator: "\n") {
                    if line.hasPrefix("event: ") { event.name = String(line.dropFirst(7)) }
                    if line.hasPrefix("id: ") { event.id = String(line.dropFirst(4)) }
                    if line.hasPrefix("data: ") { event.data += line.dropFirst(6) }
                }
                if !event.data.isEmpty { return event }
            }
            guard let chunk = try await chunks.next() else { return nil }
            text += String(decoding: chunk.readableBytesView, as: UTF8.self)
        }
    }
}
