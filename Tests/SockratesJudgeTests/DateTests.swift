import SockratesJudge
import Testing

struct DateTests {
    @Test(arguments: [
        "4 July 1776", "July 4, 1776", "the 4th of July 1776", "1776-07-04", "4/7/1776", "jul 4 1776",
        "Fourth of July, 1776", "04.07.1776",
    ])
    func oneDateIsWrittenInManyWays(response: String) {
        #expect(Judge.date(DateRule(year: 1776, month: 7, day: 4)).verdict(on: response).outcome == .accept)
    }

    @Test func theOrderOfBareNumbersIsDeclared() {
        let judge = Judge.date(DateRule(year: 1776, month: 7, day: 4, order: .monthFirst))
        #expect(judge.verdict(on: "7/4/1776").outcome == .accept)
        #expect(judge.verdict(on: "4/7/1776").outcome == .reject)
    }

    @Test func datesAreJudgedAsFinelyAsTheyAreAskedFor() {
        let year = Judge.date(DateRule(year: 1776))
        #expect(year.verdict(on: "4 July 1776").outcome == .accept)
        #expect(year.verdict(on: "1777").reason == .otherDate)
        let day = Judge.date(DateRule(year: 1776, month: 7, day: 4))
        #expect(day.verdict(on: "1776").outcome == .prompt)
        #expect(day.verdict(on: "July 1776").sentence == "Be more specific.")
        #expect(day.verdict(on: "yesterday").reason == .notADate)
    }

    @Test func yearsBeforeChristAreNegative() {
        let judge = Judge.date(DateRule(year: -44, month: 3, day: 15))
        #expect(judge.verdict(on: "15 March 44 BC").outcome == .accept)
        #expect(judge.verdict(on: "March 15, 44 BCE").outcome == .accept)
        #expect(judge.verdict(on: "15 March 44").outcome == .reject)
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }

    @Test func fieldsHaveRulesOfTheirOwn() throws {
        let judge = Judge.fields([
            .answer([try AnswerLine("Everest")]), .number(NumberRule(8848, tolerance: .absolute(2))),
        ])
        #expect(judge.verdict(on: "everest, 8849").outcome == .accept)
        #expect(judge.verdict(on: "everest, 8000").reason == .numberOutsideTolerance)
        #expect(judge.verdict(on: "everest").reason == .fieldCount)
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }
}
