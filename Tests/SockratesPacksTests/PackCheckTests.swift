import SockratesPacks
import SockratesQuiz
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
                "2 possible questions, 2 asked; 2 different sessions",
                "8s to read and type everything right, at 238 words read and 52 typed a minute",
                "wrong answers earn nothing",
                "a silent player's session ends after 1m30s",
            ]
        )
    }

    @Test(arguments: [
        ("script: |\n  function f(r) return r:byte(1) > 0 end", "f(response)", "an empty response", 3),
        ("script: |\n  function f(r) return string.find('12', r) ~= nil end", "f(response)", "\"[\"", 3),
        (
            "script: |\n  function f(r) return r + 1 == 3 end", "f(response)",
            "an empty response, a blank, \"[\", \"(\" and", 3
        ),
        ("script: |\n  function f(r) return #r < 100 or nil end", "f(response)", "4000 letters, 4000 digits", 7),
    ])
    func codeMustTakeWhateverIsTyped(script: String, judge: String, responses: String, line: Int) throws {
        let report = try report(
            "title: T\n\(script)\nquestions:\n  - ask: x\n    example: \"2\"\n    judge: \(judge)\n"
        )
        #expect(!report.isWell)
        let errors = report.problems.filter { $0.severity == .error }
        let problem = try #require(
            errors.first { $0.message.hasPrefix("the pack's own code fails on \(responses)") },
            "\(report.problems)"
        )
        #expect(problem.line == line, "\(problem)")
    }

    @Test func textsAndTransitionsMustTakeWhateverIsTyped() throws {
        let report = try report(
            """
            title: T
            order: fixed
            questions:
              - {ask: a, answer: b, say: {reject: "{{#response / (#response > 9 and 0 // 0 or 1)}}"}}
              - {ask: c, answer: d, transition: "response == '0' and missing.x or nil"}
            variables: {missing: 1}
            """
        )
        let lines = report.problems.filter { $0.message.contains("fails on") }.map { ($0.line ?? 0, $0.message) }
        #expect(lines.contains { $0 == 4 && $1.contains("4000 letters") }, "\(report.problems)")
        #expect(lines.contains { $0 == 5 && $1.contains("\"0\"") }, "\(report.problems)")
    }

    @Test func codeThatTakesAllIsWell() throws {
        let report = try report(
            """
            title: T
            script: |
              function f(r) local n = tonumber(r); return n ~= nil and n + 1 == 3 end
            questions:
              - {ask: "x {{1 + 1}}", values: {n: {integer: [1, 9]}}, example: "2", judge: f(response)}
            """
        )
        #expect(report.isWell, "\(report.problems)")
        #expect(report.steps.contains("odd responses break no question"))
    }

    @Test func oneAnswerEarns() throws {
        #expect(
            try report("title: T\nquestions: [{ask: a, answer: b}]").steps.contains("1 right answer earns the solve")
        )
    }

    @Test(arguments: [
        ("{ask: a, answer: b, on: {accept: end, reject: close}}", ["two"]),
        ("{ask: a, menu: {x: three, y: end}}", ["two"]),
        ("{ask: a, answer: b, wrong: close, on: {accept: {goto: three}}}", ["two"]),
        ("{ask: a, answer: b, on: {accept: end}}", []),
        ("{ask: a, menu: {x: three, y: }}", []), ("{ask: a, menu: {x: three, y: two}}", []),
        ("{ask: a, answer: b, on: {accept: end, reject: end}, transition: \"{go = 'two'}\"}", []),
        ("{ask: a, answer: b, on: {accept: {goto: \"{{'two'}}\"}, reject: end}}", []), ("{ask: a, answer: b}", []),
    ])
    func aStageThatNothingLeadsToIsTold(item: String, unreached: [String]) throws {
        let stages =
            "stages:\n  - name: one\n    questions:\n      - \(item)\n  - name: two\n    questions: [{ask: c, answer: d}]\n  - name: three\n    questions: [{ask: e, answer: f}]\n"
        let report = try report("title: T\n\(stages)")
        let told = report.problems.filter { $0.message.hasPrefix("nothing leads to the stage") }
        #expect(told.map(\.severity) == unreached.map { _ in .warning })
        #expect(told.map(\.line) == unreached.map { _ in 6 })
        #expect(told.allSatisfy { $0.message.contains("stage two:") }, "\(told)")
    }

    @Test(arguments: [
        ("", 1),
        ("rounds: 2", 1),
        ("order: fixed", 1),
        ("replacement: true\nrounds: 3", 1),
        ("mix: entries", 2),
        ("mix: entries\nrounds: 3", 2),
        ("mix: entries\nrounds: 1", 3),
        ("mix: entries\nrounds: 5\nreplacement: true", 2),
    ])
    func theNumberOfSessionsIsThatOfWhatSeedsGive(rules: String, rows: Int) throws {
        let table = "a\n" + (0..<rows).map { "\($0)\n" }.joined()
        let entries = ["x", "y"].map { "  - {ask: \"\($0){{a}}\", answer: x, from: t.csv}\n" }.joined()
        let files = try PackFiles([
            "pack.yaml": "title: T\n\(rules)\nquestions:\n  - {ask: z, answer: x}\n\(entries)", "t.csv": table,
        ])
        let pack = try files.load()
        var sessions: Set<[String]> = []
        for seed in 0..<8000 {
            var session = Session(of: pack.quiz, seed: UInt64(seed))
            _ = session.opened()
            var asked: [String] = []
            while let question = session.question {
                asked.append(question.ask)
                _ = session.received(line: Array("x".utf8), at: .zero)
            }
            sessions.insert(asked)
        }
        let steps = PackCheck(pack, file: "pack.yaml").report(seed: 1).steps
        let count = sessions.count == 1 ? "every session asks the same" : "\(sessions.count) different sessions"
        #expect(steps.contains("\(1 + 2 * rows) possible questions, \(pack.quiz.rounds) asked; \(count)"), "\(steps)")
    }

    @Test func whatIsBeyondCountingHasItsMagnitude() throws {
        let table = "a\n" + (0..<200).map { "\($0)\n" }.joined()
        func steps(_ rules: String) throws -> [String] {
            let yaml = "title: T\n\(rules)\nquestions: [{ask: \"{{a}}\", answer: \"{{a}}\", from: t.csv}]\n"
            let files = try PackFiles(["pack.yaml": yaml, "t.csv": table])
            return PackCheck(try files.load(), file: "pack.yaml").report(seed: 1).steps
        }
        // 200^20 is 1.05e46; 200! / 180! is 3.9e45; 200! is 7.9e374.
        #expect(
            try steps("rounds: 20\nreplacement: true").contains(
                "200 possible questions, 20 asked; about 10^46 different sessions"
            )
        )
        #expect(try steps("rounds: 20").contains("200 possible questions, 20 asked; about 10^46 different sessions"))
        #expect(try steps("").contains("200 possible questions, 200 asked; about 10^375 different sessions"))
    }

    @Test(arguments: [
        ("values: {a: {integer: [1, 10]}, b: {choice: [x, y]}}, ask: \"{{a}} {{b}}\"", "20 possible questions"),
        (
            "values: {a: {integer: [1, 1000000]}, b: {integer: [1, 1000000]}}, ask: \"{{a}} {{b}}\"",
            "about 10^12 possible questions"
        ),
        ("ask: \"{{math.random(9)}}\"", "as many possible questions as the pack's code makes"),
        ("values: {a: {integer: [1, 10]}}, ask: \"{{a}} {{math.random(9)}}\"", "at least 10 possible questions"),
        ("ask: x", "1 possible question"),
    ])
    func whatIsDrawnForQuestionsIsCounted(question: String, count: String) throws {
        let steps = try report("title: T\nstart: Press Enter.\nquestions: [{\(question), answer: x}]\n").steps
        #expect(steps.contains { $0.hasPrefix("\(count), 1 asked; ") }, "\(steps)")
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
                "pack.yaml:2:35: warning: \"a?\" is asked twice with different answers, \"x\" and \"y\"; a solver can't tell"
            ]
        )
    }

    @Test func aFlagThatAnybodyEarnsIsAWarning() throws {
        let report = try report("title: T\nflag: f{}\nthreshold: 0\nquestions: [{ask: a?, answer: x}]\n")
        #expect(
            report.problems.map(\.description) == ["pack.yaml: warning: the threshold is 0: anybody earns the flag"]
        )
    }

    /// What is drawn makes sessions differ, and the estimate counts it.
    @Test(
        arguments: [
            (
                "order: fixed\nrounds: 2\nquestions: [{values: {n: {integer: [1, 10]}}, ask: '{{n}}', number: '{{n}}'}]",
                "100 different sessions"
            ),
            (
                "order: fixed\nquestions: [{values: {w: {choice: [a, b, c]}}, ask: '{{w}}', answer: '{{w}}'}]",
                "3 different sessions"
            ),
            (
                "order: fixed\nquestions: [{ask: a, choices: [1, 2, 3, 4], answer: 1, shuffle: true}]",
                "24 different sessions"
            ),
            (
                "rounds: 50\nquestions: [{values: {w: {string: 10}}, ask: '{{w}}', answer: '{{w}}'}]",
                "about 10^707 different sessions"
            ),
            (
                "order: fixed\nvalues: {n: {integer: [1, 6]}}\nquestions: [{ask: '{{n}}?', number: '{{n}}'}]",
                "6 different sessions"
            ),
            (
                "order: fixed\nquestions: [{generate: '{n = math.random(9)}', ask: '{{n}}', number: '{{n}}'}]",
                "as many different sessions as the pack's code makes"
            ),
            (
                "order: fixed\nquestions: [{values: {a: {integer: [1, 5]}, n: '{{math.random(9)}}'}, ask: '{{n}}', number: '{{n}}'}]",
                "at least 5 different sessions"
            ),
            ("order: fixed\nquestions: [{ask: a, answer: b}]", "every session asks the same"),
        ]
    )
    func whatIsDrawnIsCounted(pack: String, words: String) throws {
        let files = try PackFiles(["pack.yaml": "title: T\n" + pack + "\n"])
        let steps = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1).steps
        #expect(steps.contains { $0.hasSuffix("; " + words) }, "\(steps)")
    }

    private static let maze = """
        title: Maze
        flag: f{out}
        stages:
          - name: hall
            questions: [{ask: Where to?, menu: {back: hall, out: door}}]
          - name: door
            questions: [{ask: Knock?, answer: knock}]
        solution:

        """

    /// The first option of a menu is not always the way out; the solution knows it.
    @Test func theSolutionIsPlayed() throws {
        let files = try PackFiles([
            "pack.yaml": Self.maze + "  - {see: Where to, type: out}\n  - {see: Knock, type: knock}\n"
        ])
        let report = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1)
        #expect(report.problems == [])
        #expect(report.steps.contains("the solution earns the flag"))
    }

    @Test func aSolutionThatDoesNotSolveIsAnError() throws {
        let files = try PackFiles([
            "pack.yaml": Self.maze + "  - {see: Whree to, type: out}\n  - {see: Knock, type: knock}\n"
        ])
        let report = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1)
        try #require(report.problems.count == 1)
        #expect(report.problems[0].message.hasPrefix("the solution does not solve the pack; the last words were: "))
        #expect(report.problems[0].message.contains("Where to?"))
    }

    @Test(arguments: [
        ("{{a * b}}", "values: {a: {integer: [5000000000, 5000000000]}, b: 4000000000}", "20000000000000000000"),
        (
            "{{product(a, b)}}", "values: {a: 5000000000, b: {integer: [-4000000000, -4000000000]}}",
            "-20000000000000000000"
        ),
        ("{{a + 1}}", "from: t.csv", "9223372036854775808"),
    ])
    func wholeNumbersThatWrapAroundAreTold(answer: String, values: String, exact: String) throws {
        let files = try PackFiles([
            "pack.yaml": """
            title: T
            script: function product(x, y) return x * y end
            questions:
              - {ask: "{{a}}", answer: "\(answer)", \(values)}
            """,
            "t.csv": "a\n9223372036854775807\n",
        ])
        let problems = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1).problems.map(\.description)
        #expect(
            problems.contains {
                $0.contains("pack.yaml:4: warning: whole numbers have 64 bits: this comes to \(exact) and")
            },
            "\(problems)"
        )
    }

    @Test(arguments: [
        "{{a // 3 * 3}}", "{{a == 7 and 1 or a * 2}}", "{{a ~ 5}}", "{{a << 62}}", "{{#tostring(a)}}",
        "{{big(a) ^ 90}}",
    ])
    func whatDoesNotWrapAroundIsNotTold(answer: String) throws {
        let pack = "title: T\nquestions:\n  - {ask: '{{a}}', answer: '\(answer)', values: {a: {integer: [7, 9]}}}\n"
        let files = try PackFiles(["pack.yaml": pack])
        let problems = PackCheck(try files.load(), file: "pack.yaml").report(seed: 1).problems
        #expect(!problems.contains { $0.message.contains("64 bits") }, "\(problems)")
    }
}
