import Testing

/// The examples in Swift, as somebody runs them who reads them.
@Suite(.timeLimit(.minutes(5)))
struct ExampleTests {
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
