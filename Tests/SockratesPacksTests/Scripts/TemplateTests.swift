import SockratesJudge
import SockratesPacks
import SockratesQuiz
import Testing

/// Expressions in a pack's texts, as a player reads them.
@Suite struct TemplateTests {
    private func asked(_ questions: String, script: String = "", table: String = "a,b,word\n7,5,Hello\n") throws
        -> [String]
    {
        let files = try PackFiles(["pack.yaml": "title: T\n\(script)questions:\n\(questions)", "t.csv": table])
        let quiz = try files.load().quiz
        return quiz.stages.flatMap(\.entries).flatMap(\.questions).flatMap { [$0.ask, $0.judge.modelAnswer] }
    }

    @Test func expressionsStandInQuestionsAndAnswers() throws {
        let texts = try asked("  - {ask: 'What is {{a}} // {{b}}?', number: '{{a // b}}', from: t.csv}\n")
        #expect(texts == ["What is 7 // 5?", "1"])
        let coded = try asked("  - {ask: 'Decode {{base64(word)}}', answer: '{{word}}', from: t.csv}\n")
        #expect(coded == ["Decode SGVsbG8=", "Hello"])
    }

    @Test func aListIsAListOfAnswers() throws {
        let texts = try asked("  - {ask: '{{word}}?', all: '{{letters(word:sub(1, 3))}}', from: t.csv}\n")
        #expect(texts == ["Hello?", "H, e, l"])
    }

    @Test func bracesAreWrittenAsTexts() throws {
        let texts = try asked(#"  - {ask: "{{ '{{' }}x{{ '}}' }} and {{ ({{1}})[1][1] }}", answer: a}"# + "\n")
        #expect(texts == ["{{x}} and 1", "a"])
    }

    @Test func aPacksFunctionsAreCalled() throws {
        let script = """
            script: |
              local shift = 3
              function hidden(text)
                return caesar(text, shift)
              end

            """
        #expect(throws: Never.self) { try asked("  - {ask: x, answer: y}\n", script: script) }
    }

    @Test(
        arguments: [
            (
                "  - {ask: '{{captal}}', answer: x, from: t.csv}\n",
                "pack.yaml:3:11: error: t.csv has no column \"captal\"; it has: a, b, word"
            ),
            (
                "  - {ask: '{{wrd .. 1}}', answer: x, from: t.csv}\n",
                "pack.yaml:3:11: error: t.csv has no column \"wrd\"; did you mean \"word\"?"
            ),
            (
                "  - {ask: '{{bas64(word)}}', answer: x, from: t.csv}\n",
                "pack.yaml:3:11: error: t.csv has no column \"bas64\"; did you mean \"base64\"?"
            ),
            ("  - {ask: '{{1 +}}', answer: x}\n", "pack.yaml:3: error: unexpected symbol near ')'"),
            (
                "  - {ask: '{{word + a}}', answer: x, from: t.csv}\n",
                "pack.yaml:3: error: attempt to add a 'string' with a 'number' (for the row t.csv:2)"
            ),
            (
                "  - ask: |\n      one\n\n      {{ 1 + nil }}\n    answer: x\n",
                "pack.yaml:6: error: attempt to perform arithmetic on a nil value"
            ),
            (
                "  - {ask: x, answer: '{{(function() while true do end end)()}}'}\n",
                "pack.yaml:3: error: this took more than 10000000 steps; does a loop never end?"
            ),
            (
                "  - {ask: '{{x', answer: x}\n",
                "pack.yaml:3:11: error: \"{{\" opens a place for a value, and no \"}}\" closes it"
            ),
        ]
    )
    func mistakesAreFoundWhenThePackLoads(questions: String, message: String) throws {
        let files = try PackFiles(["pack.yaml": "title: T\nquestions:\n\(questions)", "t.csv": "a,b,word\n7,5,Hello\n"])
        #expect(files.problems().first == message)
    }

    @Test func aScriptsMistakeIsToldWithTheLineOfThePack() throws {
        let pack = "title: T\nscript: |\n  x = 1\n  local\nquestions: [{ask: a, answer: a}]\n"
        let found = try problems(pack)
        #expect(found == ["pack.yaml:4: error: <name> expected near <eof>"])
        let file = "title: T\nscript: {file: hooks.lua}\nquestions: [{ask: a, answer: a}]\n"
        #expect(
            try problems(file, ["hooks.lua": "x = 1\nx = y.z\n"]) == [
                "hooks.lua:2: error: attempt to index a nil value (global 'y')"
            ]
        )
        #expect(
            try problems(file).first?.hasPrefix("pack.yaml:2:9: error: the script \"hooks.lua\" can't be read") == true
        )
    }

    @Test func oneEndlessExpressionEndsTheReading() throws {
        let table = "a\n" + (0..<5000).map { "\($0)\n" }.joined()
        let entry = "  - {ask: '{{(function(x) while true do end end)(a)}}', answer: x, from: t.csv}\n"
        let found = try problems("title: T\nquestions:\n\(entry)\(entry)", ["t.csv": table])
        #expect(found.count == 1)
        #expect(found[0].contains("(for the row t.csv:2)"))
    }
}
