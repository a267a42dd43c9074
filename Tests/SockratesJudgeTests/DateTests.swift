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

    @Test(arguments: [
        ("--12-25", "25.12."), ("--12-25", "12/25"), ("--12-25", "25/12"), ("--02-03", "3.2."),
        ("1989", "the year 1989"),
        ("1989", "1989 A.D."), ("44-03-15 BC", "March 15, 44 B.C."), ("1969-07-20", "Sunday, 20 July 1969"),
    ])
    func datesAreReadWithoutAYearAndWithWords(text: String, response: String) throws {
        #expect(Judge.date(try #require(DateRule(text))).verdict(on: response).outcome == .accept)
    }

    @Test func anotherDateIsRejectedAndNoneIsAskedAgain() throws {
        let year = Judge.date(try #require(DateRule("1989")))
        #expect(year.verdict(on: "1989-1990").outcome == .reject)
        #expect(year.verdict(on: "pear").outcome == .prompt)
        #expect(Judge.date(try #require(DateRule("--02-03"))).verdict(on: "2/3").outcome == .reject)
        #expect(Judge.date(try #require(DateRule("--12-25"))).verdict(on: "24.12.").outcome == .reject)
    }

    @Test(arguments: [
        ("1912", "1913", DateRule.Tolerance.years(1), true), ("1912", "1914", .years(1), false),
        ("1 BC", "1 AD", .years(1), true),
        ("1969-07-20", "July 22, 1969", .days(2), true), ("1969-07-20", "July 23, 1969", .days(2), false),
        ("2024-02-28", "1 March 2024", .days(2), true), ("2023-02-27", "2 March 2023", .days(2), false),
        ("2023-12-31", "1.1.2024", .days(1), true),
    ])
    func aDateMayBeSoFarOff(text: String, response: String, tolerance: DateRule.Tolerance, isRight: Bool) throws {
        var rule = try #require(DateRule(text))
        rule.tolerance = tolerance
        #expect((Judge.date(rule).verdict(on: response).outcome == .accept) == isRight)
    }

    @Test func yearsBeforeChristAreNegative() {
        let judge = Judge.date(DateRule(year: -44, month: 3, day: 15))
        #expect(judge.verdict(on: "15 March 44 BC").outcome == .accept)
        #expect(judge.verdict(on: "March 15, 44 BCE").outcome == .accept)
        #expect(judge.verdict(on: "15 March 44").outcome == .reject)
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }

    @Test(arguments: [
        ("1969-07-20", "20 July 1969"), ("1969-07", "July 1969"), ("1969", "1969"), ("--07-20", "20 July"),
        ("--02", "February"), ("44-03-15 BC", "15 March 44 BC"), ("2024-02-29", "29 February 2024"),
        ("--02-29", "29 February"),
    ])
    func aDateIsReadAsFinelyAsItIsWritten(text: String, model: String) throws {
        let judge = Judge.date(try #require(DateRule(text)))
        #expect(judge.modelAnswer == model)
        #expect(judge.verdict(on: model).outcome == .accept)
    }

    @Test(arguments: [
        "", "1969-13", "1969-00-01", "1969-07-32", "2023-02-29", "1900-02-29", "0", "10000", "1969-", "20.7.1969",
        "1969-07-20-1",
        "-", "--", "--07-20 BC", "99999999999999999999", "July 1969", "1969-٠٧",
    ])
    func whatIsNoDateIsRefused(text: String) {
        #expect(DateRule(text) == nil)
    }
}
