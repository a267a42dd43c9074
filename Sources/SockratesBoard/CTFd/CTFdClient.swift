import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks a CTFd through its REST API, version 1, with an administrator's token.
struct CTFdClient: Sendable {
    /// Why a request was not answered as it should be.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A challenge, team or user of CTFd.
    struct Item: Decodable, Sendable {
        let id: Int
        let name: String?
    }

    private struct Answer<Content: Decodable>: Decodable {
        struct Meta: Decodable {
            struct Pagination: Decodable { let next: Int? }
            let pagination: Pagination?
        }
        let success: Bool
        let data: Content?
        let meta: Meta?
    }

    private struct Submission: Encodable {
        let challenge_id: Int
        let user_id: Int
        let team_id: Int?
        let provided: String
        let type = "correct"
    }

    private struct Team: Decodable {
        let captain_id: Int?
        let members: [Int]?
    }

    private struct Setting: Decodable { let value: String? }
    private struct Nothing: Decodable {}

    private let base: String
    private let token: String
    private let http: HTTPClient

    private static let timeout = TimeAmount.seconds(20)
    private static let longestAnswer = 32 << 20
    private static let mostPages = 1000

    init(_ base: String, token: String, http: HTTPClient) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.token = token
        self.http = http
    }

    /// Whether teams score, and not single users.
    func hasTeams() async throws -> Bool {
        try await ask(.GET, "/api/v1/configs/user_mode", of: Setting.self)?.value == "teams"
    }

    func challenges() async throws -> [Item] { try await all("/api/v1/challenges?view=admin") }
    func teams() async throws -> [Item] { try await all("/api/v1/teams?view=admin") }
    func users() async throws -> [Item] { try await all("/api/v1/users?view=admin") }

    /// The users of a team, its captain first.
    func members(of team: Int) async throws -> [Int] {
        let team = try await ask(.GET, "/api/v1/teams/\(team)", of: Team.self)
        return [team?.captain_id].compactMap { $0 } + (team?.members ?? [])
    }

    /// The submissions that say that an account solved a challenge.
    func solves(of challenge: Int, by account: Int, isTeam: Bool) async throws -> [Int] {
        let whose = isTeam ? "team_id" : "user_id"
        let path = "/api/v1/submissions?type=correct&challenge_id=\(challenge)&\(whose)=\(account)"
        return try await all(path).map(\.id)
    }

    func addSolve(of challenge: Int, user: Int, team: Int?, provided: String) async throws {
        let submission = Submission(challenge_id: challenge, user_id: user, team_id: team, provided: provided)
        _ = try await ask(.POST, "/api/v1/submissions", JSONEncoder().encode(submission), of: Nothing.self)
    }

    func removeSubmission(_ id: Int) async throws {
        _ = try await ask(.DELETE, "/api/v1/submissions/\(id)", of: Nothing.self)
    }

    /// Every item of a list, page by page.
    private func all(_ path: String) async throws -> [Item] {
        var items: [Item] = []
        var page = 1
        for _ in 0..<Self.mostPages {
            let answer = try await answer(.GET, "\(path)&page=\(page)", nil, of: [Item].self)
            items += answer.data ?? []
            guard let next = answer.meta?.pagination?.next, next > page else { return items }
            page = next
        }
        return items
    }

    private func ask<Content: Decodable>(
        _ method: HTTPMethod,
        _ path: String,
        _ body: Data? = nil,
        of type: Content.Type
    ) async throws -> Content? {
        try await answer(method, path, body, of: type).data
    }

    private func answer<Content: Decodable>(
        _ method: HTTPMethod,
        _ path: String,
        _ body: Data?,
        of type: Content.Type
    ) async throws -> Answer<Content> {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Token \(token)")
        request.headers.add(name: "Content-Type", value: "application/json")
        if let body { request.body = .bytes(Array(body)) }
        let response = try await http.execute(request, timeout: Self.timeout)
        let bytes = try await response.body.collect(upTo: Self.longestAnswer)
        guard (200..<300).contains(response.status.code) else {
            let advice = [401, 403].contains(response.status.code) ? "; the token has to be an administrator's" : ""
            throw Failure(description: "\(method.rawValue) \(path) was answered with \(response.status.code)\(advice)")
        }
        do {
            let answer = try JSONDecoder().decode(Answer<Content>.self, from: Data(bytes.readableBytesView))
            if answer.success { return answer }
        } catch is DecodingError {}
        throw Failure(description: "\(method.rawValue) \(path) was not answered as CTFd does")
    }
}
