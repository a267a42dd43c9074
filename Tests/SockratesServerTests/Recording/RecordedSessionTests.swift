import Foundation
import SockratesJudge
import SockratesQuiz
import SockratesServer
import SockratesSockets
import SockratesStore
import Synchronization
import Testing

/// Sessions that are recorded: what the player reads, and what stands in the record.
@Suite(.timeLimit(.minutes(5))) struct RecordedSessionTests {
    private let log = LogRecorder()
    private let loops = EventLoops(threads: 1)

    private func quiz(rules: SessionRules = SessionRules()) -> Quiz {
        let questions = (1...2).map { number in
            Question(ask: "\(number) + 1?", judge: .answer([AnswerLine(verbatim: "\(number + 1)")]), hints: ["Add."])
        }
        return Quiz(
            title: "Sums",
            stages: [
                Stage(
                    entries: [QuestionEntry(questions, rules: QuestionRules(wrong: .again, attempts: 9))],
                    order: .fixed
                )
            ],
            flag: "flag{sum}",
            rules: rules,
            edition: "e1"
        )
    }

    private var asBears: SessionRules {
        var rules = SessionRules()
        rules.variables = ["player": .text("Bears"), "team": .text("Bears"), "identity": .text("token")]
        return rules
    }

    private func server(_ store: any Store, _ quiz: Quiz) async throws -> ChallengeServer {
        var options = ServerOptions(seed: 7)
        options.store = store
        return try await .bind(
            quiz,
            name: "sums",
            to: .ip(host: "127.0.0.1", port: 0),
            options: options,
            on: loops,
            logger: log.logger
        )
    }

    /// The kinds of what happened, in order, once the session has ended in the record.
    private func record(_ store: any Store, endingWith end: SessionEnd) async throws -> [Happening] {
        while true {
            let happenings = try await store.entries(after: 0, limit: 1000).map(\.happening)
            if case .ended(end, _)? = happenings.last { return happenings }
            await Task.yield()
        }
    }

    @Test func aRecordedSessionReadsAsOneThatIsNot() async throws {
        let store = MemoryStore()
        let recorded = try await server(store, quiz())
        let plain = try await ChallengeServer.bind(
            quiz(),
            name: "sums",
            to: .ip(host: "127.0.0.1", port: 0),
            options: ServerOptions(seed: 7),
            on: loops,
            logger: log.logger
        )
        for script in ["2\n3\n", "hint\n\n5\n2\n3\n", "2\n", "", String(repeating: "x", count: 5000) + "\n2\n3\n"] {
            var texts: [String] = []
            for server in [recorded, plain] {
                let player = try await Connection.connect(to: server.address)
                try await player.send(script)
                try await player.shutdown(.output)
                texts.append(try await player.rest(within: .seconds(60)))
            }
            #expect(texts[0] == texts[1])
        }
        await recorded.drain()
        await plain.drain()
    }

    @Test func theRecordTellsWhatHappened() async throws {
        let store = MemoryStore()
        let server = try await server(store, quiz(rules: asBears))
        let player = try await Connection.connect(to: server.address)
        try await player.send("1\n2\n3\n")
        #expect(try await player.rest(within: .seconds(60)).contains("flag{sum}"))
        let happenings = try await record(store, endingWith: .solved)
        guard case .opened(let opening) = happenings.first else {
            Issue.record("\(happenings)")
            return
        }
        #expect(opening.challenge == "sums" && opening.edition == "e1" && opening.seed == 7)
        let responses = happenings.compactMap { happening -> String? in
            guard case .judged(let judgement) = happening else { return nil }
            return String(decoding: judgement.response, as: UTF8.self) + " " + judgement.outcome.rawValue
        }
        #expect(responses == ["1 reject", "2 accept", "3 accept"])
        #expect(happenings.contains(.solved(points: 2, flag: FlagDigest.of("flag{sum}"))))
        let changes = try await store.scoreChanges(after: 0).map(\.change)
        #expect(changes == [.points(1), .points(2), .solved(order: 1)])
        await server.drain()
    }

    @Test func nothingIsCalledRightThatIsNotRecorded() async throws {
        let store = FailingStore()
        let server = try await server(store, quiz())
        let player = try await Connection.connect(to: server.address)
        _ = try await player.read(until: "> ", within: .seconds(60))
        store.fails.withLock { $0 = true }
        try await player.send("2\n")
        #expect(try await player.read(until: "> ", within: .seconds(60)) == "That was not recorded. Try again.\n> ")
        store.fails.withLock { $0 = false }
        try await player.send("2\n3\n")
        #expect(try await player.rest(within: .seconds(60)).hasPrefix("Correct!\n[2/2] 2 + 1?\n> Correct!\n"))
        let judged = try await record(store, endingWith: .solved).count {
            if case .judged = $0 { true } else { false }
        }
        #expect(judged == 2)
        await server.drain()
    }

    /// Asks for the number that it is drawn from, and one more.
    private struct Drawn: QuestionSource {
        let count = 1

        func question(_ index: Int, in scope: Scope) throws(BrokenQuestion) -> Question {
            let number = scope.seed % 1_000_000
            return Question(ask: "\(number) + 1?", judge: .answer([AnswerLine(verbatim: "\(number + 1)")]))
        }
    }

    @Test func whatWasNotRecordedIsAskedOnceMoreWhereQuestionsAreDrawn() async throws {
        let store = FailingStore()
        let entries = [QuestionEntry(Drawn(), rules: QuestionRules(wrong: .again, attempts: 9))]
        let quiz = Quiz(title: "Drawn", stages: [Stage(entries: entries, rounds: 2)], flag: "flag{drawn}")
        let server = try await server(store, quiz)
        let player = try await Connection.connect(to: server.address)
        func answer(to text: String) -> String {
            let number = text.split(separator: " ").compactMap { Int($0) }.last ?? 0
            return "\(number + 1)\n"
        }
        let first = answer(to: try await player.read(until: "> ", within: .seconds(60)))
        store.fails.withLock { $0 = true }
        for _ in 0..<2 {
            try await player.send(first)
            #expect(try await player.read(until: "> ", within: .seconds(60)) == "That was not recorded. Try again.\n> ")
        }
        store.fails.withLock { $0 = false }
        try await player.send(first)
        let next = try await player.read(until: "> ", within: .seconds(60))
        #expect(next.hasPrefix("Correct!\n[2/2] "))
        try await player.send(answer(to: next))
        #expect(try await player.rest(within: .seconds(60)).contains("flag{drawn}"))
        let judged = try await record(store, endingWith: .solved).count {
            if case .judged = $0 { true } else { false }
        }
        #expect(judged == 2)
        await server.drain()
    }

    @Test func afterTheLastAttemptThePlayerIsToldAndTheSessionEnds() async throws {
        let store = MemoryStore(rules: ContestRules(attempts: 1))
        let server = try await server(store, quiz(rules: asBears))
        let player = try await Connection.connect(to: server.address)
        try await player.send("1\n2\n3\n")
        let text = try await player.rest(within: .seconds(60))
        #expect(text.contains("\nYour team has used all of its 1 attempt at this challenge.\n"))
        #expect(!text.contains("Correct"))
        let happenings = try await record(store, endingWith: .stopped)
        #expect(happenings.contains(.refused(.noAttempts(limit: 1))))
        await server.drain()
    }

    @Test func whatIsNotJudgedIsRecordedBeforeItFillsTheMemory() async throws {
        let store = MemoryStore()
        let server = try await server(store, quiz())
        let player = try await Connection.connect(to: server.address)
        _ = try await player.read(until: "> ", within: .seconds(60))
        try await player.send(String(repeating: "\n", count: 1000))
        var recorded: [Happening] = []
        while !recorded.contains(.took(.line([]))) {
            recorded = try await store.entries(after: 0, limit: 1000).map(\.happening)
            await Task.yield()
        }
        try await player.send("2\n3\n")
        #expect(try await player.rest(within: .seconds(60)).hasSuffix("flag{sum}\n"))
        await server.drain()
    }

    /// A player types a right answer and is gone before the store has done with it.
    private func recordWhere(
        _ player: Connection,
        leavesWhileItIsHeldBy store: FailingStore
    ) async throws -> [Happening] {
        store.holds.withLock { $0 = true }
        try await player.send("2\n")
        while store.held.withLock({ $0.isEmpty }) { await Task.yield() }
        await player.abort()
        while !log.lines.contains(where: { $0.contains("session closed") }) { await Task.yield() }
        store.release()
        return try await record(store, endingWith: .disconnected)
    }

    @Test func whoLeavesWhileTheStoreWorksHasLeftInTheRecord() async throws {
        let store = FailingStore()
        let server = try await server(store, quiz())
        let player = try await Connection.connect(to: server.address)
        _ = try await player.read(until: "> ", within: .seconds(60))
        let happenings = try await recordWhere(player, leavesWhileItIsHeldBy: store)
        #expect(happenings.last == .ended(.disconnected, points: 1))
        await server.drain()
    }

    @Test func whoLeavesWhileTheStoreRefusesHasLeftInTheRecord() async throws {
        let store = FailingStore(rules: ContestRules(attempts: 1))
        let server = try await server(store, quiz(rules: asBears))
        let player = try await Connection.connect(to: server.address)
        _ = try await player.read(until: "> ", within: .seconds(60))
        try await player.send("1\n")
        _ = try await player.read(until: "> ", within: .seconds(60))
        let happenings = try await recordWhere(player, leavesWhileItIsHeldBy: store)
        #expect(happenings.contains(.refused(.noAttempts(limit: 1))))
        await server.drain()
    }
}
