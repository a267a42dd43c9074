import Foundation
import SockratesJudge
import SockratesQuiz
import SockratesStore
import SockratesStoreTesting
import Synchronization
import Testing

@testable import SockratesStorePostgreSQL

@Suite(.enabled(if: PrivatePostgreSQL.shared != nil, "PostgreSQL can't be had here"), .timeLimit(.minutes(5)))
struct PostgreSQLStoreTests {
    private let server: PrivatePostgreSQL

    init() throws { server = try #require(PrivatePostgreSQL.shared) }

    private func opening(_ id: SessionID, _ number: Int = 0) -> Submission {
        submission(id, number, [.opened(SessionOpening(challenge: "c", edition: "", seed: 1, peer: "p"))])
    }

    private func submission(
        _ id: SessionID,
        _ number: Int,
        team: String? = nil,
        points: Int = 0,
        _ happenings: [Happening]
    ) -> Submission {
        Submission(
            session: id,
            number: number,
            challenge: "c",
            identity: team.map { Identity(player: $0, team: $0, proof: .token) },
            points: points,
            items: happenings.map { .init($0, at: .zero) }
        )
    }

    @Test(arguments: StoreLaw.all) func postgreSQL(obeys law: StoreLaw) async throws {
        let uri = try server.database()
        try await law.check { rules, clock in try PostgreSQLStore(uri, rules: rules, clock: clock) }
    }

    @Test func severalMachinesAreOneContest() async throws {
        let uri = try server.database()
        let rules = ContestRules(attempts: 3)
        let stores = try (0..<3).map { _ in try PostgreSQLStore(uri, rules: rules) }
        let outcomes = await withTaskGroup { group in
            for number in 0..<200 {
                let judgement = Judgement(
                    place: QuestionPlace(stage: 0, entry: 0, question: 0),
                    attempt: 1,
                    response: [0x34],
                    outcome: .accept,
                    tier: .exact,
                    reason: .equal
                )
                let solving = submission(
                    .random(),
                    0,
                    team: "team \(number % 20)",
                    points: 1,
                    [.judged(judgement), .solved(points: 1, flag: nil)]
                )
                group.addTask { await stores[number % 3].append(solving) }
            }
            return await group.reduce(into: [SubmissionOutcome]()) { $0.append($1) }
        }
        let receipts = outcomes.compactMap { if case .recorded(let receipt) = $0 { receipt } else { nil } }
        #expect(receipts.count == 60)
        #expect(receipts.compactMap(\.solve).sorted() == Array(1...20))
        #expect(outcomes.count { $0 == .refused(.noAttempts(limit: 3)) } == 140)
        #expect(Set(receipts.map(\.sequence)).count == 60)
        var standings: [[Standing]] = []
        for store in stores { standings.append(try await store.scoreboard().standings()) }
        #expect(standings[0].count == 20 && standings[0] == standings[1] && standings[1] == standings[2])
        for store in stores { await store.close() }
    }

    @Test func machinesThatBeginTogetherMakeTheTablesOnce() async throws {
        let uri = try server.database()
        try await withThrowingTaskGroup { group in
            for _ in 0..<5 { group.addTask { try await PostgreSQLStore(uri, rules: ContestRules(title: "t")).close() } }
            try await group.waitForAll()
        }
        let store = try PostgreSQLStore(uri, begins: false)
        #expect(try await store.rules().title == "t")
        await store.close()
    }

    @Test func oneMachineHearsWhatAnotherRecords() async throws {
        let uri = try server.database()
        let (one, other) = (try PostgreSQLStore(uri), try PostgreSQLStore(uri))
        var feed = other.changes(after: 0).makeAsyncIterator()
        for number in 1...3 {
            _ = await one.append(submission(.random(), 0, team: "team \(number)", [.solved(points: 0, flag: nil)]))
            #expect(try await feed.next()?.team == "team \(number)")
        }
        try server.endConnections(to: uri)
        _ = await one.append(submission(.random(), 0, team: "late", [.solved(points: 0, flag: nil)]))
        #expect(try await feed.next()?.team == "late")
        await one.close()
        await other.close()
    }

    @Test func whereConnectionsAreEndedUnderLoadNothingIsLostOrDoubled() async throws {
        let uri = try server.database()
        let stores = try (0..<2).map { _ in try PostgreSQLStore(uri) }
        let kept = try await withThrowingTaskGroup { group in
            for number in 0..<40 {
                group.addTask {
                    let id = SessionID.random()
                    var kept = 0
                    var submission = opening(id)
                    while kept < 25 {
                        if case .recorded = await stores[number % 2].append(submission) {
                            kept += 1
                            submission = opening(id, kept)
                        } else {
                            submission.isRepeated = true
                        }
                    }
                    return id
                }
            }
            let killer = Task {
                // So often and no more, that a slow machine comes to an end too.
                for _ in 0..<40 where !Task.isCancelled {
                    try server.endConnections(to: uri)
                    try? await Task.sleep(for: .milliseconds(20))
                }
            }
            let ids = try await group.reduce(into: [SessionID]()) { $0.append($1) }
            killer.cancel()
            _ = await killer.result
            return ids
        }
        for id in kept {
            let count = try await stores[0].entries(of: id).count
            #expect(count == 25)
        }
        for store in stores { await store.close() }
    }

    @Test func whileNoServerAnswersNothingIsRecordedAndAfterwardsItIs() async throws {
        let uri = try server.database()
        let (news, told) = AsyncStream<StoreFailure?>.makeStream()
        let clock = HandClock()
        let store = try PostgreSQLStore(uri, ticks: { clock.now }, troubled: { told.yield($0) })
        let id = SessionID.random()
        try server.setOpen(false, uri)
        try server.endConnections(to: uri)
        guard case .failed(let failure) = await store.append(opening(id)) else {
            Issue.record("it was recorded")
            return
        }
        #expect(failure.description.contains("not currently accepting connections"))
        var heard = news.makeAsyncIterator()
        #expect(await heard.next() == .some(failure))
        try server.setOpen(true, uri)
        var again = opening(id)
        again.isRepeated = true
        // Whoever types on meanwhile is told the same, and nobody knocks at the server.
        #expect(await store.append(again) == .failed(failure))
        clock.advance(by: ReconnectPause.shortest)
        guard case .recorded = await store.append(again) else {
            Issue.record("it was not recorded")
            return
        }
        #expect(await heard.next() == .some(nil))
        #expect(try await store.entries(of: id).count == 1)
        await store.close()
    }

    @Test func pausesGrowUntilTheServerAnswers() async throws {
        let uri = try server.database()
        let clock = HandClock()
        let store = try PostgreSQLStore(uri, ticks: { clock.now })
        let id = SessionID.random()
        try server.setOpen(false, uri)
        try server.endConnections(to: uri)
        // It is open again before the last pause is over; who was refused then would have been let in.
        for pause in [100, 200, 400, 800, 1600, 3200, 5000, 5000] {
            guard case .failed = await store.append(opening(id)) else {
                Issue.record("it was recorded before a pause of \(pause) ms")
                return
            }
            clock.advance(by: .milliseconds(pause - 1))
            try server.setOpen(true, uri)
            guard case .failed = await store.append(opening(id)) else {
                Issue.record("the pause was shorter than \(pause) ms")
                return
            }
            try server.setOpen(false, uri)
            clock.advance(by: .milliseconds(1))
        }
        try server.setOpen(true, uri)
        #expect(await store.append(opening(id)).isRecorded)
        // The next trouble is a new one.
        try server.setOpen(false, uri)
        try server.endConnections(to: uri)
        #expect(await !store.append(opening(id, 1)).isRecorded)
        try server.setOpen(true, uri)
        clock.advance(by: ReconnectPause.shortest)
        #expect(await store.append(opening(id, 1)).isRecorded)
        await store.close()
    }

    @Test func aServerThatAnswersWithAnErrorIsAskedAgainAtOnce() async throws {
        let uri = try server.database()
        let clock = HandClock()
        let store = try PostgreSQLStore(uri, ticks: { clock.now })
        let administrator = try PostgreSQLAddress(uri).connect()
        try administrator.execute(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON sockrates.entry EXECUTE FUNCTION refuse()
            """
        )
        let id = SessionID.random()
        guard case .failed(let failure) = await store.append(opening(id)) else {
            Issue.record("it was recorded")
            return
        }
        #expect(failure.description.contains("could not extend file"))
        #expect(failure.description.contains("make room on the server's disk"))
        try administrator.execute("DROP TRIGGER refuse ON sockrates.entry")
        #expect(await store.append(opening(id)).isRecorded)
        await store.close()
    }

    @Test func timeIsTheServersWhereNobodySaysOtherwise() async throws {
        let uri = try server.database()
        let store = try PostgreSQLStore(
            uri,
            rules: ContestRules(start: .distantPast, end: Date().addingTimeInterval(3600))
        )
        let id = SessionID.random()
        let before = Date().addingTimeInterval(-60)
        _ = await store.append(opening(id))
        let time = try await store.entries(of: id).first?.time
        #expect(time.map { $0 > before && $0 < before.addingTimeInterval(600) } == true)
        await store.close()
    }

    @Test func theEndOfAConnectionIsSeenBehindTheServersLastWords() throws {
        let uri = try server.database()
        let connection = try PostgreSQLAddress(uri).connect()
        try connection.execute("LISTEN sockrates")
        try server.endConnections(to: uri)
        var end = pollfd(fd: connection.socket, events: 0, revents: 0)
        try #require(poll(&end, 1, 60_000) == 1)
        #expect(throws: PostgreSQLError.self) { try connection.takeNotifications() }
    }

    // MARK: What can't be opened

    private func refusal(_ uri: String, begins: Bool = true) -> String? {
        do throws(StoreFailure) {
            _ = try PostgreSQLStore(uri, begins: begins)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func aWrongPasswordIsNamedAndNotShown() throws {
        let uri = try server.database()
        let wrong = uri.replacing(#/:[0-9a-f]+@/#, with: ":hunter2@")
        let words = try #require(refusal(wrong))
        #expect(words.contains("password authentication failed for user \"sockrates\""))
        #expect(!words.contains("hunter2"))
    }

    @Test(arguments: [
        "postgres://u:hunter2@127.0.0.1:1/d", "postgres://u:hunter2@127.0.0.1:none/d", "postgres://u:hunter%zz@h/d",
        "postgres://u:hunter2@h/d?hunter2", "postgres://u:hunter2@[::1/d",
        "postgres://u@h/d?password=hunter2&no=hunter2",
        "postgres://u:hunter2@x@h/d", "postgres://u:p/hunter2@h/d",
    ])
    func whatCanNotBeReachedIsNamedWithoutItsPassword(uri: String) throws {
        let words = try #require(refusal(uri))
        #expect(!words.contains("hunter"))
        #expect(words.contains("postgres://u@") || words.contains("%40"))
    }

    @Test func aDatabaseThatIsNotThereIsNamed() throws {
        let uri = try server.database().replacing(#/test\d+/#, with: "nowhere")
        #expect(try #require(refusal(uri)).contains("database \"nowhere\" does not exist"))
    }

    @Test func whoOnlyReadsMakesNoTables() throws {
        let uri = try server.database()
        #expect(try #require(refusal(uri, begins: false)).contains("there is none in this database"))
        #expect(try #require(refusal(uri, begins: false)).contains("there is none in this database"))
    }

    @Test func anotherEncodingIsRefusedWithAdvice() throws {
        let uri = try server.database(encoding: "SQL_ASCII")
        #expect(
            try #require(refusal(uri)).contains("the database's encoding is SQL_ASCII; make one with CREATE DATABASE")
        )
    }

    @Test func aNewerVersionsRecordIsLeftAlone() async throws {
        let uri = try server.database()
        await (try PostgreSQLStore(uri)).close()
        try PostgreSQLAddress(uri).connect().execute("INSERT INTO sockrates.version VALUES (99)")
        #expect(try #require(refusal(uri)).contains("a newer version of this program wrote it; use that one"))
    }
}

/// A clock that stands still until it is advanced.
private final class HandClock: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { time.withLock { $0 } }

    func advance(by duration: Duration) { time.withLock { $0 += duration } }
}

extension SubmissionOutcome {
    fileprivate var isRecorded: Bool { if case .recorded = self { true } else { false } }
}
