import Foundation
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

    @Test func aFileThatIsNoRecordIsRefusedAndLeftAlone() async throws {
        let file = TemporaryFile()
        let bytes = Data(repeating: 0x41, count: 5000)
        try bytes.write(to: URL(fileURLWithPath: file.path))
        let failure = #expect(throws: StoreFailure.self) { try SQLiteStore(path: file.path) }
        #expect(failure?.description.contains("file is not a database") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == bytes)
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
