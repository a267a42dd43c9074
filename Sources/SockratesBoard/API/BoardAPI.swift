import Foundation
import Hummingbird
import SockratesSockets
import SockratesStore

/// The board for programs, under `/api/v1`: JSON, and the live feed.
struct BoardAPI {
    private let desk: BoardDesk

    init(_ desk: BoardDesk) { self.desk = desk }

    func add(to router: Router<WebContext>) {
        get("/api/v1/contest", router) { edition, _ in APIContest(edition) }
        get("/api/v1/standings", router) { edition, _ in APIStandings(edition) }
        get("/api/v1/series", router) { edition, _ in
            Scoreboard.series(of: Array(edition.changes), rules: edition.rules)
        }
        get("/api/v1/solves", router) { edition, _ in APISolve.all(of: edition) }
        get("/api/v1/challenges", router) { edition, _ in edition.challengeNames.map { APIChallenge($0, edition) } }
        get("/api/v1/teams/:team", router) { edition, context in
            edition.standings.first { $0.team == context.name("team") }
        }
        get("/api/v1/ctftime", router) { edition, _ in
            CTFtimeScoreboard(edition.standings, names: edition.challengeNames)
        }
        router.get("/api/v1/live") { [desk] request, _ in LiveFeed(desk).response(to: request) }
    }

    private func get(
        _ path: RouterPath,
        _ router: Router<WebContext>,
        _ value: @escaping @Sendable (Edition, WebContext) -> (any Encodable)?
    ) {
        router.get(path) { [desk] request, context in
            let edition = desk.edition()
            let answer = edition.answer(request.uri.path, APIValue.type) {
                value(edition, context).flatMap(APIValue.text)
            }
            guard var response = answer?.response(to: request) else {
                return Response(
                    status: .notFound,
                    headers: [.contentType: APIValue.type],
                    body: .init(byteBuffer: ByteBuffer(string: "{\"error\":\"nothing of this name\"}\n"))
                )
            }
            // What everybody may read, other sites may show.
            response.headers[.accessControlAllowOrigin] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            return response
        }
    }
}

/// Values as the API writes them: JSON with sorted keys, and times as ISO 8601 in UTC.
enum APIValue {
    static let type = "application/json"

    static func text(_ value: any Encodable) -> String? {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) + "\n" }
    }
}

/// The contest, as `/api/v1/contest` tells it.
struct APIContest: Encodable {
    let title: String
    let start: Date?
    let end: Date?
    let frozenAt: Date?
    let sequence: Int64

    init(_ edition: Edition) {
        title = edition.rules.title
        start = edition.rules.start
        end = edition.rules.end
        frozenAt = edition.frozenAt
        sequence = edition.sequence
    }
}

/// The standings, as `/api/v1/standings` tells them.
struct APIStandings: Encodable {
    let sequence: Int64
    let frozenAt: Date?
    let standings: [Standing]

    init(_ edition: Edition) {
        sequence = edition.sequence
        frozenAt = edition.frozenAt
        standings = edition.standings
    }
}

/// A solve, as `/api/v1/solves` tells it.
struct APISolve: Encodable {
    let sequence: Int64
    let time: Date
    let challenge: String
    let team: String
    let player: String
    let order: Int?
    let isFirstBlood: Bool

    /// The solves that count, in the order of the record.
    static func all(of edition: Edition) -> [APISolve] {
        var places: [String: [String: Int]] = [:]
        for name in edition.challengeNames {
            let solvers = edition.scoreboard.solvers(of: name)
            places[name] = Dictionary(solvers.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
        }
        return edition.changes.filter(edition.scoreboard.stands).map { change in
            APISolve(change, order: places[change.challenge]?[change.team])
        }
    }

    private init(_ change: ScoreChange, order: Int?) {
        sequence = change.sequence
        time = change.time
        challenge = change.challenge
        team = change.team
        player = change.player
        self.order = order
        isFirstBlood = order == 1
    }
}

/// A challenge, as `/api/v1/challenges` tells it.
struct APIChallenge: Encodable {
    let name: String
    let title: String
    let address: String?
    let value: Int?
    let solves: Int
    let solvers: [String]
    let isPlayedInTheBrowser: Bool

    init(_ name: String, _ edition: Edition) {
        let hosted = edition.challenges.first { $0.name == name }
        self.name = name
        title = edition.title(of: name)
        address = hosted?.address?.description
        value = edition.rules.scoring(of: name) == .session ? nil : edition.scoreboard.value(of: name)
        solvers = edition.scoreboard.solvers(of: name)
        solves = solvers.count
        isPlayedInTheBrowser = hosted?.server != nil
    }
}
