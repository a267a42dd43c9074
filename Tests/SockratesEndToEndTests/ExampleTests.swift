import Foundation
import Testing

/// The examples in Swift, as somebody runs them who reads them.
@Suite(.timeLimit(.minutes(5)))
struct ExampleTests {
    @Test(
        arguments: [["nc.openbsd", "-N"], ["nc.traditional", "-q", "1"], ["ncat"]].filter { Client.isInstalled($0[0]) }
    )
    func theTenLinesArePlayedToTheirFlag(client: [String]) throws {
        let squares = try ChildProcess([Program.found("Squares"), "--port", "0"])
        defer { squares.signalled(SIGTERM) }
        let invitation = try squares.output.text(through: "\n")
        #expect(invitation.hasPrefix("Squares: Squares: nc 127.0.0.1 "))
        let port = try #require(invitation.split(whereSeparator: \.isWhitespace).last)
        let player = try ChildProcess(client + ["127.0.0.1", String(port)])
        var shown = ""
        for _ in 1...5 {
            let question = try player.output.text(through: "> ")
            let number = try #require(question.firstMatch(of: /What is ([0-9]+) times/).flatMap { Int($0.1) })
            try player.type("\(number * number)\n")
            shown += question
        }
        player.endInput()
        shown += try player.output.rest()
        #expect(shown.hasSuffix("> Correct!\nCongratulations! Here is your flag:\nsum{s0_square}\n"))
    }

    @Test func theTenLinesHaveTheOptionsOfServe() throws {
        let help = try ChildProcess([Program.found("Squares"), "--help"]).output.rest()
        let serve = try Program.run("serve", "--help").output
        let options = serve.matches(of: /(--[a-z-]+) </).map { String($0.1) }
        #expect(options.count >= 10)
        // A challenge in Swift asks who plays by itself, where it wants to know.
        for option in options where option != "--identity" { #expect(help.contains(option), "\(option)") }
        let squares = try ChildProcess([Program.found("Squares"), "--port", "70000"])
        #expect(try squares.exitCode() == 2)
        #expect(squares.errors == "Squares: --port is a whole number from 0 to 65535, not \"70000\"\n")
    }

    @Test func theSolverInSwiftSolvesTheEncodings() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let server = try Server(options: [root.appending(path: "Examples/challenges/encoding").path])
        let solver = try ChildProcess([Program.found("EncodingSolver"), "127.0.0.1", "\(server.port)"])
        #expect(
            try solver.output.rest() == #"""
                {"message":"You scored 100 of 100."}
                {"flag":"flag{a11_f1ve_0f_them}"}

                """#
        )
        #expect(try solver.exitCode() == 0)
    }

    @Test func theQuizInSwiftIsPlayedToItsFlag() throws {
        let quiz = try ChildProcess([Program.found("SwiftQuiz"), "0"])
        let invitation = /nc 127\.0\.0\.1 ([0-9]+)\n/
        try awaited("the invitation") { quiz.errors.contains(invitation) }
        let port = try #require(quiz.errors.firstMatch(of: invitation).flatMap { Int($0.1) })
        #expect(
            try Player(port).typed(["forty-two"]) == """
                Sums
                [1/1] What is 6 times 7?
                > Correct!
                You scored 1 of 1.
                Congratulations! Here is your flag:
                sum{f0rty_tw0}

                """
        )
    }
}
