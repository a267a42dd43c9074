public import AsyncHTTPClient
import Foundation
public import Logging
public import ServiceLifecycle
public import SockratesStore

/// Posts the solves of a record to a CTFd, each once, whatever fails in between.
///
/// A cursor on disk says how far it has come. A solve is looked up before it is posted, so that one whose answer was lost is not
/// posted again. While CTFd does not answer, it is tried again, after one second at first and a minute at most. A solve of a team
/// or a challenge that CTFd does not have waits, and holds up no others.
///
/// Teams and challenges go by their names; a challenge's in CTFd is its title or its short name.
public struct CTFdForwarder: Service {
    private let store: any Store
    private let titles: [String: String]
    private let client: CTFdClient
    private let cursorPath: String
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void

    private static let longestPause = Duration.seconds(60)

    /// Makes a forwarder.
    ///
    /// - Parameters:
    ///   - store: What is forwarded.
    ///   - titles: What players call each challenge, by its short name.
    ///   - url: Where CTFd is, such as `https://ctf.example.org`.
    ///   - token: An administrator's access token.
    ///   - cursor: The path of the file that says how far it has come.
    ///   - http: What carries the requests.
    ///   - logger: Gets a line for each solve, and for what goes wrong.
    ///   - pause: Waits; for tests.
    public init(
        _ store: any Store,
        titles: [String: String],
        to url: String,
        token: String,
        cursor: String,
        http: HTTPClient = .shared,
        logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.store = store
        self.titles = titles
        client = CTFdClient(url, token: token, http: http)
        cursorPath = cursor
        self.logger = logger
        self.pause = pause
    }

    /// Forwards until graceful shutdown begins.
    ///
    /// - Throws: Where the cursor can't be read.
    public func run() async throws {
        let cursor = try ForwardCursor(path: cursorPath)
        await cancelWhenGracefulShutdown { try? await self.forward(from: cursor) }
    }

    private func forward(from start: ForwardCursor) async throws {
        var cursor = start
        var wait = Duration.seconds(1)
        while true {
            try Task.checkCancellation()
            do {
                try await catchUp(&cursor)
                wait = .seconds(1)
                try await pause(cursor.waiting.isEmpty ? .seconds(1) : .seconds(10))
            } catch is CancellationError {
                return
            } catch {
                logger.warning("CTFd could not be told", metadata: ["cause": "\(error)", "again": "\(wait)"])
                try await pause(wait)
                wait = min(wait * 2, Self.longestPause)
            }
        }
    }

    /// Forwards all that is there.
    private func catchUp(_ cursor: inout ForwardCursor) async throws {
        let first = min(cursor.sequence, (cursor.waiting.min() ?? .max) - 1)
        let changes = try await store.scoreChanges(after: first).filter {
            ($0.sequence > cursor.sequence || cursor.waiting.contains($0.sequence)) && !$0.change.isPoints
        }
        guard !changes.isEmpty else { return }
        let names = try await CTFdNames(client)
        for change in changes {
            let isKnown = try await forward(change, names)
            if !isKnown, !cursor.waiting.contains(change.sequence) {
                logger.warning(
                    "CTFd has no such team or challenge; the solve waits",
                    metadata: ["team": "\(change.team)", "challenge": "\(change.challenge)"]
                )
            }
            cursor.sequence = max(cursor.sequence, change.sequence)
            if isKnown { cursor.waiting.remove(change.sequence) } else { cursor.waiting.insert(change.sequence) }
            try cursor.write(to: cursorPath)
        }
    }

    /// - Returns: Whether CTFd knows whose and what it is.
    private func forward(_ change: ScoreChange, _ names: CTFdNames) async throws -> Bool {
        let candidates = [titles[change.challenge], change.challenge].compactMap { $0 }
        guard let challenge = candidates.lazy.compactMap({ names.challenges[$0] }).first,
            let account = names.accounts[change.team]
        else { return false }
        let known = try await client.solves(of: challenge, by: account, isTeam: names.hasTeams)
        switch change.change {
        case .solved:
            if known.isEmpty {
                guard let user = try await user(of: change, account, names) else { return false }
                try await client.addSolve(
                    of: challenge,
                    user: user,
                    team: names.hasTeams ? account : nil,
                    provided: "Sockrates, session \(change.session)"
                )
            }
            logger.notice("CTFd was told", metadata: ["team": "\(change.team)", "challenge": "\(change.challenge)"])
        case .unsolved:
            for submission in known { try await client.removeSubmission(submission) }
        case .points: break
        }
        return true
    }

    /// The user who is said to have solved it: the player by name, else the team's captain or first member.
    private func user(of change: ScoreChange, _ account: Int, _ names: CTFdNames) async throws -> Int? {
        guard names.hasTeams else { return account }
        let members = try await client.members(of: account)
        if let player = names.users[change.player], members.contains(player) { return player }
        return members.first
    }
}

/// The numbers that CTFd has for names, as they were when it was asked.
struct CTFdNames {
    let hasTeams: Bool
    let challenges: [String: Int]
    let users: [String: Int]
    /// Who scores: teams, or users.
    let accounts: [String: Int]

    init(_ client: CTFdClient) async throws {
        hasTeams = try await client.hasTeams()
        challenges = Self.numbers(try await client.challenges())
        users = Self.numbers(try await client.users())
        accounts = hasTeams ? Self.numbers(try await client.teams()) : users
    }

    private static func numbers(_ items: [CTFdClient.Item]) -> [String: Int] {
        Dictionary(items.compactMap { item in item.name.map { ($0, item.id) } }) { first, _ in first }
    }
}
