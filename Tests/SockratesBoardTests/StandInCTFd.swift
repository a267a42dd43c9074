import Foundation
import Hummingbird
import NIOCore
import SockratesSockets
import Synchronization

@testable import SockratesBoard

/// Answers the requests of CTFd's REST API that forwarding asks, as its documentation has them, and fails as it is told.
final class StandInCTFd: Sendable {
    struct Submission: Codable, Equatable {
        var id: Int?
        let challenge_id: Int
        let user_id: Int
        let team_id: Int?
        let provided: String
        let type: String
    }

    /// What goes wrong with the next posts.
    enum Trouble {
        /// Nothing is done, and the server's fault is answered.
        case error
        /// It is done, and the answer is lost.
        case lostAnswer
    }

    private struct State {
        var submissions: [Submission] = []
        var teams: [String] = ["Owls", "Foxes"]
        var troubles: [Trouble] = []
        var unauthorized = 0
    }

    private struct Reply<Data: Encodable>: Encodable {
        struct Meta: Encodable {
            struct Pagination: Encodable { let next: Int? }
            let pagination: Pagination
        }
        let success = true
        let data: Data
        var meta: Meta?
    }

    private struct Item: Encodable {
        let id: Int
        let name: String
    }

    private struct Team: Encodable {
        let id: Int
        let captain_id: Int
        let members: [Int]
    }

    static let token = "ctfd_0123456789"

    private let state = Mutex(State())

    var submissions: [Submission] { state.withLock { $0.submissions } }
    var unauthorizedCount: Int { state.withLock { $0.unauthorized } }

    func fail(_ troubles: [Trouble]) { state.withLock { $0.troubles = troubles } }
    func add(team: String) { state.withLock { $0.teams.append(team) } }

    func bind() async throws -> WebServer {
        let router = Router(context: WebContext.self)
        router.get("/api/v1/configs/user_mode") { request, _ in
            try self.reply(request) { Reply(data: ["value": "teams"]) }
        }
        router.get("/api/v1/challenges") { request, _ in
            try self.reply(request) { Reply(data: [Item(id: 1, name: "Geography"), Item(id: 2, name: "sums")]) }
        }
        router.get("/api/v1/users") { request, _ in
            try self.reply(request) { Reply(data: [Item(id: 11, name: "ada"), Item(id: 12, name: "alan")]) }
        }
        router.get("/api/v1/teams") { request, _ in
            // One a page, as a long list would come.
            let page = request.uri.queryParameters["page"].flatMap { Int($0) } ?? 1
            let teams = self.state.withLock { $0.teams }
            return try self.reply(request) {
                Reply(
                    data: [Item(id: page, name: teams[page - 1])],
                    meta: .init(pagination: .init(next: page < teams.count ? page + 1 : nil))
                )
            }
        }
        router.get("/api/v1/teams/:id") { request, context in
            let id = context.parameters.get("id", as: Int.self) ?? 0
            return try self.reply(request) { Reply(data: Team(id: id, captain_id: 12, members: [11, 12])) }
        }
        router.get("/api/v1/submissions") { request, _ in
            let asked = request.uri.queryParameters
            let found = self.submissions.filter {
                "\($0.challenge_id)" == asked["challenge_id"] ?? "" && "\($0.team_id ?? 0)" == asked["team_id"] ?? ""
                    && $0.type == asked["type"] ?? ""
            }
            return try self.reply(request) { Reply(data: found) }
        }
        router.delete("/api/v1/submissions/:id") { request, context in
            let id = context.parameters.get("id", as: Int.self)
            self.state.withLock { $0.submissions.removeAll { $0.id == id } }
            return try self.reply(request) { Reply(data: [Int]()) }
        }
        router.post("/api/v1/submissions") { request, _ in
            let body = try await request.body.collect(upTo: 65_536)
            let submission = try JSONDecoder().decode(Submission.self, from: Data(Array(buffer: body)))
            let trouble = self.state.withLock { state in
                let trouble = state.troubles.isEmpty ? nil : state.troubles.removeFirst()
                if trouble != .error {
                    var kept = submission
                    kept.id = state.submissions.count + 1
                    state.submissions.append(kept)
                }
                return trouble
            }
            if trouble != nil { throw HTTPError(.internalServerError) }
            return try self.reply(request) { Reply(data: submission) }
        }
        return try await WebServer.bind(router, to: .ip(host: "127.0.0.1", port: 0), logger: .silent)
    }

    private func reply(_ request: Request, _ value: () -> some Encodable) throws -> Response {
        guard request.headers[.authorization] == "Token \(Self.token)" else {
            state.withLock { $0.unauthorized += 1 }
            throw HTTPError(.forbidden)
        }
        let data = try JSONEncoder().encode(value())
        return Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: data))
        )
    }
}
