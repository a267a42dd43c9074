import SockratesJudge
import SockratesQuiz
import SockratesServer
import SockratesSockets
import Testing

/// The server in this process, players over real sockets.
@Suite(.timeLimit(.minutes(5))) struct ChallengeServerTests {
    private let log = LogRecorder()
    private let loops = EventLoops(threads: 1)

    private func quiz(time: Duration? = nil) -> Quiz {
        let questions = (1...2).map { number in
            Question(ask: "\(number) + 1?", judge: .answer([AnswerLine(verbatim: "\(number + 1)")]))
        }
        return Quiz(
            title: "Sums",
            stages: [Stage(entries: [QuestionEntry(questions)], order: .fixed)],
            flag: "flag{sum}",
            time: time
        )
    }

    private func server(time: Duration? = nil, drain: Duration = .seconds(10)) async throws -> ChallengeServer {
        try await ChallengeServer.bind(
            quiz(time: time),
            name: "sums",
            to: .ip(host: "127.0.0.1", port: 0),
            options: ServerOptions(drain: drain, seed: 7),
            on: loops,
            logger: log.logger
        )
    }

    @Test func aPlayerGetsTheFlag() async throws {
        let server = try await server()
        let player = try await Connection.connect(to: server.address)
        try await player.send("2\r\n3\n")
        #expect(
            try await player.rest() == """
                Sums
                [1/2] 1 + 1?
                > Correct!
                [2/2] 2 + 1?
                > Correct!
                You scored 2 of 2.
                Congratulations! Here is your flag:
                flag{sum}

                """
        )
        await server.drain()
    }

    @Test func onePlayersEndIsNotAnothers() async throws {
        let server = try await server()
        let one = try await Connection.connect(to: server.address)
        let other = try await Connection.connect(to: server.address)
        _ = try await one.read(until: "> ")
        _ = try await other.read(until: "> ")
        await one.close()
        try await other.send("2\n3\n")
        #expect(try await other.rest().contains("flag{sum}"))
        await server.drain()
    }

    @Test func timeEndsTheSessionOfASilentPlayer() async throws {
        let server = try await server(time: .milliseconds(50))
        let player = try await Connection.connect(to: server.address)
        #expect(try await player.rest() == "Sums\n[1/2] 1 + 1?\n> \nTime is up.\nYou scored 0 of 2.\n")
        await server.drain()
    }

    @Test func whoStopsTellsThePlayersAndWaitsForThem() async throws {
        let server = try await server()
        let player = try await Connection.connect(to: server.address)
        _ = try await player.read(until: "> ")
        async let drained: Void = server.drain()
        #expect(try await player.read(until: "s.\n> ") == "\nThe server stops in 10 s.\n> ")
        try await player.send("2\n3\n")
        #expect(try await player.rest().contains("flag{sum}"))
        await drained
        await #expect(throws: SocketError.self) { try await Connection.connect(to: server.address) }
    }

    @Test func whoDoesNotLeaveIsToldGoodbye() async throws {
        let server = try await server(drain: .milliseconds(20))
        let player = try await Connection.connect(to: server.address)
        _ = try await player.read(until: "> ")
        async let drained: Void = server.drain()
        #expect(try await player.rest().hasSuffix("> \nThe server has stopped.\nYou scored 0 of 2.\n"))
        await drained
    }

    @Test func theLogTellsOfSessionsAndNotWhatWasTyped() async throws {
        let server = try await server()
        let player = try await Connection.connect(to: server.address)
        try await player.send("2\n\u{1B}[31msecret\n")
        _ = try await player.rest()
        await player.close()
        await server.drain()
        let lines = log.lines
        #expect(lines[0].hasPrefix("debug session opened challenge=sums peer=127.0.0.1:"))
        #expect(lines[0].hasSuffix("seed=7 session=1"))
        let ending =
            "info session closed challenge=sums end=unsolved lost=1 peer=\(player.local) points=1 right=1 seconds="
        #expect(lines.contains { $0.hasPrefix(ending) })
        #expect(!lines.contains { $0.contains("secret") || $0.contains("flag{") })
    }

    @Test func aPortThatIsTakenIsNamed() async throws {
        let server = try await server()
        let error = await #expect(throws: SocketError.self) {
            try await ChallengeServer.bind(quiz(), name: "sums", to: server.address, on: loops, logger: log.logger)
        }
        #expect(error?.code == .addressInUse)
        #expect(error?.message.contains("port \(server.address.port ?? 0) on 127.0.0.1 is in use") == true)
        await server.drain()
    }

    private func serve(_ quiz: Quiz) async throws -> ChallengeServer {
        try await ChallengeServer.bind(
            quiz,
            name: "t",
            to: .ip(host: "127.0.0.1", port: 0),
            options: ServerOptions(seed: 7),
            on: loops,
            logger: log.logger
        )
    }

    @Test func messagesMayHaveTheirCountsBeforeThem() async throws {
        var rules = SessionRules()
        rules.wire = Wire(.blobs(.u16be))
        var texts = Texts()
        texts.prompt = ""
        texts.progress = false
        let question = Question(ask: "1 + 1?", judge: .answer([AnswerLine(verbatim: "2")]))
        let quiz = Quiz(
            title: "t",
            banner: "",
            stages: [Stage(entries: [QuestionEntry([question])])],
            flag: "f{}",
            texts: texts,
            rules: rules
        )
        let server = try await serve(quiz)
        let connection = try await Connection.connect(to: server.address)
        try await connection.send([0, 1] + Array("2".utf8))
        let all = try await connection.rest()
        let first = "1 + 1?\n"
        let second = "Correct!\nYou scored 1 of 1.\nCongratulations! Here is your flag:\nf{}\n"
        #expect(all == "\0\u{7}\(first)\0\(Character(Unicode.Scalar(UInt8(second.utf8.count))))\(second)")
        await server.drain()
    }

    @Test func whoEndsTheInputInAPauseIsJudgedBehindIt() async throws {
        var details = QuestionDetails()
        details.pause = .milliseconds(200)
        let step = Question(ask: "Wait.", judge: .anything, details: details)
        let question = Question(ask: "1 + 1?", judge: .answer([AnswerLine(verbatim: "2")]))
        let entries = [QuestionEntry([step], rules: QuestionRules(isScored: false)), QuestionEntry([question])]
        let server = try await serve(Quiz(title: "t", stages: [Stage(entries: entries, order: .fixed)], flag: "f{}"))
        let connection = try await Connection.connect(to: server.address)
        try await connection.send(Array("2\n".utf8))
        try await connection.shutdown(.output)
        #expect(try await connection.rest().hasSuffix("f{}\n"))
        await server.drain()
    }
}
