#if os(Linux)
    import Foundation
    import SockratesQuiz
    import SockratesServer
    import SockratesSockets
    import SockratesStore
    import Synchronization
    import Testing

    /// Programs whose sessions are recorded: what the player reads, and what stands in the record.
    @Suite(.timeLimit(.minutes(5))) struct RecordedProgramTests {
        private static let guess = [
            "sh", "-c", "read word; test \"$word\" = open && echo \"Here: $FLAG.\" && echo bye",
        ]

        private func named(_ options: inout ProgramOptions) {
            options.flag = { team in "flag{\(team ?? "nobody")}" }
            options.identity = ProgramIdentity(question: "Who?", refusal: "No.", proof: .name) { answer in
                answer.isEmpty ? nil : String(decoding: answer, as: UTF8.self)
            }
        }

        /// What happened, in order, once the session has ended in the record.
        private func record(_ store: any Store) async throws -> [Happening] {
            while true {
                let happenings = try await store.entries(after: 0, limit: 1000).map(\.happening)
                if case .ended? = happenings.last { return happenings }
                await Task.yield()
            }
        }

        @Test func theFlagIsASolveAndTheRestGoesOn() async throws {
            let store = MemoryStore()
            try await ProgramServer.run(Self.guess, isSecure: false, store: store, named) { server async throws in
                #expect(try await server.answer(to: "\nBears\nopen\n") == "Who?\nNo.\nWho?\nHere: flag{Bears}.\nbye\n")
                let happenings = try await record(store)
                guard case .opened(let opening)? = happenings.first else {
                    Issue.record("\(happenings)")
                    return
                }
                #expect(opening.challenge == "program" && opening.seed == 7)
                #expect(
                    Array(happenings.dropFirst()) == [
                        .identified(Identity(player: "Bears", team: "Bears", proof: .name)),
                        .programStarted(flag: FlagDigest.of("flag{Bears}")), .flagSent, .solved(points: 1, flag: nil),
                        .programEnded("exited with 0"), .ended(.solved, points: 1),
                    ]
                )
                let changes = try await store.scoreChanges(after: 0)
                #expect(changes.map(\.change) == [.points(1), .solved(order: 1)])
                #expect(changes.allSatisfy { $0.team == "Bears" && $0.challenge == "program" })
                #expect(server.log.lines.contains { $0.contains("solved") })
            }
        }

        @Test func whoeverGetsNoFlagHasNotSolved() async throws {
            let store = MemoryStore()
            try await ProgramServer.run(Self.guess, isSecure: true, store: store, named) { server async throws in
                #expect(try await server.answer(to: "Owls\nshut\n") == "Who?\nThe program exited with 1.\n")
                let happenings = try await record(store)
                #expect(happenings.suffix(2) == [.programEnded("exited with 1"), .ended(.unsolved, points: 0)])
                #expect(try await store.scoreChanges(after: 0).isEmpty)
            }
        }

        @Test func aFlagInPiecesIsFoundAndAPartOfOneIsNot() async throws {
            let script = "printf 'flag{no flag{nob'; sleep 0.1; printf 'ody'; sleep 0.1; printf '}!'; printf 'flag{'"
            let store = MemoryStore()
            try await ProgramServer.run(
                ["sh", "-c", script],
                isSecure: false,
                store: store,
                { $0.flag = { _ in "flag{nobody}" } }
            ) { server async throws in
                #expect(try await server.silence() == "flag{no flag{nobody}!flag{")
                #expect(try await record(store).count { $0 == .flagSent } == 1)
            }
        }

        @Test func beforeTheContestNoProgramStarts() async throws {
            let store = MemoryStore(rules: ContestRules(start: .distantFuture))
            try await ProgramServer.run(["echo", "started"], isSecure: false, store: store) { server async throws in
                let text = try await server.silence()
                #expect(text.hasPrefix("The contest begins at ") && !text.contains("started"))
                #expect(try await record(store).contains { if case .refused = $0 { true } else { false } })
            }
        }

        @Test func aSessionIsAnAttempt() async throws {
            let store = MemoryStore(rules: ContestRules(attempts: 1))
            try await ProgramServer.run(Self.guess, isSecure: false, store: store, named) { server async throws in
                #expect(try await server.answer(to: "Bears\nshut\n").contains("exited with 1"))
                let second = try await server.answer(to: "Bears\nopen\n")
                #expect(second == "Who?\nYour team has used all of its 1 attempt at this challenge.\n")
                #expect(try await server.answer(to: "Owls\nopen\n").contains("flag{Owls}"))
            }
        }

        @Test func aNameOfAnotherIsRefusedAndAskedForAgain() async throws {
            let store = MemoryStore()
            try await ProgramServer.run(Self.guess, isSecure: false, store: store, named) { server async throws in
                _ = try await server.answer(to: "Bears\nshut\n")
                let text = try await server.answer(to: "BEARS\nOwls\nopen\n")
                #expect(
                    text
                        == "Who?\n\(Refusal.nameTaken("Bears").sentence)\nWho?\nHere: flag{Owls}.\nbye\n"
                )
            }
        }

        @Test func theFlagWaitsUntilTheSolveIsOnDisk() async throws {
            let store = FailingStore()
            try await ProgramServer.run(Self.guess, isSecure: false, store: store, named) { server async throws in
                let player = try await server.connect()
                try await player.send("Bears\n")
                while try await store.entries(after: 0, limit: 10).last?.happening
                    != .programStarted(flag: FlagDigest.of("flag{Bears}"))
                { await Task.yield() }
                store.fails.withLock { $0 = true }
                try await player.send("open\n")
                let before = try await player.receive(as: .utf8, until: "until it can.\n", timeout: .seconds(60))
                #expect(!before.contains("flag{"))
                store.fails.withLock { $0 = false }
                #expect(try await player.receiveAll(as: .utf8, timeout: .seconds(60)) == "Here: flag{Bears}.\nbye\n")
                #expect(try await store.scoreChanges(after: 0).map(\.change) == [.points(1), .solved(order: 1)])
            }
        }

        @Test func nothingBeginsThatCantBeRecorded() async throws {
            let store = FailingStore()
            store.fails.withLock { $0 = true }
            try await ProgramServer.run(["echo", "started"], isSecure: false, store: store) { server async throws in
                #expect(
                    try await server.silence()
                        == "Nothing can be recorded now, so nothing begins. Connect again later.\n"
                )
            }
        }
    }
#endif
