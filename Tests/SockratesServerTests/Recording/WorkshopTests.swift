import SockratesJudge
import SockratesQuiz
import SockratesServer
import SockratesSockets
import SockratesStore
import Synchronization
import Testing

/// Sessions of packs whose code waits: they are worked out away from the connection's loop, and nobody else waits.
@Suite(.timeLimit(.minutes(5))) struct WorkshopTests {
    /// Does what it is given only when the test says so.
    private final class ManualWorkshop: Workshop {
        private let works = Mutex<[@Sendable () -> Void]>([])

        func perform(_ work: @escaping @Sendable () -> Void) { works.withLock { $0.append(work) } }

        /// Waits for a piece of work and does it.
        func work() async {
            while true {
                let work = works.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                if let work { return work() }
                await Task.yield()
            }
        }

        var isIdle: Bool { works.withLock(\.isEmpty) }
    }

    private let loops = EventLoops(threads: 1)

    // Besides the right answer each question may have others.
    private func quiz(_ workshop: (any Workshop)? = nil, others: Int = 0) -> Quiz {
        let questions = (1...2).map { number in
            let answers = ["\(number + 1)"] + (0..<others).map { "another answer \($0)" }
            return Question(ask: "\(number) + 1?", judge: .answer(answers.map { AnswerLine(verbatim: $0) }))
        }
        var rules = SessionRules()
        rules.workshop = workshop
        return Quiz(
            title: "Sums",
            stages: [Stage(entries: [QuestionEntry(questions)], order: .fixed)],
            flag: "flag{sum}",
            rules: rules
        )
    }

    private func server(_ quiz: Quiz, _ store: (any Store)? = nil) async throws -> ChallengeServer {
        var options = ServerOptions(seed: 7)
        options.store = store
        return try await .bind(
            quiz,
            name: "sums",
            to: .ip(host: "127.0.0.1", port: 0),
            options: options,
            on: loops,
            logger: LogRecorder().logger
        )
    }

    private func playing(_ server: ChallengeServer) async throws -> Connection {
        let player = try await Connection.connect(to: server.address)
        try await player.send("2\n3\n")
        try await player.shutdown(.output)
        return player
    }

    @Test(arguments: [false, true]) func othersOfTheSameLoopPlayOnMeanwhile(isRecorded: Bool) async throws {
        let workshop = ManualWorkshop()
        let slow = try await server(quiz(workshop), isRecorded ? MemoryStore() : nil)
        let quick = try await server(quiz())
        let waiting = try await playing(slow)
        let whole = try await playing(quick).rest(within: .seconds(60))
        #expect(whole.contains("flag{sum}"))
        // The opening, two responses, and the end of the input, which the session does not hear of any more.
        for _ in 1...3 {
            await workshop.work()
            let other = try await playing(quick).rest(within: .seconds(60))
            #expect(other == whole)
        }
        #expect(try await waiting.rest(within: .seconds(60)) == whole)
        await slow.drain()
        await quick.drain()
    }

    /// Is not wanted until the test says so.
    private final class LateWorkshop: Workshop {
        let manual = ManualWorkshop()
        private let wanted = Atomic(false)

        var isWanted: Bool { wanted.load(ordering: .relaxed) }

        func want() { wanted.store(true, ordering: .relaxed) }
        func perform(_ work: @escaping @Sendable () -> Void) { manual.perform(work) }
    }

    @Test(arguments: [false, true]) func whatTakesLongToJudgeIsJudgedThere(isRecorded: Bool) async throws {
        let workshop = LateWorkshop()
        let slow = try await server(quiz(workshop, others: 5000), isRecorded ? MemoryStore() : nil)
        let player = try await Connection.connect(to: slow.address)
        var said = try await player.read(until: "> ", within: .seconds(60))
        #expect(workshop.manual.isIdle)
        try await player.send("2\n")
        await workshop.manual.work()
        said += try await player.read(until: "> ", within: .seconds(60))
        #expect(said.contains("2 + 1?"), "\(said)")
        await player.abort()
        await slow.drain()
    }

    @Test(arguments: [false, true]) func aSessionMovesAwayOnceItsPackIsSlow(isRecorded: Bool) async throws {
        let workshop = LateWorkshop()
        let slow = try await server(quiz(workshop), isRecorded ? MemoryStore() : nil)
        let quick = try await server(quiz())
        let whole = try await playing(quick).rest(within: .seconds(60))
        let player = try await Connection.connect(to: slow.address)
        try await player.send("2\n")
        var said = try await player.read(until: "2 + 1?\n> ", within: .seconds(60))
        #expect(workshop.manual.isIdle)
        workshop.want()
        try await player.send("3\n")
        let other = try await playing(quick).rest(within: .seconds(60))
        #expect(other == whole)
        await workshop.manual.work()
        said += try await player.rest(within: .seconds(60))
        #expect(said == whole)
        // Who comes from now on is there from the beginning.
        let late = try await playing(slow)
        for _ in 1...3 { await workshop.manual.work() }
        #expect(try await late.rest(within: .seconds(60)) == whole)
        await slow.drain()
        await quick.drain()
    }

    @Test func whoHasGoneIsNotWorkedFor() async throws {
        let workshop = ManualWorkshop()
        let store = MemoryStore()
        let server = try await server(quiz(workshop), store)
        let player = try await Connection.connect(to: server.address)
        await workshop.work()
        try await player.send("2\n")
        while workshop.isIdle { await Task.yield() }
        await player.abort()
        while true {
            let happenings = try await store.entries(after: 0, limit: 100).map(\.happening)
            if case .ended(.disconnected, 0)? = happenings.last { break }
            await Task.yield()
        }
        await workshop.work()
        let responses = try await store.entries(after: 0, limit: 100).filter {
            if case .judged = $0.happening { true } else { false }
        }
        #expect(responses.isEmpty)
        await server.drain()
    }
}
