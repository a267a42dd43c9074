import SockratesJudge
import SockratesQuiz
import SockratesServer
import SockratesSockets
import Testing

/// What orchestrators and Prometheus are told, asked for over real sockets.
@Suite(.timeLimit(.minutes(5))) struct HealthPortTests {
    private let loops = EventLoops(threads: 1)
    private let health = HostHealth()

    private func server() async throws -> ChallengeServer {
        let question = Question(ask: "1 + 1?", judge: .answer([AnswerLine(verbatim: "2")]))
        let server = try await ChallengeServer.bind(
            Quiz(title: "Sums", stages: [Stage(entries: [QuestionEntry([question])])], flag: "flag{sum}"),
            name: "su\"ms",
            to: .ip(host: "127.0.0.1", port: 0),
            options: ServerOptions(drain: .milliseconds(20)),
            on: loops,
            logger: LogRecorder().logger
        )
        health.serves([server])
        return server
    }

    /// The head and the body of an answer.
    private func ask(_ request: String) async throws -> (head: String, body: String) {
        let port = try await HealthPort.bind(
            to: .ip(host: "127.0.0.1", port: 0),
            health: health,
            patience: .seconds(200),
            on: loops
        )
        let connection = try await Connection.connect(to: port.address)
        try await connection.send(request)
        let text = String(decoding: try await connection.receiveAll(timeout: .seconds(200)), as: UTF8.self)
        await port.close()
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
    }

    private func get(_ path: String) async throws -> (head: String, body: String) {
        try await ask("GET \(path) HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n")
    }

    private func play(_ server: ChallengeServer, _ typed: String) async throws {
        let player = try await Connection.connect(to: server.address)
        try await player.send(typed)
        _ = try await player.receiveAll(timeout: .seconds(200))
        await player.close()
        while server.connectionCount > 0 { await Task.yield() }
    }

    @Test func itIsAliveBeforeItIsReady() async throws {
        #expect(try await get("/healthz").head.hasPrefix("HTTP/1.1 200 OK\r\n"))
        let early = try await get("/readyz")
        #expect(early.head.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
        #expect(early.body == "nothing is served yet\n")
        let server = try await server()
        #expect(try await get("/readyz").body == "ready\n")
        health.stops()
        #expect(try await get("/readyz").body == "the server stops\n")
        #expect(try await get("/healthz").body == "alive\n")
        await server.drain()
    }

    @Test func aFailedSelfCheckKeepsPlayersAwayUntilOneIsWell() async throws {
        let server = try await server()
        health.checked("sums", problem: "no flag came", in: .seconds(1))
        let ill = try await get("/readyz")
        #expect(ill.head.contains(" 503 "))
        #expect(ill.body == "the last self-check of sums failed\n")
        #expect(try await get("/metrics").body.contains("\nsockrates_self_check_healthy{challenge=\"sums\"} 0\n"))
        health.checked("sums", problem: nil, in: .milliseconds(250))
        #expect(try await get("/readyz").body == "ready\n")
        let metrics = try await get("/metrics").body
        #expect(metrics.contains("\nsockrates_self_checks_total{challenge=\"sums\",result=\"failed\"} 1\n"))
        #expect(metrics.contains("\nsockrates_self_check_seconds{challenge=\"sums\"} 0.25\n"))
        await server.drain()
    }

    @Test func whatIsPlayedIsCounted() async throws {
        let server = try await server()
        try await play(server, "2\n")
        try await play(server, "{end=\"3\"}\n")
        server.metrics.refused(by: "rate")
        let (head, body) = try await get("/metrics")
        #expect(head.contains("\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
        let name = #"challenge="su\"ms""#
        for line in [
            "sockrates_ready 1",
            "sockrates_connections_accepted_total{\(name)} 2",
            "sockrates_connections_active{\(name)} 0",
            "sockrates_connections_refused_total{\(name),gate=\"rate\"} 1",
            "sockrates_sessions_active{\(name)} 0",
            "sockrates_sessions_ended_total{\(name),end=\"solved\"} 1",
            "sockrates_sessions_ended_total{\(name),end=\"unsolved\"} 1",
            "sockrates_solves_total{\(name)} 1",
            "sockrates_received_bytes_total{\(name)} 12",
            "sockrates_reply_seconds_count{\(name)} 1",
            "sockrates_reply_seconds_bucket{\(name),le=\"+Inf\"} 1",
        ] { #expect(body.contains("\n\(line)\n"), "\(line)") }
        #expect(!body.contains("{end="))
        await server.drain()
    }

    @Test func theServersOwnSessionsAreNoPlayers() async throws {
        let server = try await server()
        // A port that was just free; who has got it meanwhile would make this fail, and not pass.
        let listener = try await ConnectionListener.listen(at: .ip(host: "127.0.0.1", port: 0))
        let source = listener.localAddress
        await listener.close()
        server.selfChecks.expect(source)
        let player = try await Connection.connect(to: server.address, options: ConnectionOptions(source: source))
        try await player.send("2\n")
        #expect(String(decoding: try await player.receiveAll(timeout: .seconds(200)), as: UTF8.self).contains("flag{"))
        await player.close()
        server.selfChecks.forget(source)
        while server.connectionCount > 0 { await Task.yield() }
        let counts = server.metrics.counts
        #expect(counts.selfChecks == 1)
        #expect(counts.solves == 0 && counts.ends.isEmpty && counts.active == 0)
        #expect(!server.selfChecks.holds(source))
        await server.drain()
    }

    @Test(arguments: [
        ("POST /metrics HTTP/1.1\r\n\r\n", "HTTP/1.1 405 Method Not Allowed"),
        ("GET /flag HTTP/1.1\r\n\r\n", "HTTP/1.1 404 Not Found"),
        ("hello\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        ("GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 101), "HTTP/1.1 431 "),
        ("GET /" + String(repeating: "a", count: 5000) + " HTTP/1.1\r\n\r\n", "HTTP/1.1 431 "),
    ])
    func whatIsNoQuestionIsRefused(request: String, status: String) async throws {
        #expect(try await ask(request).head.hasPrefix(status))
    }

    @Test func whoAsksNothingIsSentAway() async throws {
        let port = try await HealthPort.bind(
            to: .ip(host: "127.0.0.1", port: 0),
            health: health,
            patience: .milliseconds(1),
            on: loops
        )
        let connection = try await Connection.connect(to: port.address)
        #expect(try await connection.receiveAll(timeout: .seconds(200)) == [])
        await port.close()
    }

    @Test func headIsAnsweredWithoutABody() async throws {
        let (head, body) = try await ask("HEAD /healthz HTTP/1.0\r\n\r\n")
        #expect(head.contains("\r\nContent-Length: 6\r\n"))
        #expect(body == "")
    }

    @Test func theHistogramCountsEachTimeInItsBucket() {
        var histogram = LatencyHistogram()
        histogram.add(.microseconds(50))
        histogram.add(.microseconds(51))
        histogram.add(.seconds(60))
        #expect(histogram.buckets.first == 1 && histogram.buckets[1] == 1 && histogram.buckets.last == 1)
        #expect(histogram.count == 3)
        #expect(histogram.sum > 60 && histogram.sum < 60.001)
    }

    @Test func kindsOfEndsAreBounded() {
        let metrics = ChallengeMetrics()
        for number in 0..<100 { metrics.refused(by: "gate \(number)") }
        #expect(metrics.counts.refusals.count == 33)
        #expect(metrics.counts.refusals["other"] == 68)
    }
}
