import SockratesPacks
import SockratesQuiz
import Testing

/// What may stand between `{{` and `}}`.
@Suite struct ExpressionTests {
    private let place = ScriptPlace(file: "quiz.yaml", line: 4)
    private let values: [String: Value] = [
        "capital": .text("Paris"), "a": .integer(17), "b": .integer(5), "half": .number(0.5), "whole": .number(3),
        "words": .list([.text("to"), .text("be")]),
        "row": .map(["name": .text("France"), "rivers": .list([.text("Seine"), .text("Loire")])]),
    ]

    private func value(_ source: String, script: PackScript = PackScript()) throws -> Value {
        var random = SeededRandom(seed: 1)
        return try PackExpression(source, of: script, at: place).value(random: &random) { values[$0] }
    }

    @Test(
        arguments: [
            ("capital", "Paris"), (" capital ", "Paris"), ("words", "to, be"), ("words[2]", "be"),
            ("row.name", "France"), ("row.rivers[1]", "Seine"), ("whole", "3"), ("half", "0.5"),
            ("a + b", "22"), ("a // b", "3"), ("a / b", "3.4"), ("a % b == 2", "true"), ("a .. b", "175"),
            ("capital:upper()", "PARIS"), ("base64(capital)", "UGFyaXM="), ("a > b and 'more' or 'less'", "more"),
            ("#words", "2"), ("words[#words]", "be"), ("row.rivers[1]:sub(1, 2)", "Se"), ("{1, {2}}", "1, 2"),
            ("'}}'", "}}"), ("'{{'", "{{"), ("[[}}]]", "}}"), ("({x = {y = 1}}).x.y", "1"),
            ("capital -- a comment", "Paris"), ("'a' --[[ b ]] .. 'c'", "ac"),
            ("(function(x) return x * 2 end)(a)", "34"), ("6 / 2", "3"), ("2^53", "9007199254740992"),
            ("join(words, ' or not ')", "to or not be"), ("('x'):rep(3)", "xxx"), ("words[1]:byte()", "116"),
        ]
    )
    func expressionsHaveValues(source: String, expected: String) throws {
        #expect(try value(source).text == expected)
    }

    @Test(
        arguments: [
            ("", "\"{{\" and \"}}\" have nothing between them"),
            ("nothing", "\"nothing\" has no value"),
            ("row.nothing", "\"row.nothing\" has no value"),
            ("words[3]", "\"words[3]\" has no value"),
            ("words[4 - 1]", "the expression has no value (nil)"),
            ("capital + 1", "attempt to add a 'string' with a 'number'"),
            ("a +", "unexpected symbol near ')'"),
            ("a, b", "')' expected near ','"),
            ("a) + (b", "22"),
            ("x = 1", "')' expected near '='"),
            ("upper", "\"upper\" has no value"),
        ]
    )
    func mistakesAreToldWithTheirPlace(source: String, message: String) throws {
        if source == "a) + (b" {
            // Odd, and harmless: it is still one value of one call.
            #expect(try value(source).text == message)
            return
        }
        let failure = #expect(throws: ScriptFailure.self) { try value(source) }
        #expect(failure?.description == "quiz.yaml:4: \(message)")
    }

    @Test func theLineWithinAnExpressionIsTold() {
        let failure = #expect(throws: ScriptFailure.self) { try value("a +\n  b +\n  capital.x.y") }
        #expect(failure?.description == "quiz.yaml:6: attempt to index a nil value (field 'x')")
    }

    @Test func expressionsCallThePacksFunctions() throws {
        let script = try PackScript("function double(x) return x * 2 end", at: ScriptPlace(file: "quiz.yaml", line: 30))
        #expect(try value("double(a) + 1", script: script).text == "35")
        let failure = #expect(throws: ScriptFailure.self) { try value("double(words)", script: script) }
        #expect(failure?.description == "quiz.yaml:30: attempt to perform arithmetic on a table value (local 'x')")
    }

    @Test func thePacksFunctionsSeeTheSameNames() throws {
        let script = try PackScript("function both() return a .. row.name end", at: place)
        #expect(try value("both()", script: script).text == "17France")
        let same = try PackScript("function a() return 1 end function twice(x) return 2 * x end", at: place)
        #expect(try value("twice(a)", script: same).text == "34")
        let other = try PackScript("a = 1 function own() return a end", at: place)
        #expect(try value("own()", script: other).text == "1")
    }

    @Test func whatDrawsIsKnown() throws {
        let script = PackScript()
        let draws = { (source: String) in try PackExpression(source, of: script, at: place).draws }
        #expect(try draws("math.random(6)"))
        #expect(try draws("choice({1, 2})"))
        #expect(try !draws("a + b"))
        #expect(try !draws("'a random choice'"))
        #expect(try !draws("choice"))
        let drawing = try PackScript("function f() return choice({1, 2}) end", at: place)
        #expect(try PackExpression("f()", of: drawing, at: place).draws)
        let calm = try PackScript("function f() return 1 end", at: place)
        #expect(try !PackExpression("f()", of: calm, at: place).draws)
    }

    @Test func oneExpressionLeavesNothingForTheNext() throws {
        let script = PackScript()
        #expect(try value("(function() x = 1 return x end)()", script: script).text == "1")
        #expect(throws: ScriptFailure.self) { try value("x + 1", script: script) }
    }
}
