import SockratesPacks
import SockratesQuiz
import Testing

/// A player who knows the pack and sees only what comes over the wire.
@Suite struct PackSolverTests {
    private func flag(_ yaml: String, _ files: [String: String] = [:], cuts: Int = 1000) throws -> String? {
        let pack = try PackFiles(files.merging(["pack.yaml": yaml]) { $1 }).load()
        var session = Session(of: pack.quiz, seed: 11)
        var solver = PackSolver(pack)
        var waiting: [[UInt8]] = []
        func take(_ actions: [SessionAction]) {
            for case .send(let bytes) in actions {
                for start in stride(from: 0, to: bytes.count, by: cuts) {
                    waiting += solver.received(Array(bytes[start..<min(start + cuts, bytes.count)])) ?? []
                }
            }
        }
        take(session.opened())
        for _ in 0..<200 where session.end == nil && !waiting.isEmpty {
            take(session.received(line: waiting.removeFirst(), at: .zero))
        }
        return solver.flag
    }

    @Test(arguments: [1, 7, 1000])
    func madeQuestionsAreReadBackFromTheirTexts(cuts: Int) throws {
        let yaml = """
            title: T
            flag: f{1}
            rounds: 6
            wrong: close
            start: Press Enter.
            questions:
              - {values: {a: {integer: [1, 99]}, b: {integer: [1, 99]}}, ask: "{{a}} + {{b}}", answer: "{{a + b}}"}
              - {values: {n: {integer: [1, 3]}}, ask: "{{capital}} times {{n}}?", answer: "{{country}}{{n}}", from: c.csv}
              - {ask: "Largest of {{capital}}?", choices: ["{{country}}", Atlantis], answer: "{{country}}", shuffle: true, from: c.csv}
            """
        #expect(try flag(yaml, ["c.csv": "country,capital\nFrance,Paris\nJapan,Tokyo\n"], cuts: cuts) == "f{1}")
    }

    /// Texts that tell by JSON, over several lines, or not at all, without a solution.
    @Test(arguments: [
        """
        wire: json
        response_field: result
        questions:
          - values: {a: {integer: [1, 99]}, b: {integer: [1, 99]}, op: {choice: [add, sub]}}
            ask: {method: "{{op}}", params: ["{{a}}", {of: "{{b}} pieces"}], id: 7}
            number: "{{op == 'add' and a + b or a - b}}"
        """,
        """
        wire: json
        questions:
          - {ask: {capital: France}, answer: Paris}
          - {values: {n: {integer: [1, 9]}}, ask: {twice: "{{n}}"}, json: {twice: "{{2 * n}}"}}
        """,
        """
        strictness: exact
        questions:
          - values: {a: {string: 3}, b: {string: 3}, both: "{{join({a, b}, string.char(10))}}"}
            ask: "Backwards:\\n{{both}}"
            answer: "{{reverse(both)}}"
            response: {lines: 2}
        """,
        """
        script: |
          function picture(number) return join({("#"):rep(number // 10), ("#"):rep(number % 10)}, " ") end
        questions:
          - {values: {number: {integer: [1, 99]}}, ask: "Count {{picture(number)}}", answer: "{{number}}"}
          - {values: {code: {string: 2, of: abc}}, ask: "{{md5(code)}}", answer: "{{code}}", strictness: exact}
        """,
        """
        questions: [{ask: Two lines., answer: "a\\nb", response: {until: END}, strictness: exact}]
        """,
    ])
    func textsTellInOtherWaysToo(pack: String) throws {
        #expect(try flag("title: T\nflag: f{3}\nrounds: 6\nreplacement: true\nwrong: close\n" + pack) == "f{3}")
    }

    @Test func aTextThatStandsForSeveralAnswersTellsNone() throws {
        let pack = try PackFiles([
            "pack.yaml": "title: T\nquestions: [{values: {n: {integer: [1, 2]}}, ask: Which?, number: \"{{n}}\"}]\n"
        ]).load()
        var session = Session(of: pack.quiz, seed: 11)
        var solver = PackSolver(pack)
        for case .send(let bytes) in session.opened() { #expect(solver.received(bytes) == nil) }
    }

    @Test func aSolutionAnswersWhatTextsDoNotTell() throws {
        let yaml = """
            title: T
            flag: f{2}
            rounds: 5
            wrong: close
            questions:
              - {values: {w: {string: 6}}, ask: "Decode {{base64(w)}}.", answer: "{{w}}", strictness: exact}
            solution:
              - {see: 'Decode (?P<code>[^ ]+)[.]', type: "{{from_base64(code)}}"}
            """
        #expect(try flag(yaml) == "f{2}")
    }

    @Test func mistakesInASolutionAreToldWithTheirPlace() throws {
        let yaml = "title: T\nquestions: [{ask: a?, answer: a}]\nsolution: [{see: '(', type: x}, {sea: x}]\n"
        let found = try PackFiles(["pack.yaml": yaml]).problems()
        #expect(found.contains { $0.hasPrefix("pack.yaml:3:") })
        #expect(found.contains { $0.contains("did you mean \"see\"") })
    }
}
