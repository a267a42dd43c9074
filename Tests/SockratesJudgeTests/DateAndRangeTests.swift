import SockratesJudge
import Testing

/// Years, months, ranges and rough numbers in plain answers.
struct DateAndRangeTests {
    private func outcome(_ answers: [String], _ response: String, to question: String? = nil) -> Verdict.Outcome {
        Judge.answer(answers.map { AnswerLine(verbatim: $0) }, context: JudgeContext(question: question))
            .verdict(on: response).outcome
    }

    @Test func aMonthOrDayThatAnotherAnswerRulesOutIsRejected() {
        #expect(outcome(["late 1971", "November 3, 1971"], "late 1971") == .accept)
        #expect(outcome(["late 1971", "November 3, 1971"], "November 1971") == .accept)
        #expect(outcome(["late 1971", "November 3, 1971"], "September 1971") == .reject)
        #expect(outcome(["March 2011", "March 11, 2011"], "it was on March 14, 2011") == .reject)
        #expect(outcome(["April 2016", "2016"], "March 2016") == .accept)
    }

    @Test func mayIsAMonthBesideANumberAndElseASmallWord() {
        #expect(outcome(["January 2017"], "May 30, 2017") == .reject)
        #expect(outcome(["May 1968"], "in May 1968") == .accept)
        #expect(outcome(["Paris"], "It may be Paris") == .accept)
    }

    @Test func aNumberWithinARangeIsRight() {
        #expect(outcome(["10–12 years"], "11.5 years") == .accept)
        #expect(outcome(["10 to 12 years"], "11") == .accept)
        #expect(outcome(["10–12 years"], "14 years") == .reject)
        #expect(outcome(["1914–1918"], "1916") == .reject)
    }

    @Test func aRoughNumberMayBeOneInAHundredOff() {
        #expect(outcome(["about 4.32 degrees"], "4.3 degrees") == .accept)
        #expect(outcome(["about 4.32 degrees"], "4.35 degrees") == .accept)
        #expect(outcome(["4.32 degrees"], "4.35 degrees") == .reject)
        #expect(outcome(["around 2.45 billion years ago"], "2.4 billion years ago") == .accept)
        #expect(outcome(["about 4.32 degrees"], "4. 32 degrees") == .accept)
    }

    @Test func noIsTheAnswerThatATypicallyComesWith() {
        #expect(outcome(["Typically, no"], "no") == .accept)
        #expect(outcome(["Typically, no"], "No, but you should ask") == .accept)
        #expect(outcome(["Typically, no"], "yes") == .reject)
        #expect(outcome(["Typically, no"], "there is no telling") == .reject)
    }

    @Test func otherNamesOfTheSameAreRight() {
        #expect(outcome(["RFC"], "Request for Comments") == .accept)
        #expect(outcome(["RFA"], "Republic of Austria &") == .reject)
        #expect(outcome(["DMV"], "the Department of Motor Vehicles") == .accept)
        #expect(outcome(["Ekaterina Gordeeva"], "Yekaterina Gordeeva") == .accept)
        #expect(outcome(["Nitrogen monoxide"], "Nitrogen trifluoride") == .reject)
    }

    @Test func textReadAsWindows1252IsRepaired() {
        #expect(outcome(["10\u{E2}\u{20AC}\u{201C}12 years"], "11 years") == .accept)
        #expect(outcome(["rock \u{E2}\u{20AC}\u{2122}n\u{E2}\u{20AC}\u{2122} roll"], "rock 'n' roll") == .accept)
    }
}
