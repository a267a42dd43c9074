import SockratesJudge
import Testing

struct NumberJudgeTests {
    @Test(arguments: ["5", " 5 ", "5.0", "+5", "5e0", "0.5e1"])
    func oneNumberIsWrittenInManyWays(response: String) {
        #expect(Judge.number(NumberRule(5)).verdict(on: response).outcome == .accept)
    }

    @Test func thousandsMayBeSeparated() {
        let judge = Judge.number(NumberRule(1_234_567))
        #expect(judge.verdict(on: "1,234,567").outcome == .accept)
        #expect(judge.verdict(on: "12,34,567").reason == .notANumber)
        #expect(judge.verdict(on: "1,234567").reason == .notANumber)
    }

    @Test func tolerancesReachAsFarAsTheySay() {
        let absolute = Judge.number(NumberRule(100, tolerance: .absolute(10)))
        #expect(absolute.verdict(on: "90").outcome == .accept)
        #expect(absolute.verdict(on: "110.1").reason == .numberOutsideTolerance)
        let relative = Judge.number(NumberRule(-200, tolerance: .relative(0.05)))
        #expect(relative.verdict(on: "-210").outcome == .accept)
        #expect(relative.verdict(on: "-189").outcome == .reject)
        let geometric = Judge.number(NumberRule(1000, tolerance: .geometric(2)))
        #expect(geometric.verdict(on: "500").outcome == .accept)
        #expect(geometric.verdict(on: "2001").outcome == .reject)
        let figures = Judge.number(NumberRule(3.14159, tolerance: .significantFigures(3)))
        #expect(figures.verdict(on: "3.14").outcome == .accept)
        #expect(figures.verdict(on: "3.15").outcome == .reject)
    }

    @Test func decimalFractionsAreNotRefusedForTheirBinaryRounding() {
        #expect(Judge.number(NumberRule(0.1 + 0.2)).verdict(on: "0.3").outcome == .accept)
    }

    @Test func whatIsNotANumberIsToldApart() {
        let judge = Judge.number(NumberRule(5))
        #expect(judge.verdict(on: "pear").reason == .notANumber)
        #expect(judge.verdict(on: "nan").reason == .notANumber)
        #expect(judge.verdict(on: "inf").reason == .notANumber)
        #expect(judge.verdict(on: "").reason == .empty)
    }

    @Test(arguments: [5, -0.25, 1e21, 8_848.86, 0])
    func theModelAnswerIsAccepted(value: Double) {
        let judge = Judge.number(NumberRule(value))
        #expect(judge.verdict(on: judge.modelAnswer).outcome == .accept)
    }
}
