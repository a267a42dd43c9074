import SockratesPacks
import SockratesQuiz
import Testing

/// What packs can say beyond fixed questions: each is played from its own answers, in memory.
@Suite struct LanguageTests {
    private func report(_ pack: String, _ files: [String: String] = [:]) throws -> PackCheck.Report {
        let files = try PackFiles(files.merging(["pack.yaml": pack]) { $1 })
        return PackCheck(try files.load(), file: "pack.yaml").report(seed: 5)
    }

    private func transcript(_ pack: String, _ lines: [String], seed: UInt64 = 5, _ files: [String: String] = [:]) throws
        -> String
    {
        let files = try PackFiles(files.merging(["pack.yaml": pack]) { $1 })
        var session = Session(of: try files.load().quiz, seed: seed)
        var actions = session.opened()
        for line in lines { actions += session.received(line: Array(line.utf8), at: .seconds(1)) }
        var output: [UInt8] = []
        for case .send(let bytes) in actions { output += bytes }
        return String(decoding: output, as: UTF8.self)
    }

    private static let words = ["words.txt": "apple\nberry\ncherry\ndate\n"]

    @Test(arguments: [
        """
        title: Drawn values
        flag: f{}
        rounds: 9
        wrong: close
        questions:
          - values:
              a: {integer: [1, 99]}
              b: {integer: [1, "{{a}}"]}
              op: {choice: ["+", "-", "//"]}
              x: {float: [0, 1], digits: 2}
              s: {string: 4, of: ABC}
              three: {sample: [1, 2, 3, 4], count: 3}
              all: {shuffle: [x, y]}
              word: {word: words.txt}
              pair: {word: words.txt, count: 2}
            ask: "{{a}} {{op}} {{b}} {{x}} {{s}} {{#three}} {{all[1]}} {{word}} {{#pair}}"
            answer: "{{ ({['+'] = a + b, ['-'] = a - b, ['//'] = a // b})[op] }}"
        """,
        """
        title: Hooks
        flag: f{}
        rounds: 3
        script: |
          function graph() local n = math.random(3, 9) return {n = n, text = string.rep('o', n)} end
        questions:
          - {generate: graph(), ask: "How many in {{text}}?", oracle: n}
          - generate: "{n = math.random(1, 9)}"
            ask: "Twice {{n}}?"
            judge: "tonumber(response) == 2 * n or {verdict = 'reject', say = 'Not twice.'}"
            example: "{{2 * n}}"
        """,
        """
        title: Walks away
        flag: f{}
        threshold: 2
        rounds: 2
        attempts: 8
        questions:
          - {values: {n: {integer: [1, 8]}}, ask: Where?, answer: "{{n}}", transition: "{n = n % 8 + 1}"}
        """,
        """
        title: JSON
        wire: json
        response_field: answer.word
        flag: f{}
        say: {accept: "", reject: {error: no}}
        questions:
          - {values: {w: {word: words.txt}}, ask: {type: upper, word: "{{upper(w)}}"}, answer: "{{w}}", strictness: exact}
        """,
        """
        title: Kinds
        flag: f{}
        questions:
          - {ask: Largest?, choices: [Mercury, Jupiter], answer: Jupiter, shuffle: true}
          - {ask: Primes?, choices: [2, 4, 5], all: ["2", "5"]}
          - {ask: The Sun is a star., true_false: true}
          - {ask: Match., match: {France: Paris, Japan: Tokyo}, extra: [Rome]}
          - {ask: Two lines., response: {lines: 2}, answer: "a\\nb", strictness: exact}
          - {ask: Until END., response: {until: END}, answer: "a\\nb", strictness: exact}
          - {ask: Three., response: {items: 3}, answer: 1 2 3, strictness: exact}
        """,
        """
        title: Flow
        flag: "f{ {{player}} {{hall}} }"
        identity: name
        lives: 2
        streak: {of: 1, bonus: 3}
        rewards: [{right: 1, say: "half{}"}]
        variables: {hall: 0}
        start: [{countdown: 2}, Press Enter.]
        stages:
          - name: hall
            questions:
              - {say: "Hello, {{player}}.", pause: 1s}
              - {ask: Where to?, menu: {cellar: cellar, attic: {goto: attic, say: Up., set: {hall: "{{hall + 1}}"}}}}
          - {name: cellar, questions: [{ask: "2+2?", answer: "4", on: {accept: end}}]}
          - {name: attic, questions: [{ask: "3+3?", answer: "6"}]}
        """,
        """
        title: Seeded by the player
        flag: "f{ {{sha1(key):sub(1, 8)}} }"
        stages:
          - {name: key, questions: [{ask: Your key?, input: key, regex: '[a-z]+', example: abc, seed: "{{key}}"}]}
          - {name: one, rounds: 3, questions: [{values: {n: {integer: [1, 9]}}, ask: "{{n}}?", answer: "{{n}}"}]}
        """,
    ])
    func whatAPackCanSayPlaysToItsEnd(pack: String) throws {
        let report = try report(pack, Self.words)
        #expect(report.problems.filter { $0.severity == .error } == [])
        #expect(report.steps.contains { $0.contains("earn the flag") || $0.contains("earns the flag") })
        #expect(report.steps.contains("wrong answers earn nothing"))
    }

    @Test func creditFeedbackAndExplanationAreSaid() throws {
        let pack = """
            title: T
            questions:
              - ask: Who?
                answer: Claude Monet
                points: 10
                strictness: strict
                credit: {Manet: 50%}
                feedback: {Manet: He was a friend.}
                explain: He lived in Giverny.
            """
        let said = try transcript(pack, ["manet"])
        #expect(said.contains("Partly right.\nHe was a friend.\nHe lived in Giverny.\nYou scored 5"))
    }

    @Test func theLikestFeedbackSpeaksAlone() throws {
        let pack = """
            title: T
            questions:
              - ask: Which town?
                answer: Nazareth
                points: 4
                credit: {Nazereth: 75%}
                feedback: {Nazareth: That is it., Nazereth: Look at its letters.}
            """
        let misspelled = try transcript(pack, ["nazereth"])
        #expect(misspelled.contains("Look at its letters.\nYou scored 3"))
        #expect(!misspelled.contains("That is it."))
        let right = try transcript(pack, ["Nazareth"])
        #expect(right.contains("That is it.\nYou scored 4") && !right.contains("letters"))
    }

    @Test(arguments: ["Ann, Ann's son", "a, b", "ab", "b a"])
    func whatIsSaidOfEachOptionThatIsChosenIsSaid(response: String) throws {
        let pack = """
            title: T
            questions:
              - ask: Who came?
                choices: [Ann, "Ann's son", "Ann's father"]
                all: [Ann, "Ann's son"]
                feedback: {Ann: First., "Ann's son": Second., "Ann's father": Third.}
            """
        let said = try transcript(pack, [response])
        #expect(said.contains("First.\nSecond.\nYou scored"), "\(said)")
        #expect(!said.contains("Third."))
    }

    @Test func aSeedDecidesAllThatIsDrawn() throws {
        let pack = """
            title: T
            rounds: 4
            questions:
              - {values: {n: {integer: [1, 1000]}}, ask: "{{n}} {{math.random(9)}}?", answer: "x"}
            """
        #expect(try transcript(pack, ["1", "2"], seed: 3) == transcript(pack, ["1", "2"], seed: 3))
        #expect(try transcript(pack, ["1", "2"], seed: 3) != transcript(pack, ["1", "2"], seed: 4))
    }

    @Test func aFlagIsAnotherForEachTeam() throws {
        let pack = """
            title: T
            flag: {text: "f{{{hmac}}}", secret: s3cret}
            identity: {tokens: teams.csv}
            questions: [{ask: a?, answer: a}]
            """
        let teams = ["teams.csv": "token,team\nt1,Red\nt2,Blue\n"]
        let red = try transcript(pack, ["t1", "a"], teams)
        let blue = try transcript(pack, ["t2", "a"], teams)
        for text in [red, blue] { #expect(text.contains(#/\nf\{[0-9a-f]+\}\n/#), "\(text)") }
        #expect(red.split(separator: "\n").last != blue.split(separator: "\n").last)
        #expect(try transcript(pack, ["nobody"], teams).contains("No team has this token."))
    }

    @Test func braces() throws {
        let pack = """
            title: T
            flag: "flag{{{n}}}"
            values: {n: 7}
            questions: [{ask: '{{{{ {n, 8} }}}} {{ "{{" }}n}} {{{n}}', answer: a}]
            """
        let said = try transcript(pack, ["a"])
        #expect(said.contains("{{7, 8}} {{n}} {7\n"), "\(said)")
        #expect(said.hasSuffix("flag{7}\n"), "\(said)")
    }

    @Test func integersAreDrawnFromAllThatThereAre() throws {
        let pack = """
            title: T
            questions:
              - values: {n: {integer: [-9223372036854775808, 9223372036854775807]}, x: {float: [-1e8, 1e8]}}
                ask: "{{n}} {{x}}"
                answer: "{{n}}"
            """
        #expect(try report(pack).problems == [])
    }

    @Test func regexGolf() throws {
        let pack = """
            title: Golf
            wrong: again
            script: |
              function golf(pattern)
                if matches("", pattern) == nil then return {verdict = "prompt", say = "That is no regular expression."} end
                for _, word in ipairs({"hello", "help"}) do if not matches(word, pattern) then return false end end
                return not matches("yelp", pattern)
              end
            questions: [{ask: Match, judge: golf(response), example: ^he}]
            """
        #expect(try transcript(pack, ["(", "el", "^he"]).contains("That is no regular expression."))
        #expect(try report(pack).problems == [])
    }

    @Test func aTokenIsKnownInEveryFormAndByNothingElse() throws {
        let pack = "title: T\nidentity: {tokens: teams.csv}\nquestions: [{ask: a?, answer: a}]\n"
        let teams = ["teams.csv": "token,team\nZo\u{EB}9,Red\n"]
        for token in ["Zo\u{EB}9", "Zoe\u{308}9", "  Zo\u{EB}9 "] {
            #expect(try transcript(pack, [token, "a"], teams).contains("Correct!"), "\(token)")
        }
        for token in ["Zo\u{EB}", "Zo\u{EB}99", "zo\u{EB}9", "Zoe9", "Red"] {
            #expect(try transcript(pack, [token], teams).contains("No team has this token."), "\(token)")
        }
    }

    @Test(arguments: ["\u{202E}evil", "", "a\u{200B}b", String(repeating: "x", count: 33), "\u{7}bell"])
    func aNameThatCannotBeShownIsRefused(name: String) throws {
        let pack = "title: T\nidentity: name\nquestions: [{ask: a?, answer: a}]\n"
        #expect(try !transcript(pack, [name]).contains("a?"))
        #expect(try transcript(pack, ["Ann"]).contains("Hello, Ann.") || transcript(pack, ["Ann"]).contains("a?"))
    }

    @Test func whoCallsCodeThatFailsReadsNothingOfIt() throws {
        let pack = """
            title: T
            flag: f{}
            rounds: 2
            wrong: close
            questions:
              - {ask: "a?", judge: "response + 1 > 2", example: "2"}
            """
        let said = try transcript(pack, ["x", "x", "x"])
        #expect(said.contains("This question is broken; it does not count.\n"))
        #expect(said.contains("This challenge is broken. Please tell its host.\n"))
        #expect(!said.contains("f{}") && !said.contains("arithmetic"))
    }

    @Test(arguments: [
        (
            "questions: [{ask: a?, choices: [x, y], answer: z}]",
            "pack.yaml:2: error: the answer \"z\" is none of the choices"
        ),
        (
            "questions: [{ask: a?, true_false: true, answer: z}]",
            "\"true_false\" is the question's answer; leave out \"answer\""
        ),
        ("questions: [{ask: a?, answer: z, shuffle: true}]", "\"shuffle\" belongs to \"choices\""),
        ("questions: [{ask: a?, answer: z, on: {accept: nowhere}}]", "no stage has the name \"nowhere\""),
        ("questions: [{ask: a?, answer: z, values: {end: 1}}]", "a value's name has letters"),
        (
            "questions: [{ask: a?, answer: z, values: {n: {integer: [5, 1]}}}]",
            "\"integer\" is two whole numbers, the lower one first"
        ),
        (
            "questions: [{ask: a?, answer: z, values: {n: {float: [-1.7e308, 1.7e308]}}}]",
            "pack.yaml:2:54: error: \"float\" draws numbers of at most 15 digits"
        ),
        (
            "questions: [{ask: a?, answer: z, values: {n: {float: [0, 1e12], digits: 12}}}]",
            "narrow the range, or ask for fewer \"digits\""
        ),
        ("questions: [{ask: a?, answer: z, values: {n: {choice: []}}}]", "there are 0 items to choose from"),
        ("questions: [{ask: a?, answer: z, response: {lines: none}}]", "\"lines\" is a whole number"),
        ("questions: [{ask: '{{nothing}}', answer: z, values: {n: 1}}]", "nothing here is called \"nothing\""),
        ("questions: [{ask: a?, judge: 'x +'}]", "pack.yaml:2: error:"),
        (
            "script: 'function right(x) return true end'\nquestions: [{ask: a?, judge: rihgt(response)}]",
            "pack.yaml:3: error: \"judge\" calls \"rihgt\", which neither the script nor the library defines; did you mean \"right\"?"
        ),
        (
            "script: 'function solve(x) return true end'\nquestions: [{ask: a?, oracle: solve}]",
            "pack.yaml:3: error: \"oracle\" is a function and not its value; call it: solve(…)"
        ),
        ("questions: [{ask: a?, oracle: nowhere}]", "pack.yaml:2: error: \"oracle\" names \"nowhere\""),
        (
            "questions: [{ask: '{{made(1)}}', generate: '{a = 1}', answer: x}]",
            "\"made\" is called here, which neither the script nor the library defines"
        ),
        ("wire: json\nnewline: crfl\nquestions: [{ask: a?, answer: z}]", "did you mean \"crlf\""),
        ("lives: none\nquestions: [{ask: a?, answer: z}]", "\"lives\" is a whole number"),
        ("flag: {text: plain, secret: s}\nquestions: [{ask: a?, answer: z}]", "a flag with a \"secret\" has {{hmac}}"),
        ("rounds: 2\norder: shuffled\nquestions: [{say: hello}, {ask: a?, answer: z}]", "a step keeps its place"),
    ])
    func mistakesAreToldWithTheirPlace(pack: String, message: String) throws {
        let found = try PackFiles(["pack.yaml": "title: T\n\(pack)\n"]).problems()
        #expect(found.contains { $0.contains(message) }, "\(found)")
    }
}
