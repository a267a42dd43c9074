import SockratesPacks
import SockratesQuiz
import Testing

/// A solver sees only what is sent, whatever words a pack has of its own.
@Suite struct SolvedFromTextsTests {
    /// A session that a solver has played to its end, or as far as it came.
    private struct Played: CustomStringConvertible {
        let solver: PackSolver
        let end: SessionEnd?
        var description: String { solver.lastWords }

        init(_ yaml: String, _ files: [String: String] = [:], rounds: Int = 200, from seed: UInt64 = 11) throws {
            let pack = try PackFiles(files.merging(["pack.yaml": yaml]) { $1 }).load()
            var session = Session(of: pack.quiz, seed: seed)
            var solver = PackSolver(pack)
            var waiting: [[UInt8]] = []
            func take(_ actions: [SessionAction]) {
                for case .send(let bytes) in actions { waiting += solver.received(bytes) ?? [] }
            }
            take(session.opened())
            for _ in 0..<rounds where session.end == nil && !waiting.isEmpty {
                take(session.received(line: waiting.removeFirst(), at: .zero))
            }
            self.solver = solver
            end = session.end
        }
    }

    private static let questions = """
        questions:
          - {ask: a?, answer: b}
          - {ask: "Two\\nlines?", answer: c, hint: A letter.}
          - {values: {n: {integer: [1, 99]}}, ask: "{{n}} + 1", number: "{{n + 1}}"}
          - {values: {n: {integer: [1, 9]}}, ask: "{{('#'):rep(n)}}", number: "{{n}}"}
        """

    @Test(arguments: [
        "progress: \"* \"", "progress: \"{{round}}. ({{points}} points) \"", "progress: \"{{('=>'):rep(round)}}\"",
        "progress: false", "start: Press Enter.\nprogress: \"* \"",
        "say: {solved: \"{{right}} of {{rounds}} right. The flag:\"}",
        "say: {solved: \"\", score: \"{{points}} points for you.\"}", "say: {solved: \"\", score: \"\"}",
        "say: {hint_offer: \"Type {{'hint'}}.\"}",
    ])
    func packsWithWordsOfTheirOwnAreSolvedAndChecked(words: String) throws {
        let yaml = "title: T\nflag: f{1}\nwrong: close\n\(words)\n\(Self.questions)\n"
        #expect(try Played(yaml).solver.flag == "f{1}")
        let report = PackCheck(try PackFiles(["pack.yaml": yaml]).load(), file: "pack.yaml").report(seed: 1)
        #expect(report.problems == [])
        let fixed = "title: T\nflag: f{1}\nwrong: close\n\(words)\nquestions: [{ask: a?, answer: b}]\n"
        #expect(try Played(fixed).solver.flag == "f{1}")
        #expect(PackCheck(try PackFiles(["pack.yaml": fixed]).load(), file: "pack.yaml").report(seed: 1).problems == [])
    }

    @Test(arguments: [
        "", "start: {ask: Language?, menu: {English: , Deutsch: }}", "streak: {of: 2, bonus: 1}",
        "say: {score: \"{{points}} points for you.\"}", "say: {score: \"\"}",
    ])
    func aPackWithoutAFlagIsSolvedWhereNothingWasWrong(rules: String) throws {
        let played = try Played("title: T\n\(rules)\n\(Self.questions)\n")
        #expect(played.end == .solved)
        #expect(played.solver.flag == nil)
        let isSolved = played.solver.isSolvedWithoutFlag
        #expect(isSolved)
    }

    @Test(arguments: [
        "", "streak: {of: 2, bonus: 1}", "say: {score: \"{{points}} points for you.\"}", "say: {score: \"\"}",
    ])
    func aPackWithoutAFlagIsNotSolvedWhereSomethingWasWrong(rules: String) throws {
        let yaml = """
            title: T
            \(rules)
            order: fixed
            questions: [{ask: a?, answer: b}, {ask: c?, answer: d}]
            solution: [{see: a, type: wrong}]
            """
        let played = try Played(yaml)
        #expect(played.end == .unsolved)
        let isSolved = played.solver.isSolvedWithoutFlag
        #expect(!isSolved)
    }

    @Test func questionsWithoutATotalAreKnown() throws {
        let yaml = """
            title: T
            flag: f{1}
            stages:
              - questions:
                  - {ask: Where to?, menu: {on: , there: last}}
                  - {ask: Capital of France?, answer: Paris}
              - name: last
                questions: [{ask: Capital of Spain?, answer: Madrid, on: {accept: end}}]
            """
        #expect(try Played(yaml).solver.flag == "f{1}")
    }

    @Test func anExpressionAloneIsNoMenu() throws {
        let yaml = """
            title: T
            flag: f{1}
            start: {ask: Language?, menu: {English: {set: {l: en}}, Deutsch: {set: {l: de}}}}
            variables: {l: en}
            questions: [{ask: "{{ ({en = en, de = de})[l] }}", answer: "{{a}}", hint: A town., from: q.csv}]
            """
        let table = "en,de,a\nCapital of France?,Frankreich?,Paris\nCapital of Austria?,Österreich?,Vienna\n"
        #expect(try Played(yaml, ["q.csv": table]).solver.flag == "f{1}")
    }

    @Test func whatNothingFitsIsTold() throws {
        let unknown = "questions: [{values: {n: {integer: [1, 2]}}, ask: Which?, number: \"{{n}}\"}]\n"
        #expect(
            try Played("title: T\n" + unknown).solver.trouble == "no question of the pack fits what the server says"
        )
        #expect(
            try Played("title: T\n\(unknown)solution: [{see: What, type: x}]\n").solver.trouble
                == "no rule of the solution and no question of the pack fits what the server says"
        )
    }

    @Test func aCircleHasAnEnd() throws {
        let yaml = """
            title: T
            stages:
              - name: hall
                questions: [{ask: Where to?, menu: {hall: hall, out: last}}]
              - name: last
                questions: [{ask: a?, answer: b}]
            """
        let played = try Played(yaml, rounds: 100_000)
        let trouble = played.solver.trouble
        #expect(trouble?.hasSuffix("lines were typed, and the session has no end") == true)
    }

    @Test(arguments: [
        ("{ask: \"Three.\", all: [x, y, z], response: {lines: 3}}", true),
        ("{ask: \"Three of four.\", all: [x, y, z, w], at_least: 3, response: {lines: 3}}", true),
        ("{ask: \"All.\", all: [x, y], response: {until: END}}", true),
        ("{ask: \"A place.\", fields: [New York, {number: 7}], response: {lines: 2}}", true),
        ("{values: {n: {integer: [1, 5]}}, ask: \"{{n}}?\", all: [\"{{n}}\", w], response: {lines: 2}}", true),
    ])
    func listsAndFieldsOverSeveralLinesAreTypedALineEach(question: String, isWell: Bool) throws {
        let yaml = "title: T\nflag: f{1}\nquestions: [\(question)]\n"
        #expect(PackCheck(try PackFiles(["pack.yaml": yaml]).load(), file: "pack.yaml").report(seed: 1).problems == [])
        #expect(try Played(yaml).solver.flag == "f{1}")
    }

    @Test func theTotalIsToldWhereItIsKnown() throws {
        let yaml = """
            title: T
            start: {ask: Language?, menu: {English: , Deutsch: }}
            rounds: 3
            questions: [{values: {n: {integer: [1, 99]}}, ask: "{{n}} + 1", number: "{{n + 1}}", points: 2}]
            """
        #expect(try Played(yaml).solver.lastWords.contains("You scored 6 of 6."))
        let own = yaml.replacing("points: 2", with: "points: \"{{n}}\"")
        #expect(try Played(own).solver.lastWords.contains(" points."))
    }
}
