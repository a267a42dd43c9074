import SockratesJudge
import SockratesQuiz
import SockratesServer
import SockratesSockets
import Testing

/// A gate that asks for a word, at once.
private struct Word: Gate {
    let name = "word"
    var time = Duration.seconds(60)

    func decide(on arrival: Arrival) -> GateDecision {
        let late = GateRefusal(by: name, "Too slow.")
        return .ask(
            GateQuestion("Word? ", time: time, late: late) { answer, then in
                let isRight = answer == Array("sesame".utf8)
                let refusal = GateRefusal(by: name, "That is not it.")
                then(GateQuestion.Verdict(isRight ? "" : "No.\n", refusal: isRight ? nil : refusal))
            }
        )
    }
}

/// Gates before a real port.
@Suite(.timeLimit(.minutes(5))) struct DoorwayTests {
    private let log = LogRecorder()
    private let loops = EventLoops(threads: 2)

    private func server(_ gates: Gates) async throws -> ChallengeServer {
        let question = Question(ask: "1 + 1?", judge: .answer([AnswerLine(verbatim: "2")]))
        let quiz = Quiz(title: "Sums", stages: [Stage(entries: [QuestionEntry([question])])], flag: "flag{sum}")
        return try await ChallengeServer.bind(
            quiz,
            name: "sums",
            to: .ip(host: "127.0.0.1", port: 0),
            options: ServerOptions(gates: gates),
            on: loops,
            logger: log.logger
        )
    }

    @Test func whoIsRefusedReadsWhyAndWhoLeavesMakesRoom() async throws {
        let gates = Gates([ConnectionLimit(1)])
        let server = try await server(gates)
        let first = try await Connection.connect(to: server.address)
        _ = try await first.receive(timeout: .seconds(20))
        let second = try await Connection.connect(to: server.address)
        #expect(
            try await second.rest() == "The server is full: it takes 1 connection at a time. Come back in 30 s.\n"
        )
        #expect(log.lines.contains("notice refused challenge=sums gate=connections peer=\(second.local)"))
        try await first.send("2\n")
        #expect(try await first.rest().contains("flag{sum}"))
        await first.close()
        await second.close()
        while gates.inside > 0 { await Task.yield() }
        let third = try await Connection.connect(to: server.address)
        try await third.send("2\n")
        #expect(try await third.rest().contains("flag{sum}"))
        await server.drain()
    }

    @Test func inSilenceAFullServerLetsTheNextWaitAndNotGo() async throws {
        let gates = Gates([ConnectionLimit(1)], isSilent: true)
        let server = try await server(gates)
        let first = try await Connection.connect(to: server.address)
        _ = try await first.receive(timeout: .seconds(20))
        let second = try await Connection.connect(to: server.address)
        try await second.send("2\n")
        await first.close()
        #expect(try await second.rest().contains("flag{sum}"))
        #expect(!log.lines.contains { $0.contains("refused") })
        await server.drain()
    }

    @Test func inSilenceWhoIsOnNoListIsBrokenOff() async throws {
        let server = try await server(Gates([DenyList(try NetworkList(["127.0.0.0/8"]))], isSilent: true))
        await #expect(throws: SocketError.self) {
            let player = try await Connection.connect(to: server.address)
            _ = try await player.rest()
        }
        await server.drain()
    }

    @Test func whatComesBehindTheAnswerBelongsToTheSession() async throws {
        let gates = Gates([Word()])
        let server = try await server(gates)
        let player = try await Connection.connect(to: server.address)
        try await player.send("sesame\n2\n")
        try await player.shutdown(.output)
        let shown = try await player.rest()
        #expect(shown.hasPrefix("Word? Sums\n"))
        #expect(shown.hasSuffix("flag{sum}\n"))
        await player.close()
        while gates.inside > 0 { await Task.yield() }
        await server.drain()
    }

    @Test func aWrongAnswer() async throws {
        let gates = Gates([Word()])
        let server = try await server(gates)
        let wrong = try await Connection.connect(to: server.address)
        try await wrong.send("mustard\n")
        #expect(try await wrong.rest() == "Word? No.\n")
        #expect(gates.inside == 0)
        await server.drain()
    }

    @Test func noAnswerAtAll() async throws {
        let gates = Gates([Word(time: .milliseconds(50))])
        let server = try await server(gates)
        let silent = try await Connection.connect(to: server.address)
        #expect(try await silent.rest() == "Word? \nToo slow.\n")
        #expect(gates.inside == 0)
        await server.drain()
    }
}
