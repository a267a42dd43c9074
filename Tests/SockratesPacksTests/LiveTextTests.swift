import SockratesPacks
import SockratesQuiz
import Testing

/// Texts see what is so when they are said.
@Suite struct LiveTextTests {
    /// What a player sees who types some lines.
    private func transcript(_ yaml: String, _ typed: [String], environment: [String: String] = [:]) throws -> String {
        let pack = try PackFiles(["pack.yaml": "title: T\n" + yaml]).load(environment: environment)
        var session = Session(of: pack.quiz, seed: 1)
        var text = ""
        func take(_ actions: [SessionAction]) {
            for case .send(let bytes) in actions { text += String(decoding: bytes, as: UTF8.self) }
        }
        take(session.opened())
        for line in typed { take(session.received(line: Array(line.utf8), at: .zero)) }
        return text
    }

    @Test func aQuestionsOwnTextsAreMadeWhenTheyAreSaid() throws {
        let seen = try transcript(
            """
            variables: {c: 0}
            attempts: 3
            questions:
              - ask: n?
                number: 5
                hint: "{{attempts - attempt}} of {{attempts}} left"
                say: {again: "{{response}} is wrong, c={{c}}", accept: "{{response}} it is: {{result}}", reject: "No."}
                on: {again: {set: {c: "{{c + 1}}"}}}
                explain: "You said {{response}} after {{attempt}}."
                feedback: {"4": "{{response}} is near, {{c}}"}

            """,
            ["7", "hint", "4", "5"]
        )
        #expect(
            seen == """
                T
                [1/1] n?
                (Type hint for a hint.)
                > 7 is wrong, c=0
                > 2 of 3 left
                > 4 is wrong, c=1
                4 is near, 1
                > 5 it is: accept
                You said 5 after 3.
                You scored 1 of 1.

                """
        )
    }

    @Test func everyNameHasItsValueWhereverItStands() throws {
        let seen = try transcript(
            """
            order: fixed
            progress: "{{round}}/{{attempts}} "
            say: {accept: "{{result}} {{chosen}}", reject: "{{result}} {{chosen}}."}
            questions:
              - {ask: "Round {{round}} of {{rounds}}, {{attempts}} attempts, {{attempt}} used?", choices: [red, blue], answer: red, attempts: 2}
              - {ask: "Round {{round}}, {{attempts}}?", choices: [red, blue], answer: red, attempts: unlimited}
              - {ask: "Round {{round}}?", choices: [red, blue], answer: red, transition: "{say = chosen .. '!'}"}

            """,
            ["a", "a", "b"]
        )
        #expect(
            seen == """
                T
                1/2 Round 1 of 3, 2 attempts, 0 used?
                  a) red
                  b) blue
                > accept red
                2/unlimited Round 2, unlimited?
                  a) red
                  b) blue
                > accept red
                3/1 Round 3?
                  a) red
                  b) blue
                > reject blue.
                blue!
                You scored 2 points.

                """
        )
    }

    @Test func aLineOfItsOwnForTheProgressStaysOne() throws {
        let yaml = "progress: \"Q {{round}}\\n\"\nquestions: [{ask: a?, answer: b}]\n"
        #expect(try transcript(yaml, []) == "T\nQ 1\na?\n> ")
    }

    @Test(arguments: ["", ", remarks: false"])
    func aBlindExamTellsNothing(remarks: String) throws {
        let words = remarks.isEmpty ? "accept: Noted., reject: Noted." : "accept: Fine., reject: Noted."
        let yaml = """
            order: fixed
            say: {\(words)\(remarks), score: ""}
            questions:
              - {ask: n?, number: 5}
              - {ask: all?, all: [x, y, z]}
              - {ask: f?, fields: [{name: first, number: 1}, {name: second, number: 2}]}

            """
        let seen = try transcript(yaml, ["7", "x, y", "7, 2"])
        #expect(seen == "T\n[1/3] n?\n> Noted.\n[2/3] all?\n> Noted.\n[3/3] f?\n> Noted.\n")
    }

    @Test func remarksAreMadeElsewhere() throws {
        let yaml = "questions: [{ask: all?, all: [x, y, z]}]\n"
        #expect(try transcript(yaml, ["x, y"]).contains("Wrong. 2 of 3 so far."))
    }

    @Test func theFlagMayBeToldInPieces() throws {
        let yaml = """
            flag: "${SECRET}"
            order: fixed
            say: {accept: "{{flag:sub(right, right)}}"}
            questions: [{ask: a?, answer: b}, {ask: c?, answer: d}]

            """
        let seen = try transcript(yaml, ["b", "d"], environment: ["SECRET": "xyz"])
        #expect(seen.contains("> x\n[2/2] c?\n> y\nYou scored"))
        let found = try problems("title: T\nsay: {accept: '{{flag}}'}\nquestions: [{ask: a?, answer: b}]\n")
        #expect(found.count == 1)
    }

    @Test func aFlagOfEachTeamIsToldOnceTheTeamIsKnown() throws {
        let yaml = """
            identity: name
            flag: {text: "{{hmac}}", secret: s}
            questions: [{ask: "{{flag:sub(1, 4)}}?", answer: b}]

            """
        let seen = try transcript(yaml, ["joe", "b"])
        let flag = try #require(seen.split(separator: "\n").last)
        #expect(seen.contains("] \(flag.prefix(4))?\n"))
    }

    // MARK: Score and ways

    @Test func rightAnswersMayDecide() throws {
        let yaml = """
            flag: f{1}
            threshold: {right: 3}
            streak: {of: 2, bonus: 10}
            order: fixed
            questions: [{ask: a?, answer: b}, {ask: c?, answer: b}, {ask: d?, answer: b}]

            """
        #expect(try !transcript(yaml, ["b", "b", "x"]).contains("f{1}"))
        #expect(try transcript(yaml, ["b", "b", "b"]).contains("f{1}"))
        let found = try problems("title: T\nthreshold: {right: 2}\nquestions: [{ask: a?, answer: b}]\n")
        #expect(found == ["pack.yaml:2:12: error: the flag needs 2 right answers, and 1 questions are asked"])
    }

    @Test func codeMayGivePoints() throws {
        let yaml = """
            questions: [{ask: List primes., judge: "true", example: "2", points: 1, transition: "{points = #words(response)}"}]

            """
        #expect(try transcript(yaml, ["2 3 5"]).contains("You scored 4 points."))
    }

    @Test func waysMayBeComputed() throws {
        let yaml = """
            variables: {coins: 10}
            stages:
              - name: shop
                questions:
                  - ask: Buy?
                    menu: {sword: {goto: "{{coins >= 30 and 'dragon' or 'poor'}}"}, earn: {set: {coins: "{{coins + 30}}"}, goto: shop}, wait: "{{''}}"}
                  - {gate: Go on., transition: "{go = 'dragon'}"}
              - {name: poor, questions: [{ask: Poor?, answer: y, on: {accept: shop}}]}
              - {name: dragon, questions: [{ask: Dragon?, answer: y}]}

            """
        #expect(try transcript(yaml, ["sword"]).hasSuffix("[1] Poor?\n> "))
        #expect(try transcript(yaml, ["earn", "sword"]).hasSuffix("[1] Dragon?\n> "))
        #expect(try transcript(yaml, ["wait", ""]).hasSuffix("[1] Dragon?\n> "))
    }

    @Test func aWholeNumberNeedsNoKindOfItsOwn() throws {
        let yaml =
            "questions: [{values: {n: {integer: [\"{{10 ^ 1}}\", \"{{10 ^ round}}\"]}}, ask: \"{{n}}?\", number: \"{{n}}\"}]\n"
        #expect(try transcript(yaml, []).contains("] 10?"))
    }

    @Test func aStatementMayBeDrawn() throws {
        let yaml = """
            questions: [{values: {n: {integer: [1, 9]}}, ask: "{{n}} is even.", true_false: "{{n % 2 == 0}}"}]

            """
        let report = PackCheck(try PackFiles(["pack.yaml": "title: T\n" + yaml]).load(), file: "pack.yaml").report(
            seed: 1
        )
        #expect(report.problems == [])
    }

    // MARK: Slips

    @Test(arguments: [
        (
            "values: {w: {strng: 3}}",
            "\"strng\" is a name in a map here, and nothing is drawn; did you mean \"string\"?"
        ),
        ("on: {accept: {set: {w: 2}}}", "\"w\" is set, and is none of the pack's \"variables\""),
        ("on: {accept: {set: {points: 2}}}", "every session has a \"points\" of its own; take another name"),
    ])
    func slipsAreTold(keys: String, message: String) throws {
        let found = try problems("title: T\nquestions: [{ask: a?, answer: b, \(keys)}]\n")
        #expect(found.count == 1)
        #expect(found.first?.contains(message) == true, "\(found)")
    }

    @Test func aTransitionSetsNothingThatNobodyHas() throws {
        let yaml = "title: T\nvariables: {word: x}\nquestions: [{ask: a?, answer: b, transition: \"{wrod = 1}\"}]\n"
        let report = PackCheck(try PackFiles(["pack.yaml": yaml]).load(), file: "pack.yaml").report(seed: 1)
        #expect(
            report.problems.contains {
                $0.message.contains("\"transition\" gives \"wrod\"") && $0.message.contains("did you mean \"word\"")
            }
        )
    }

    @Test func whoeverTriesTooOftenIsToldSo() throws {
        let yaml = "identity: {tokens: t.csv}\nquestions: [{ask: a?, answer: b}]\n"
        let files = try PackFiles(["pack.yaml": "title: T\n" + yaml, "t.csv": "token,team\nabc,A\n"])
        var session = Session(of: try files.load().quiz, seed: 1)
        _ = session.opened()
        var said = ""
        for _ in 0..<5 {
            said = ""
            for case .send(let bytes) in session.received(line: Array("x".utf8), at: .zero) {
                said += String(decoding: bytes, as: UTF8.self)
            }
        }
        #expect(said == "That was the last attempt. No team has this token.\n")
    }

    @Test func aCommandAndABlankLineAreNoResponses() throws {
        let seen = try transcript(
            "attempts: 9\nquestions: [{ask: n?, number: 5, hint: \"after {{response}}, {{result}}\"}]\n",
            ["7", "hint", " ", "5"]
        )
        #expect(seen.contains("> after 7, again\n"), "\(seen)")
    }

    @Test(arguments: ["math.mininteger", "math.maxinteger", "1e18"])
    func pointsWithoutMeasureAreAMistake(points: String) throws {
        let seen = try transcript(
            "questions: [{ask: a?, answer: b, transition: \"{points = \(points)}\"}]\n",
            ["b"]
        )
        #expect(seen.contains("This question is broken"), "\(seen)")
    }

    @Test(arguments: ["threshold: {}", "threshold: {right: }"])
    func aThresholdSaysHowMany(threshold: String) throws {
        let found = try problems("title: T\n\(threshold)\nflag: f{}\nquestions: [{ask: a?, answer: b}]\n")
        #expect(found.contains { $0.contains("\"threshold\" needs \"right\"") }, "\(found)")
    }

    @Test func aScriptInAFileOfItsOwnMayTellTheFlag() throws {
        let yaml = """
            title: T
            flag: f{x}
            script: {file: s.lua}
            questions: [{ask: "a?", answer: b, say: {accept: "{{first()}}"}}]

            """
        let files = ["pack.yaml": yaml, "s.lua": "function first() return flag:sub(1, 1) end\n"]
        var session = Session(of: try PackFiles(files).load().quiz, seed: 1)
        var text = ""
        for case .send(let bytes) in session.opened() { text += String(decoding: bytes, as: UTF8.self) }
        for case .send(let bytes) in session.received(line: Array("b".utf8), at: .zero) {
            text += String(decoding: bytes, as: UTF8.self)
        }
        #expect(text.contains("> f\n"), "\(text)")
    }

    @Test func oneLineIsNoResponseOfSeveral() throws {
        let seen = try transcript(
            "questions: [{ask: a?, fields: [b, c], response: {lines: 1}, attempts: 1}]\n",
            ["b, c"]
        )
        #expect(seen.contains("Correct!"), "\(seen)")
    }
}
