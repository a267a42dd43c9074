import SockratesJudge
import SockratesQuiz
import SockratesServer
import SockratesSockets
import Testing

/// The vectors of the public solvers, asked and answered over a connection.
@Suite(.timeLimit(.minutes(5))) struct WorkOverConnectionTests {
    private static let root = """
        NUH3arymnKB+ysUGdv+67ypDamn4wOKCPORB2ivWE1Yhinam2v4S6q4nAoC5LP97LScdVoq+NuFVF++Win5mNRYZS6bJAs8fk0h8XgvfcC/7JfmFISqeCIo/\
        CIUgIucVAM+eGDjqitRULGXqIOyviJoJjW8DMouMRuJM/3eg/z18kutQHkX0N3sqPeF7Nzkk8S3Bs6aiHUORM30syUKYug==
        """

    private static let padded = """
        AAA1QfdqvKacoH7KxQZ2/7rvKkNqafjA4oI85EHaK9YTViGKdqba/hLqricCgLks/3stJx1Wir424VUX75aKfmY1FhlLpskCzx+TSHxeC99wL/sl+YUh\
        Kp4Iij8IhSAi5xUAz54YOOqK1FQsZeog7K+ImgmNbwMyi4xG4kz/d6D/PXyS61AeRfQ3eyo94Xs3OSTxLcGzpqIdQ5EzfSzJQpi6
        """

    private let log = LogRecorder()
    private let loops = EventLoops(threads: 1)

    /// A server that asks everybody the same.
    private func server(asking challenge: String, _ dialect: WorkDialect) async throws -> ChallengeServer {
        let challenge = try WorkChallenge(challenge)
        var options = ProofOfWork.Options(difficulty: challenge.difficulty)
        options.dialect = dialect
        let work = ProofOfWork(options, clock: { .zero }, draw: { _, _ in challenge })
        let question = Question(ask: "1 + 1?", judge: .answer([AnswerLine(verbatim: "2")]))
        let quiz = Quiz(title: "Sums", stages: [Stage(entries: [QuestionEntry([question])])], flag: "flag{sum}")
        return try await ChallengeServer.bind(
            quiz,
            name: "sums",
            to: .ip(host: "127.0.0.1", port: 0),
            options: ServerOptions(gates: Gates([work])),
            on: loops,
            logger: log.logger
        )
    }

    /// What is said to whoever brings a solution, and plays on.
    private func said(_ server: ChallengeServer, _ solution: String) async throws -> String {
        let connection = try await Connection.connect(to: server.address)
        try await connection.send("\(solution)\n2\n")
        let said = try await connection.rest(within: .seconds(60))
        await connection.close()
        return said
    }

    @Test(arguments: [
        ("s.AAAAMg==.NDtqORW1uZlIgzszbdMGZA==", "s.\(root)"), ("s.AAAAAQ==.AQ==", "s."), ("s.AAAAAQ==.AQ==", "s.AAAA"),
    ])
    func ofRedpwn(challenge: String, solution: String) async throws {
        let server = try await server(asking: challenge, .redpwn)
        let question = "proof of work:\ncurl -sSfL https://pwn.red/pow | sh -s \(challenge)\nsolution: "
        let right = try await said(server, solution)
        #expect(right.hasPrefix("\(question)Sums\n") && right.contains("flag{sum}"), "\(right)")
        #expect(try await said(server, "s.AQ==") == "\(question)incorrect proof of work\n")
        await server.drain()
    }

    // The same numbers, written as the other dialect writes them: 24 bits a group, so that nothing is padded at the end.
    @Test(arguments: [
        ("s.AAAy.AAA0O2o5FbW5mUiDOzNt0wZk", "s.\(root)"), ("s.AAAy.AAA0O2o5FbW5mUiDOzNt0wZk", "s.\(padded)"),
        ("s.AAAB.AAAB", "s.AAAA"), ("s.AAAB.AAAB", "s."),
    ])
    func ofKCTF(challenge: String, solution: String) async throws {
        let server = try await server(asking: challenge, .kctf)
        let question = """
            == proof-of-work: enabled ==
            please solve a pow first
            You can run the solver with:
                python3 <(curl -sSL https://goo.gle/kctf-pow) solve \(challenge)
            ===================

            Solution? 
            """
        let right = try await said(server, solution)
        #expect(right.hasPrefix("\(question)Correct\nSums\n") && right.contains("flag{sum}"), "\(right)")
        #expect(try await said(server, "s.AAAC") == "\(question)Proof-of-work fail\npow fail\n")
        await server.drain()
    }
}
