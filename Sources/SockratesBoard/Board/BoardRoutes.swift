import Hummingbird

/// The pages that everybody may see, and the files that they load.
struct BoardRoutes {
    private static let assets = [
        ("board.css", "text/css; charset=utf-8"),
        ("board.js", "text/javascript; charset=utf-8"),
        ("play.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ]

    private let desk: BoardDesk

    init(_ desk: BoardDesk) { self.desk = desk }

    func add(to router: Router<WebContext>) {
        page("/", router) { edition, _ in edition.standingsPage() }
        page("/challenges/:challenge", router) { edition, context in
            context.name("challenge").flatMap(edition.challengePage)
        }
        page("/teams/:team", router) { edition, context in context.name("team").flatMap(edition.teamPage) }
        page("/teams/:team/players/:player", router) { edition, context in
            guard let team = context.name("team"), let player = context.name("player") else { return nil }
            return edition.playerPage(player, of: team)
        }
        page("/chart.svg", type: "image/svg+xml", router) { edition, _ in
            "<?xml version=\"1.0\"?><?xml-stylesheet href=\"/assets/board.css\"?>" + ScoreChart(edition).svg
        }
        page("/standings.csv", type: "text/csv; charset=utf-8; header=present", router) { edition, _ in
            StandingsCSV(edition).text
        }
        for (name, type) in Self.assets {
            let answer = CachedAnswer(String(decoding: BoardAssets.bytes(name), as: UTF8.self), type: type)
            router.get(RouterPath("/assets/\(name)")) { request, _ in answer.response(to: request) }
        }
    }

    private func page(
        _ path: RouterPath,
        type: String = Page.type,
        _ router: Router<WebContext>,
        _ text: @escaping @Sendable (Edition, WebContext) -> String?
    ) {
        router.get(path) { [desk] request, context in
            let edition = desk.edition()
            guard let answer = edition.answer(request.uri.path, type, { text(edition, context) }) else {
                return edition.nothingPage()
            }
            return answer.response(to: request)
        }
    }
}

/// Shows a page where no route leads anywhere.
struct NowhereMiddleware: RouterMiddleware {
    let desk: BoardDesk

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return desk.edition().nothingPage()
        }
    }
}

extension WebContext {
    /// A name in the path, as it was before it was made fit for one.
    func name(_ parameter: String) -> String? {
        parameters.get(parameter).map { BoardPath.name(String($0)) }
    }
}

extension Edition {
    /// The page for a path that leads nowhere.
    func nothingPage() -> Response {
        messagePage("Not found", "There is no such page on this board.", status: .notFound)
    }

    /// A page that says one thing.
    func messagePage(_ title: String, _ words: String, status: HTTPResponse.Status) -> Response {
        let text = Page.text("message", title: title, rules: rules, PageRow(["words": .text(words)])) ?? words
        return Response(
            status: status,
            headers: [.contentType: Page.type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
