import SockratesJudge
import Testing

/// The examples of the guides in SockratesJudge.docc, each as it stands there.
struct GuideTests {
    @Test(arguments: [
        ("exact", "Paris", "Paris"), ("normalised", "Côte d’Ivoire", "cote divoire"),
        ("squashed", "Spider-Man", "spiderman"),
        ("keyWords", "Henry VIII", "henry the eighth"), ("typo", "Ouagadougou", "ouagadougu"),
        ("surname", "Wilhelm Conrad Röntgen", "röntgen"),
        ("lessDetail", "Wilhelm Conrad Röntgen", "Wilhelm Röntgen"),
        ("overlap", "her abusive husband", "an abusive and alcoholic man"),
        ("acronym", "International Whaling Commission", "IWC"),
    ])
    func tiersOfTheGuide(tier: String, answer: String, response: String) throws {
        let verdict = Judge.answer([try AnswerLine(answer)]).verdict(on: response)
        #expect(verdict.outcome == .accept)
        #expect(verdict.tier.rawValue == tier)
    }

    @Test(arguments: [
        (
            "United Kingdom [accept UK or Great Britain; prompt on England by asking \"which state?\"; reject Ireland]",
            "uk", "accept"
        ),
        (
            "United Kingdom [accept UK or Great Britain; prompt on England by asking \"which state?\"; reject Ireland]",
            "England", "prompt"
        ),
        (
            "United Kingdom [accept UK or Great Britain; prompt on England by asking \"which state?\"; reject Ireland]",
            "Ireland", "reject"
        ),
        ("Leo {Tolstoy}", "tolstoy", "accept"), ("Leo {Tolstoy}", "leo", "reject"),
        ("Johann {Tserclaes}, Graf von {Tilly} [accept either]", "tilly", "accept"),
        ("{working memory} [prompt on partial]", "memory", "prompt"),
        ("<b><u>coagulation</u></b> or blood <b><u>clotting</u></b>", "clotting", "accept"),
        ("July 1998", "June 1998", "reject"),
        ("Sam Waterston", "Sam Elliott", "reject"), ("South Korea", "north korea", "reject"),
        ("Monet", "Manet", "reject"),
        ("Paris", "London, Paris or Rome", "reject"),
    ])
    func linesOfTheGuide(line: String, response: String, outcome: String) throws {
        #expect(Judge.answer([try AnswerLine(line)]).verdict(on: response).outcome.rawValue == outcome)
    }

    @Test func errorsOfTheGuide() {
        let error = #expect(throws: AnswerLineError.self) { try AnswerLine("United Kingdom [accept UK") }
        #expect(error?.description == "column 16: the bracket is never closed; write \"]\" after the last directive")
    }

    @Test func strictExamplesOfTheGuide() {
        for (answer, response, isRight) in [("São Tomé", "SAO-TOME", true), ("C++", "C", false), ("-5", "5", false)] {
            let judge = Judge.answer([AnswerLine(verbatim: answer)], strictness: .strict)
            #expect((judge.verdict(on: response).outcome == .accept) == isRight)
        }
    }

    @Test(arguments: [
        ("twenty-five", 25), ("5.5 million", 5.5e6), ("three quarters", 0.75), ("1.1^23", 8.95430243255239),
    ])
    func numbersOfTheGuide(response: String, value: Double) {
        #expect(Judge.number(NumberRule(value, tolerance: .relative(1e-9))).verdict(on: response).outcome == .accept)
    }

    @Test func unitsOfTheGuide() {
        let rule = NumberRule(8848, tolerance: .absolute(1), unit: MeasureUnit("m"))
        #expect(Judge.number(rule).verdict(on: "29,029 ft").outcome == .accept)
    }
}
