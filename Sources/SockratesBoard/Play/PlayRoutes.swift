import Foundation
import Hummingbird
import ServiceLifecycle

/// The pages of play: one to begin, one for each session, its events, and where lines are posted.
struct PlayRoutes {
    private let hall: PlayHall
    private let desk: BoardDesk

    /// The longest body of a post, in bytes: a line of the longest kind, each byte as three.
    private static let longestBody = 3 * 1_048_576 + 16

    init(_ hall: PlayHall, _ desk: BoardDesk) {
        self.hall = hall
        self.desk = desk
    }

    func add(to router: Router<WebContext>) {
        router.get("/play/:challenge") { request, context in
            guard let challenge = context.name("challenge").flatMap(hall.challenge) else { return nowhere() }
            let content = PageRow([
                "title": .shown(challenge.title),
                "start": .text(BoardPath.play(challenge.name)),
                "facts": "The same game as over nc, here in this page. It begins when you do.",
            ])
            return page(challenge.title, content)
        }
        router.post("/play/:challenge") { request, context in
            guard let challenge = context.name("challenge").flatMap(hall.challenge) else { return nowhere() }
            guard request.isFromHere else { return foreign() }
            guard let secret = await hall.begin(challenge, from: hall.asker(request, context)) else {
                return desk.edition().messagePage(
                    "No room",
                    "No more sessions are taken now; try again in a minute.",
                    status: .serviceUnavailable
                )
            }
            return Response(status: .seeOther, headers: [.location: "\(BoardPath.play(challenge.name))/\(secret)"])
        }
        router.get("/play/:challenge/:secret") { _, context in
            guard let (session, path) = session(context) else { return gone() }
            return sessionPage(session, path)
        }
        router.get("/play/:challenge/:secret/events") { request, context in
            guard let (session, _) = session(context) else { return gone() }
            return events(of: session, request)
        }
        router.post("/play/:challenge/:secret/input") { request, context in
            guard request.isFromHere else { return foreign() }
            guard let (session, path) = session(context) else { return gone() }
            let body = try await request.body.collect(upTo: Self.longestBody)
            let line = FormBody(Array(buffer: body))["line"] ?? []
            return answer(session.type(line.filter { $0 != 0x0A && $0 != 0x0D }), request, path)
        }
        router.post("/play/:challenge/:secret/end") { request, context in
            guard request.isFromHere else { return foreign() }
            guard let (session, path) = session(context) else { return gone() }
            return answer(session.endInput(), request, path)
        }
    }

    private func session(_ context: WebContext) -> (PlaySession, String)? {
        guard let name = context.name("challenge"), let secret = context.name("secret"),
            let session = hall.session(secret, of: name)
        else { return nil }
        return (session, "\(BoardPath.play(name))/\(secret)")
    }

    /// Back to the page for a form, a plain answer for the page's script.
    private func answer(_ isTaken: Bool, _ request: Request, _ path: String) -> Response {
        if request.headers[.accept]?.contains("application/json") == true {
            return Response(status: isTaken ? .noContent : .gone)
        }
        return Response(status: .seeOther, headers: [.location: path])
    }

    private func sessionPage(_ session: PlaySession, _ path: String) -> Response {
        let (events, isOver) = session.look(after: 0)
        var parts: [PlayPart] = []
        for part in events.flatMap(\.parts) { parts.append(part, clearing: part.clearing) }
        let title = desk.edition().title(of: session.challenge)
        let row = PageRow([
            "path": .text(path),
            "last": .number(events.last?.number ?? 0),
            "over": .flag(isOver),
            "state": isOver ? "The session is over." : "",
            "again": .text(BoardPath.play(session.challenge)),
            "parts": .rows(
                parts.map { PageRow(["text": .text($0.text), "class": $0.style.map { .text($0) }]) }
            ),
        ])
        return page(title, PageRow(["title": .shown(title), "session": .row(row)]))
    }

    private func events(of session: PlaySession, _ request: Request) -> Response {
        let asked = request.headers["Last-Event-ID"] ?? request.uri.queryParameters["after"].map(String.init)
        let begin = asked.flatMap { Int($0) } ?? 0
        return Response(
            status: .ok,
            headers: .events,
            body: ResponseBody { writer in
                let news = session.news()
                let beats = Heartbeat(every: .seconds(15))
                var number = begin
                try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
                for await _ in beats.mixed(with: news).cancelOnGracefulShutdown() {
                    let (events, isOver) = session.look(after: number)
                    var text = events.isEmpty ? ":\n\n" : ""
                    for event in events {
                        let parts = APIValue.text(event.parts) ?? "[]\n"
                        text += "event: output\nid: \(event.number)\ndata: \(parts)\n"
                        number = event.number
                    }
                    if isOver { text += "event: over\ndata: \"The session is over.\"\n\n" }
                    try await writer.write(ByteBuffer(string: text))
                    if isOver { break }
                }
                try await writer.finish(nil)
            }
        )
    }

    private func page(_ title: String, _ content: PageRow) -> Response {
        let edition = desk.edition()
        let text = Page.text("play", title: title, kind: "play", script: "play.js", rules: edition.rules, content) ?? ""
        return Response(
            status: .ok,
            headers: [.contentType: Page.type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }

    private func nowhere() -> Response {
        desk.edition().messagePage("Not found", "There is no such challenge to play here.", status: .notFound)
    }

    private func gone() -> Response {
        desk.edition().messagePage("Gone", "That session is no more. Begin another.", status: .gone)
    }

    private func foreign() -> Response {
        desk.edition().messagePage("Refused", "That came from another site's page.", status: .forbidden)
    }
}

extension [PlayPart] {
    /// Adds a part as a screen would show it.
    fileprivate mutating func append(_ part: PlayPart, clearing: PlayPart.Clearing?) {
        switch clearing {
        case .screen: removeAll()
        case .line:
            while let last = popLast() {
                guard let newline = last.text.lastIndex(of: "\n") else { continue }
                append(PlayPart(text: String(last.text[...newline]), style: last.style))
                break
            }
        case nil: break
        }
        if !part.text.isEmpty { append(part) }
    }
}

extension Request {
    /// Whether no other site's page sent it, as far as a browser says (Fetch Metadata; clients that are no browsers say nothing).
    fileprivate var isFromHere: Bool {
        let site = headers["Sec-Fetch-Site"]
        return site == nil || site == "same-origin" || site == "none"
    }
}
