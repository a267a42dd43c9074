import SockratesPacks
import Testing

@Suite struct PackCheckTests {
    private func report(_ yaml: String) throws -> PackCheck.Report {
        let files = try PackFiles(["pack.yaml": yaml])
        return PackCheck(try files.load(), file: "pack.yaml").report(seed: 1)
    }

    @Test func aSoundPackIsWell() throws {
        let report = try report(
            """
            title: T
            flag: f{}
            time: 90s
            questions:
              - ask: Two?
                answer: two [accept 2]
                check: {accept: ["2", TWO], reject: [three]}
              - {ask: Neighbours of Portugal?, all: [Spain]}
            """
        )
        #expect(report.isWell)
        #expect(
            report.steps == [
                "2 questions accept their own answer",
                "3 responses judged as the author says",
                "2 right answers earn the flag",
                "wrong answers earn nothing",
                "a silent player's session ends after 1m30s",
            ]
        )
    }

    @Test func anExampleThatIsJudgedOtherwiseIsAnError() throws {
        let report = try report(
            "title: T\nquestions:\n  - ask: Two?\n    answer: two\n    check: {accept: [deux], reject: [TWO]}\n"
        )
        #expect(!report.isWell)
        #expect(
            report.problems.map(\.description).contains {
                $0.hasPrefix("pack.yaml:5:22: error: \"deux\" should be accepted")
            }
        )
        #expect(
            report.problems.map(\.description).contains {
                $0.hasPrefix("pack.yaml:5:38: error: \"TWO\" should be rejected")
            }
        )
    }

    @Test func anAliasThatCanNeverMatchIsAWarningWithItsLine() throws {
        let report = try report("title: T\nquestions:\n  - ask: a?\n    answer: x [accept Burma; reject burma]\n")
        #expect(report.isWell)
        #expect(report.problems.map(\.description).contains { $0.hasPrefix("pack.yaml:3:5: warning: \"a?\": \"") })
    }

    @Test func theSameQuestionWithDifferentAnswersIsAWarning() throws {
        let report = try report("title: T\nquestions: [{ask: a?, answer: x}, {ask: a?, answer: y}]\n")
        #expect(
            report.problems.map(\.description) == [
                "pack.yaml: warning: \"a?\" is asked twice with different answers, \"x\" and \"y\"; a solver can't tell"
            ]
        )
    }

    @Test func aFlagThatAnybodyEarnsIsAWarning() throws {
        let report = try report("title: T\nflag: f{}\nthreshold: 0\nquestions: [{ask: a?, answer: x}]\n")
        #expect(
            report.problems.map(\.description) == ["pack.yaml: warning: the threshold is 0: anybody earns the flag"]
        )
    }
}
