import Crypto
import Foundation
import Hummingbird
import SockratesQuiz
import SockratesStore

/// What only organisers see: the standings behind the freeze, and how the questions went.
///
/// They say the board's key as the password of HTTP's Basic authentication (RFC 7617), with any user's name; a browser asks for it.
struct OrganisersRoutes {
    private let desk: BoardDesk
    private let statistics: StatisticsDesk
    private let key: SHA256Digest

    init(_ desk: BoardDesk, _ store: (any Store)?, key: String) {
        self.desk = desk
        statistics = StatisticsDesk(store)
        self.key = SHA256.hash(data: Array(key.utf8))
    }

    func add(to router: Router<WebContext>) {
        get("/organisers", router) { _ in
            let edition = desk.edition(forOrganisers: true)
            return edition.answer("/organisers", Page.type) { edition.standingsPage() }
        }
        get("/organisers/questions", router) { _ in
            let questions = try await statistics.questions()
            let edition = desk.edition(forOrganisers: true)
            return edition.questionsPage(questions).map { CachedAnswer($0, type: Page.type) }
        }
        get("/organisers/api/v1/standings", router) { _ in
            let edition = desk.edition(forOrganisers: true)
            return edition.answer("/organisers/api/v1/standings", APIValue.type) {
                APIValue.text(APIStandings(edition))
            }
        }
        get("/organisers/api/v1/questions", router) { _ in
            let questions = try await statistics.questions()
            return APIValue.text(questions.map(APIQuestion.init)).map { CachedAnswer($0, type: APIValue.type) }
        }
    }

    private func get(
        _ path: RouterPath,
        _ router: Router<WebContext>,
        _ answer: @escaping @Sendable (WebContext) async throws -> CachedAnswer?
    ) {
        router.get(path) { [desk, key] request, context in
            guard Self.isSaid(key, in: request) else {
                var response = desk.edition().messagePage(
                    "For organisers",
                    "Say the board's key as the password; any user name will do.",
                    status: .unauthorized
                )
                response.headers[.wwwAuthenticate] = "Basic realm=\"organisers\", charset=\"UTF-8\""
                return response
            }
            do {
                guard var response = try await answer(context)?.response(to: request) else {
                    throw HTTPError(.notFound)
                }
                response.headers[.cacheControl] = "private, no-cache"
                return response
            } catch let failure as StoreFailure {
                let words = "The record can't be read: \(failure)"
                return desk.edition().messagePage("Try again", words, status: .serviceUnavailable)
            }
        }
    }

    /// Whether the password is the key; digests are compared, in a time that tells nothing of either.
    private static func isSaid(_ key: SHA256Digest, in request: Request) -> Bool {
        guard let field = request.headers[.authorization], field.lowercased().hasPrefix("basic "),
            let bytes = Data(base64Encoded: field.dropFirst(6).trimmingCharacters(in: .whitespaces)),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return false }
        return SHA256.hash(data: Data(bytes[(colon + 1)...])) == key
    }
}

/// A question's statistics, as the API tells them.
struct APIQuestion: Encodable {
    private enum Key: CodingKey { case wrongResponses }

    private let statistics: QuestionStatistics

    init(_ statistics: QuestionStatistics) { self.statistics = statistics }

    func encode(to encoder: any Encoder) throws {
        try QuestionFacts(statistics).encode(to: encoder)
        var own = encoder.container(keyedBy: Key.self)
        try own.encode(statistics.wrongResponses, forKey: .wrongResponses)
    }
}
