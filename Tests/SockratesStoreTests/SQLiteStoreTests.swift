import Foundation
import GRDB
import SockratesJudge
import SockratesQuiz
import SockratesStore
import SockratesStoreTesting
import Testing

@Suite struct SQLiteStoreTests {
    private func opening(_ id: SessionID, _ number: Int = 0) -> Submission {
        Submission(
            session: id,
            number: number,
            challenge: "c",
            identity: nil,
            points: 0,
            items: [.init(.opened(SessionOpening(challenge: "c", edition: "", seed: 1, peer: "p")), at: .zero)]
        )
    }

    @Test(arguments: StoreLaw.all) func sqlite(obeys law: StoreLaw) async throws {
        let file = TemporaryFile()
        try await law.check { rules, clock in try SQLiteStore(path: file.path, rules: rules, clock: clock) }
    }

    @Test func whatWasRecordedIsThereWhenTheFileIsOpenedAgain() async throws {
        let file = TemporaryFile()
        let id = SessionID.random()
        let rules = ContestRules(title: "t", attempts: 3)
        let first = try SQLiteStore(path: file.path, rules: rules)
        _ = await first.append(opening(id))
        await first.close()
        let second = try SQLiteStore(path: file.path)
        #expect(try await second.entries(of: id).count == 1)
        #expect(try await second.rules() == rules)
        await second.close()
    }

    /// A commit whose sync fails may be in the log all the same, for whoever opens the file next.
    @Test(.timeLimit(.minutes(1))) func nobodyIsToldOfACommitBeforeItIsKnown() async throws {
        let (file, crashed) = (TemporaryFile(), TemporaryFile())
        let (news, told) = AsyncStream<StoreFailure?>.makeStream()
        FaultyFiles.setBroken(false, file.path)
        let store = try SQLiteStore(path: file.path, troubled: { told.yield($0) })
        let (first, second) = (SessionID.random(), SessionID.random())
        #expect(await store.append(opening(.random())).isRecorded)
        FaultyFiles.setBroken(true, file.path)
        let outcome = Task { await store.append(opening(first)) }
        var heard = news.makeAsyncIterator()
        #expect(await heard.next()??.description.contains("look after its disk") == true)
        // Who comes meanwhile is asked again at once.
        #expect(await !store.append(opening(second)).isRecorded)
        // What a crash would leave at this moment.
        for ending in ["", "-wal"] {
            try? FileManager.default.copyItem(atPath: file.path + ending, toPath: crashed.path + ending)
        }
        FaultyFiles.setBroken(false, file.path)
        let isRecorded = await outcome.value.isRecorded
        #expect(try await store.entries(of: first).count == (isRecorded ? 1 : 0))
        #expect(try await store.entries(of: second).isEmpty)
        let left = try SQLiteStore(path: crashed.path)
        // Told as not recorded is only what is found nowhere.
        let found = try await left.entries(of: first)
        #expect(isRecorded || found.isEmpty)
        await left.close()
        #expect(await store.append(opening(second)).isRecorded)
        await store.close()
    }

    @Test func aStoreThatIsClosedInDoubtTellsSo() async throws {
        let file = TemporaryFile()
        let (news, told) = AsyncStream<StoreFailure?>.makeStream()
        FaultyFiles.setBroken(false, file.path)
        let store = try SQLiteStore(path: file.path, troubled: { told.yield($0) })
        FaultyFiles.setBroken(true, file.path)
        let outcome = Task { await store.append(opening(.random())) }
        var heard = news.makeAsyncIterator()
        _ = await heard.next()
        await store.close()
        #expect(await !outcome.value.isRecorded)
        FaultyFiles.setBroken(false, file.path)
    }

    @Test func aRecordIsForItsOwnerAlone() async throws {
        let file = TemporaryFile()
        let store = try SQLiteStore(path: file.path)
        _ = await store.append(opening(.random()))
        for ending in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path + ending)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(ending)")
        }
        await store.close()
    }

    @Test func aClosedRecordIsOneFile() async throws {
        let (file, copy) = (TemporaryFile(), TemporaryFile())
        let id = SessionID.random()
        let store = try SQLiteStore(path: file.path)
        _ = await store.append(opening(id))
        await store.close()
        try FileManager.default.copyItem(atPath: file.path, toPath: copy.path)
        let copied = try SQLiteStore(path: copy.path)
        #expect(try await copied.entries(of: id).count == 1)
        await copied.close()
        for path in [file.path, copy.path] {
            for ending in ["-wal", "-shm"] {
                #expect(!FileManager.default.fileExists(atPath: path + ending), "\(ending)")
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func whatAnotherProgramWritesIsHeardOf() async throws {
        let file = TemporaryFile()
        let (shown, other) = (try SQLiteStore(path: file.path), try SQLiteStore(path: file.path))
        let changes = shown.changes(after: 0)
        let heard = Task { try await changes.first { _ in true } }
        let solve = Submission(
            session: .random(),
            number: 0,
            challenge: "c",
            identity: Identity(player: "p", team: "t", proof: .name),
            points: 1,
            items: [
                .init(.opened(SessionOpening(challenge: "c", edition: "", seed: 1, peer: "p")), at: .zero),
                .init(.solved(points: 1, flag: nil), at: .zero),
            ]
        )
        _ = await other.append(solve)
        #expect(try await heard.value?.team == "t")
        await other.close()
        await shown.close()
    }

    /// What the first version wrote: a line, its verdict and the next question in three rows.
    @Test func aRecordOfAnOlderVersionIsReadAndGoesOn() async throws {
        let file = TemporaryFile()
        let id = SessionID(rawValue: 7)
        try await SQLiteStore(path: file.path).close()
        try await DatabaseQueue(path: file.path).write { database in
            try database.execute(sql: "DROP INDEX rare")
            for column in ["typed", "next_stage", "next_entry", "next_question", "next_round"] {
                try database.execute(sql: "ALTER TABLE entry DROP COLUMN \(column)")
            }
            try database.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier LIKE '2:%';
                    CREATE INDEX appeal ON entry(session) WHERE kind IN ('rejudged', 'corrected');
                    INSERT INTO session VALUES (7, 'c', 1, NULL);
                    INSERT INTO entry VALUES
                        (1, 1000, 7, 0, 0, 'opened', NULL, NULL, NULL, 1, '', 'p', 'c', NULL),
                        (2, 2000, 7, 1, 5, 'line', NULL, NULL, NULL, NULL, NULL, NULL, NULL, X'3432'),
                        (3, 2000, 7, 1, 5, 'judged', 0, 0, 0, 1, 'accept', 'exact equal', NULL, X'3432'),
                        (4, 2000, 7, 1, 5, 'asked', 0, 3, 12, 1, NULL, NULL, '40 + 3', NULL);
                    """
            )
        }
        // Who only reads it leaves it as it is.
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
        let record = try SQLiteRecord(path: file.path)
        #expect(try await record.entries(of: id).count == 4)
        await record.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == bytes)

        let store = try SQLiteStore(path: file.path)
        let place = QuestionPlace(stage: 0, entry: 0, question: 0)
        let judgement = Judgement(
            place: place,
            attempt: 1,
            response: [0x34, 0x32],
            outcome: .accept,
            tier: .exact,
            reason: .equal
        )
        let next = Happening.asked(QuestionPlace(stage: 0, entry: 3, question: 12), round: 1, text: "40 + 3")
        let trip = [Happening.took(.line([0x34, 0x32])), .judged(judgement), next]
        #expect(try await store.entries(of: id).dropFirst().map(\.happening) == trip)
        let items = trip.map { Submission.Item($0, at: .seconds(1)) }
        let more = Submission(session: id, number: 2, challenge: "c", identity: nil, points: 2, items: items)
        _ = await store.append(more)
        #expect(try await store.entries(of: id).dropFirst().map(\.happening) == trip + trip)
        #expect(try await store.entries(after: 0, limit: 100).map(\.sequence) == Array(1...7))
        await store.close()
    }

    @Test func aFileThatIsNoRecordIsRefusedAndLeftAlone() async throws {
        let file = TemporaryFile()
        let bytes = Data(repeating: 0x41, count: 5000)
        try bytes.write(to: URL(fileURLWithPath: file.path))
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: file.path) }
        #expect(failure?.description.contains("file is not a database") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == bytes)
    }

    @Test func whoReadsARecordThatIsClosedLeavesOneFile() async throws {
        let file = TemporaryFile()
        let id = SessionID.random()
        let store = try SQLiteStore(path: file.path)
        _ = await store.append(opening(id))
        let record = try SQLiteRecord(path: file.path)
        #expect(try await record.entries(of: id).count == 1)
        await store.close()
        #expect(try await record.entries(after: 0, limit: 10).count == 1)
        await record.close()
        for ending in ["-wal", "-shm"] { #expect(!FileManager.default.fileExists(atPath: file.path + ending)) }
    }

    @Test func aDatabaseOfAnotherKindIsNoRecordAndIsLeftAlone() async throws {
        let file = TemporaryFile()
        try await DatabaseQueue(path: file.path).write { try $0.execute(sql: "CREATE TABLE other (a)") }
        let failure = #expect(throws: StoreFailure.self) { try SQLiteRecord(path: file.path) }
        #expect(failure?.description.contains("it holds none") == true && failure?.isMisnamed == true)
        let tables = try await DatabaseQueue(path: file.path).read { database in
            try String.fetchAll(database, sql: "SELECT name FROM sqlite_master")
        }
        #expect(tables == ["other"])
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: "/nowhere/at/all.sqlite") }
        #expect(failure?.description.contains("/nowhere/at/all.sqlite") == true)
    }
}

/// A path in the system's temporary folder; what is there in the end is removed.
final class TemporaryFile: Sendable {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("sockrates-\(UUID()).sqlite").path

    deinit {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    }
}

extension SubmissionOutcome {
    fileprivate var isRecorded: Bool {
        if case .recorded = self { true } else { false }
    }
}
