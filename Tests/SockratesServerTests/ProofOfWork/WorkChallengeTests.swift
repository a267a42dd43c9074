import SockratesServer
import Testing

/// The arithmetic and the writing of proofs of work, against the vectors of the two public solvers.
struct WorkChallengeTests {
    private static let fifty = "s.AAAAMg==.NDtqORW1uZlIgzszbdMGZA=="
    private static let solution = """
        s.NUH3arymnKB+ysUGdv+67ypDamn4wOKCPORB2ivWE1Yhinam2v4S6q4nAoC5LP97LScdVoq+NuFVF++Win5mNRYZS6bJAs8fk0h8XgvfcC/7JfmF\
        ISqeCIo/CIUgIucVAM+eGDjqitRULGXqIOyviJoJjW8DMouMRuJM/3eg/z18kutQHkX0N3sqPeF7Nzkk8S3Bs6aiHUORM30syUKYug==
        """

    @Test func theVectorOfFiftyRoots() throws {
        let challenge = try WorkChallenge(Self.fifty)
        #expect(challenge.difficulty == 50)
        #expect(challenge.dialect == .redpwn)
        #expect(challenge.text == Self.fifty)
        #expect(challenge.solution() == Self.solution)
        #expect(try challenge.accepts(Self.solution))
        #expect(try !challenge.accepts("s.AQ=="))
    }

    @Test func theOtherRootIsRightToo() throws {
        // Of y, (y ^ 1)² is what counts, and −(y ^ 1) has the same square.
        #expect(try WorkChallenge("s.AAAAAQ==.BA==").accepts("s.Aw=="))
        #expect(try WorkChallenge("s.AAAAAQ==.BA==").accepts("s.AAAD"))
        #expect(try !WorkChallenge("s.AAAAAQ==.BA==").accepts("s.Ag=="))
    }

    @Test func zeroIsWrittenInBothDialects() throws {
        #expect(try WorkChallenge("s.AAAAAQ==.AQ==").solution() == "s.")
        #expect(try WorkChallenge("s.AAAB.AAAB").solution() == "s.AAAA")
        for challenge in ["s.AAAAAQ==.AQ==", "s.AAAB.AAAB"] {
            for solution in ["s.", "s.AAAA"] { #expect(try WorkChallenge(challenge).accepts(solution)) }
        }
        #expect(try WorkChallenge("s.AAAB.AAAB").dialect == .kctf)
    }

    @Test(arguments: WorkDialect.allCases) func whatIsDrawnIsSolvedAndIsAnotherEachTime(dialect: WorkDialect) throws {
        let challenge = WorkChallenge(difficulty: 3, dialect: dialect)
        #expect(try WorkChallenge(challenge.text) == challenge)
        #expect(try challenge.accepts(challenge.solution()))
        let other = WorkChallenge(difficulty: 3, dialect: dialect)
        #expect(other.text != challenge.text)
        #expect(try !other.accepts(challenge.solution()))
        #expect(dialect == .redpwn || !challenge.text.contains("="))
    }

    @Test(arguments: [
        "", "s", "s.", "s..", "s.AAAAMg==", "x.AAAAMg==.AQ==", "s.AAAAMg==.AQ==.AQ==", "s.!.AQ==", "s.AAAAMg==.?",
        "s.AQAAAAA=.AQ==", "s.AAAAMg==.\(String(repeating: "////", count: 54))",
    ])
    func whatIsNoChallengeIsRefused(text: String) {
        #expect(throws: WorkMistake.self) { try WorkChallenge(text) }
    }

    @Test(arguments: [
        "", "AQ==", "s.=", "s.AQ", "s.\(String(repeating: "////", count: 60))",
        "s.\(String(repeating: "A", count: 4000))",
    ])
    func whatIsNoSolutionIsRefused(text: String) throws {
        let challenge = try WorkChallenge(Self.fifty)
        #expect(throws: WorkMistake.self) { try challenge.accepts(text) }
    }
}
